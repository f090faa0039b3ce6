"""Rows written to files: CSV, JSON, spreadsheets, vCards."""
