"""A backup brought back: row by row into the store, or the whole file in its place."""
