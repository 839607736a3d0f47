"""Ledgers of the units, as workbooks, Word tables and pasted text, read into the book."""
