"""What came of an import, or would."""
