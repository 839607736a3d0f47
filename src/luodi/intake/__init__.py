"""Ways in other than a form: what translates the outside into what the book understands."""
