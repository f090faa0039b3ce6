"""What each released version of the store added, as SQL text that is never edited again."""
