"""The table of what a change of definitions does: two versions at one moment, laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luodi.analysis.figures.queries.differing import Difference, impact_on
from luodi.analysis.figures.queries.redefining import Impact, Versions, impact, versions_of
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.catalogue.queries.answer import Asking
from luodi.outputs.catalogue.rules.moved import Group, Side, groups, sides


@dataclass(frozen=True)
class Line:
    """One figure under both versions, in both readings."""

    code: str
    name: str
    unit: str
    sides: tuple[Side, ...]  # claimed, verified


@dataclass(frozen=True)
class Redefinition:
    """Two versions at one moment: the sentences, and the figures that differ."""

    versions: Versions
    offered: Sequence[RulebookVersion]
    found: Impact
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Opened:
    """One figure under both versions, with the things that make the difference."""

    versions: Versions
    found: Difference
    sides: tuple[Side, ...]
    groups: tuple[Group, ...]


def redefinition(asking: Asking, old: str, new: str) -> Redefinition:
    """Without numbers the last two versions; refuses a book that has one only."""
    offered = versions_of(asking.book)
    versions = chosen(asking, old, new)
    found = impact(asking.book, asking.asked, versions, asking.now)
    lines = (
        Line(
            one.code,
            one.new[1].name,
            one.new[1].unit,
            tuple(Side(before, after) for before, after in zip(one.old, one.new, strict=True)),
        )
        for one in found.figures
    )
    return Redefinition(versions, offered, found, tuple(lines))


def redefined(asking: Asking, code: str, old: str, new: str) -> Opened:
    """One figure's rows under the one version and under the other."""
    versions = chosen(asking, old, new)
    found = impact_on(
        asking.book,
        code,
        asking.asked,
        versions,
        asking.now,
        verified=asking.verified,
        reader=asking.reader,
    )
    return Opened(versions, found, sides(found.before, found.after), groups(found.parts))


def chosen(asking: Asking, old: str, new: str) -> Versions:
    """The versions of these numbers, the older first."""
    if asking.is_of_city:
        raise Refused(because(gettext_noop("口径调整影响表请到区县看")))
    offered = {str(version.number): version for version in versions_of(asking.book)}
    if len(offered) < 2:
        raise Refused(because(gettext_noop("只有一版口径手册，没有可以比较的")))
    last, before = list(offered.values())[:2]
    return offered.get(old, before), offered.get(new, last)
