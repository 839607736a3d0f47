"""Figures asked of the book: moments, facts in a fixed number of queries, rows."""
