"""What a person asks of a paper."""
