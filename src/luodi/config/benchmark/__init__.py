"""The bench: a large invented book, how fast it answers, records and serves, and a peer beside it."""
