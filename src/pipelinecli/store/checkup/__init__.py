"""What a check-up looks at in the store's file, its rows and its backups, and what it can mend."""
