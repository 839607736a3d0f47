"""The deeds of the script, each performed by calling the action that people call."""

from luodi.config.demonstration.performing.table import perform

__all__ = ["perform"]
