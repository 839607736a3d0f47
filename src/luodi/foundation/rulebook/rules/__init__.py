"""What a rulebook says and how it is read, in plain Python."""
