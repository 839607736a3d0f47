"""Forms without placeholders: what their tables are, and what fills each column, row and cell."""
