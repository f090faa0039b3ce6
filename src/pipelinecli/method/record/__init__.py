"""What a change set did, told as alterations of cards."""
