"""The command tree: text into values, one call to a service, one call to a renderer.

Refuses SQL and business rules.
"""
