"""Older stores brought up to date, step by step."""
