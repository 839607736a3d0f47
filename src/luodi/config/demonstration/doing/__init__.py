"""Who does what when: registering, recording, reviewing, correcting, and what concerns a book."""
