"""One card: what became of it, why it stands where it does, and its history."""
