"""How papers are read and drawn; plain Python."""
