"""Use cases: one function for each thing a rep does; primitives in, domain values out.

Refuses to parse the command line and to draw.
"""
