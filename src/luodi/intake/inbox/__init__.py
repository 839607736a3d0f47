"""收件: what reaches a unit by chat, from the moment it is dropped until it is recorded."""
