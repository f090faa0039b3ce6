"""What is fuzzed, by subject."""
