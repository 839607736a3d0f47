"""One subject: everything that the book knows of it, on a page."""
