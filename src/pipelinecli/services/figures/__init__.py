"""The numbers, as a rep asks for them: each figure with its n, and what is behind it."""
