"""流水: what was done in a book, by whom and when, and what each act wrote."""
