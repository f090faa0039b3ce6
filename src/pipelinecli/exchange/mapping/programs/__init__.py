"""What the columns are called in the exports of the programs that people come from."""
