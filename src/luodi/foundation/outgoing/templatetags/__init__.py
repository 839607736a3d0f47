"""Tags of the outgoing room."""
