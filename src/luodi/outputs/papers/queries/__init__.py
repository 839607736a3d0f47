"""Placeholders answered from the book, papers filled and checked again."""
