"""The weekly sheet, in every format."""
