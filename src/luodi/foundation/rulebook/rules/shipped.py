"""The rulebooks that come with the program: the default, and three that say 开工 otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from luodi.foundation.rulebook.rules.reading import Source, read

DEFAULT = "default"
PRESETS = ("permanent_works_and_statistics", "first_pile", "business_licence")
SHIPPED = (DEFAULT, *PRESETS)


def shipped(name: str) -> Source:
    """The text of a rulebook that ships, one of SHIPPED."""
    file = files("luodi.foundation.rulebook") / "defaults" / f"{name}.toml"
    return Source(f"{name}.toml", file.read_text(encoding="utf-8"))


def names_and_meanings(name: str) -> Iterator[str]:
    """What a rulebook that ships calls its milestones and rates, and what it says of them."""
    book = read(shipped(name), shipped(DEFAULT))
    yield book.title
    for milestone in book.milestones:
        yield from (milestone.name, milestone.note)
    for rate in book.rates:
        yield from (rate.name, rate.unit.name, rate.sentence, rate.otherwise, *rate.signs)
