"""What the book says of figures that a text names."""
