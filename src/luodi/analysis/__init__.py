"""What is computed from the records; stores nothing."""
