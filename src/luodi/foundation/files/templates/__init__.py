"""Word files with places to be filled: let in, read, filled, and what was filled kept in them."""
