"""What commands did, in words: for history, and for what is taken back or brought again."""
