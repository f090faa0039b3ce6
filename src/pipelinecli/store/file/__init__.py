"""The store as a file: whose it is, whether it is sound, and who holds it."""
