"""The demonstration districts: an invented city, three years of it, and the troubles planted."""
