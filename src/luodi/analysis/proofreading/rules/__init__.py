"""What numbers that stand side by side say of one another; plain Python, nothing is stored."""
