"""What is true of units and roles, in plain Python."""
