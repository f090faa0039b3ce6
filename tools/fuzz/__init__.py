"""Fuzzing: a million inputs for every parser, near to valid ones and far from them (`make fuzz`).

Every input follows from the seed. It refuses to count what a parser refuses as a fault; a fault
is an exception nobody expects, a second of work, or a result that breaks the parser's promise.
"""
