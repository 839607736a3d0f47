"""出件: what leaves the house as text, as a picture or on paper; each noted, each with a code."""
