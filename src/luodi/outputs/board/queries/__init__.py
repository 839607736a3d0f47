"""What the first page asks: the figures of a book, and what waits for its reader."""
