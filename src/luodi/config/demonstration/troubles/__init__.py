"""What is wrong in the demonstration: planted on purpose, and grown by itself."""
