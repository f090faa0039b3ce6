"""The check-in by hand: card by card, one keystroke an answer."""
