"""What the book says to the blanks and claims of a speech."""
