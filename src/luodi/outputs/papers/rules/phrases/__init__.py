"""What the blanks and figures of a speech count, understood from the words around them."""
