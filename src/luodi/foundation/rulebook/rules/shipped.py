"""The rulebooks that come with the program: the default, and three that say 开工 otherwise."""

from __future__ import annotations

from importlib.resources import files

from luodi.foundation.rulebook.rules.reading import Source

DEFAULT = "default"
PRESETS = ("permanent_works_and_statistics", "first_pile", "business_licence")
SHIPPED = (DEFAULT, *PRESETS)


def shipped(name: str) -> Source:
    """The text of a rulebook that ships, one of SHIPPED."""
    file = files("luodi.foundation.rulebook") / "defaults" / f"{name}.toml"
    return Source(f"{name}.toml", file.read_text(encoding="utf-8"))
