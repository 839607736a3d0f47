"""Words that all rooms share, in plain Python."""
