"""The pages of papers."""
