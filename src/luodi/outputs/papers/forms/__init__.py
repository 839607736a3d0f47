"""What a person hands in of papers."""
