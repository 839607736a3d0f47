"""Targets: what a unit owes for a period, split so that the parts add up."""
