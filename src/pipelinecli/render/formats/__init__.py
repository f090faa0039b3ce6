"""The formats: a listing declared once, and a writer for each form it can take."""
