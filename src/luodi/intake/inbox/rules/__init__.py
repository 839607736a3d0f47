"""What a message says: its facts with day and amount, of which subject, proved by which files."""
