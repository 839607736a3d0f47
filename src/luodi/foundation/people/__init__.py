"""Units, accounts, and who may see and do what."""
