"""Two versions of the rulebook at one moment: which figures they make different, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from luodi.analysis.figures.queries.figures import Prior, at_closing, count, worked
from luodi.analysis.figures.rules.asked import Asked, Figure
from luodi.analysis.figures.rules.moments import Moment
from luodi.foundation.history.models import Book
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.queries import changes

Figures = Mapping[tuple[str, bool], Figure]
Versions = tuple[RulebookVersion, RulebookVersion]


@dataclass(frozen=True)
class Redefined:
    """One figure that is not the same under both versions; (claimed, verified) of each."""

    code: str
    old: tuple[Figure, Figure]
    new: tuple[Figure, Figure]


@dataclass(frozen=True)
class Impact:
    """What the newer version changes in words, and in which figures it shows."""

    moment: Moment
    sentences: list[str]
    figures: tuple[Redefined, ...]


def versions_of(book: Book) -> list[RulebookVersion]:
    """Every version that was loaded, the last first."""
    return list(RulebookVersion.objects.filter(book=book).order_by("-number"))


def impact(book: Book, asked: Asked, versions: Versions, now: datetime) -> Impact:
    """Every figure that both versions know and print differently."""
    asked = at_closing(book, asked)
    counted = [count(book, asked, now, under=version) for version in versions]
    old, new = (
        worked(one.rulebook, one.indicators, one.values, Prior(book, asked, now, one).reader)
        for one in counted
    )
    codes = dict.fromkeys(code for code, _ in new if (code, True) in old)
    found = [Redefined(code, pair(old, code), pair(new, code)) for code in codes]
    return Impact(
        moment=counted[0].moment,
        sentences=changes(*versions),
        figures=tuple(one for one in found if printed(one.old) != printed(one.new)),
    )


def pair(figures: Figures, code: str) -> tuple[Figure, Figure]:
    return figures[code, False], figures[code, True]


def printed(figures: tuple[Figure, Figure]) -> list[str]:
    return [figure.shown for figure in figures]
