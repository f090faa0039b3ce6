"""Whatever kind of file it is, as rows: found out from what is in it, never from its name."""
