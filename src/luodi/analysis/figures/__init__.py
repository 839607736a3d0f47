"""The value of an indicator as of a moment, with its arithmetic and the rows behind it."""
