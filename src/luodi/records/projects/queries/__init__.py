"""Questions about projects: which of them a reader asks for, page by page, and their sums."""
