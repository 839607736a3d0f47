"""A refusal: sentences that a clerk can act on, collected and given all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from luodi.kernel.text import CHINESE, Sayable, Tongue, gettext_noop


@dataclass(frozen=True)
class Reason:
    """One sentence why something cannot be done, with its values and the field it is about."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    about: str = ""

    def said(self, tongue: Tongue) -> str:
        """The sentence in the reader's tongue, with those of its values that are sayable."""
        text = tongue(self.text)
        if not self.values:
            return text
        return text % {
            name: value.said(tongue) if isinstance(value, Sayable) else value
            for name, value in self.values.items()
        }

    def __str__(self) -> str:
        return self.said(CHINESE)


class Refused(Exception):
    """Something that was asked for is not allowed; nothing was written."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(*reasons)
        self.reasons = reasons

    def __str__(self) -> str:
        return "；".join(str(reason) for reason in self.reasons)


class Ambiguous(Refused):
    """What was written can be read in two ways, or lacks a part: a person can say which it is."""


def because(text: str, *, about: str = "", **values: object) -> Reason:
    """A reason; `text` holds %(name)s for each value, `about` names the field.

    A value that is a word of the tables is a reason too, `kind=because(kind.name)`, so that it is
    said in the reader's tongue; one that a person typed is a string and stays as it is.
    """
    return Reason(text, values, about)


def insist(reasons: Iterable[Reason]) -> None:
    """Refuse with all `reasons`, if there are any."""
    if found := tuple(reasons):
        raise Refused(*found)


def missing(said: str, text: str, *, about: str) -> Iterator[Reason]:
    """The sentence `text` beside a field in which nothing is said."""
    if not said.strip():
        yield because(text, about=about)


def too_long(said: str, most: int, *, about: str) -> Iterator[Reason]:
    """The reason, if a text has more characters than its place holds."""
    if len(said) > most:
        text = gettext_noop("最多 %(most)s 个字，现有 %(length)s 个，请压缩")
        yield because(text, about=about, most=most, length=len(said))


class Collector:
    """The refusals met so far; refuses with all of them at the end of `collecting`."""

    def __init__(self) -> None:
        self.reasons: list[Reason] = []

    def add(self, *reasons: Reason) -> None:
        self.reasons.extend(reasons)

    @contextmanager
    def part(self, about: str = "") -> Iterator[None]:
        """Keep a refusal of one part, naming its field, and go on with the next part."""
        try:
            yield
        except Refused as refusal:
            self.reasons.extend(replace(r, about=r.about or about) for r in refusal.reasons)


@contextmanager
def collecting() -> Iterator[Collector]:
    """Gather the refusals of several parts and refuse once."""
    collector = Collector()
    yield collector
    insist(collector.reasons)
