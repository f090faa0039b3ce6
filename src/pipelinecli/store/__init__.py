"""The rep's SQLite file: schema, statements, transactions and the journal.

Refuses to print, and to decide what the method decides.
"""
