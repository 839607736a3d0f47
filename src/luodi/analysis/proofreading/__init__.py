"""核数: whether the numbers of a text or a table agree with one another, and with the book."""
