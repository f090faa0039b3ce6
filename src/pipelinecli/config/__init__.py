"""Where the rep's files live and what the rep has set.

Asking for a path leaves the disk as it was. Refuses to write anything but the configuration file.
"""
