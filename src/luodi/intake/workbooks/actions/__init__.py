"""Every write of imports: receiving, reading, deciding, applying, withdrawing."""
