"""Measuring the program: stores of a known size, whole processes side by side, the targets.

`make bench` prints the measurement; `python -m tools.bench --write` puts it into
docs/performance.md as well. No part of the installed program.
"""
