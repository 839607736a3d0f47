"""Papers: templates filled with figures, filled papers checked again."""
