"""Questions about imports: what waits, which projects its rows mean, what applying would do."""
