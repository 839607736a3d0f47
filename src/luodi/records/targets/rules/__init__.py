"""What is true of targets: what one is about, which one is meant, how the year should go."""
