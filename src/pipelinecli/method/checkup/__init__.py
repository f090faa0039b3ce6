"""What doctor may find, and what its findings mean."""
