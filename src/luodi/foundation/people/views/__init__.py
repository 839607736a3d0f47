"""Pages of the people room: signing in, and the administrator's people and units."""
