"""Other people's files taken in: all good rows in one change set, or none."""
