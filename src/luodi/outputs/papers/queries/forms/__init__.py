"""Forms without placeholders against the book: understood, asked of, filled."""
