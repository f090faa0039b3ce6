"""The method as frozen values and pure functions.

Refuses to read the clock, touch files, speak to the user, or import any other package of ours.
"""
