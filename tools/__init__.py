"""What the project needs to build and check itself; no part of the installed program."""
