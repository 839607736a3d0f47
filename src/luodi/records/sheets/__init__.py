"""盖章件: printed sheets that come back signed and stamped, each to the place it came from."""
