"""Where the rep's files live and what the rep has set.

Refuses to create anything: asking for a path leaves the disk as it was.
"""
