"""资料: stored files, each kept once by its content."""
