"""Figures that others publish, kept apart from our own."""
