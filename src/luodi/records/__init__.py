"""The facts: everything a person can enter, correct, decide and be held to."""
