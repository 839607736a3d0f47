"""A text laid out as a paper: what is left out of it, where its paragraphs are, what each is."""
