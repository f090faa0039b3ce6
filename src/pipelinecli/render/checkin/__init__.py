"""The check-in, in every format."""
