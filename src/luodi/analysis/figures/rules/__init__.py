"""How facts counted by the database become figures; plain Python."""
