"""The one declaration of the schema, subject by subject (DESIGN §2)."""
