"""Whose columns are which of our fields: recognised, saved before, or typed."""
