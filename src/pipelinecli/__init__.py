"""A sales pipeline on the rep's own machine: cards, the gate, flags and the weekly sheet.

Importing this package loads nothing: the version is a constant here because asking the
installed metadata for it costs more than a whole everyday command.
"""

__version__ = "0.1.0"
