"""Forms in Excel that strangers drew: read as they stand, given rows, filled, and read again."""
