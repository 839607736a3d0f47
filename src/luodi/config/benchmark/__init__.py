"""The bench: a large invented book, how fast it answers, records and serves, beside a peer."""
