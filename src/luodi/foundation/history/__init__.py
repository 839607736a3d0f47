"""The chain: who did what, when, in which book, and a digest over every row the act wrote."""
