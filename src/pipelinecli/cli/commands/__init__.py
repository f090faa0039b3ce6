"""One module per command: parse, call one service, render."""
