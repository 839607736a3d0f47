"""Questions about what came in: what waits, what it says, of which subject, what it hands on."""
