"""Questions to the chain for a reader: which lines, in words, and what each wrote."""
