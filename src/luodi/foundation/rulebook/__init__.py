"""The rulebook (口径手册): what a book's words mean, as versioned data."""
