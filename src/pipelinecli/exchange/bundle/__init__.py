"""Everything a store holds as one file of JSON lines, written and read back."""
