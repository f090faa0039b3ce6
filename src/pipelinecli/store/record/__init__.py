"""The journal at work: change sets read, taken back, and cleared of somebody's traces."""
