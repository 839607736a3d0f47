"""Luodi (落地): the project ledger of a district's investment promotion."""
