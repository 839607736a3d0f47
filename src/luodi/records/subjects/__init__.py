"""事项: what the book can speak of, its parties and links, and who may see it."""
