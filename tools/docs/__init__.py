"""The documents that the program writes itself: help pages, transcripts, pictures."""
