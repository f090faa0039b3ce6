"""Values in, text out: tables, boards, sheets and the machine formats.

Refuses to read the store and to decide anything.
"""
