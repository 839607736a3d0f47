"""TOML text → a checked rulebook, or every problem in it with its line."""

from luodi.foundation.rulebook.rules.reading.book import is_overlay, read
from luodi.foundation.rulebook.rules.reading.merging import Source

__all__ = ["Source", "is_overlay", "read"]
