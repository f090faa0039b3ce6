"""Copies of the store: made, checked, named, kept, and written anew without somebody."""
