"""The columns of figures in a chat or a picture: few, and with their words already printed."""

from __future__ import annotations

from django.utils.translation import gettext

from luodi.analysis.figures.rules.asked import Figure, shown
from luodi.analysis.figures.rules.rows import Row
from luodi.foundation.files.leaflets.joints import listed
from luodi.foundation.files.leaflets.leaf import Kind
from luodi.foundation.outgoing.grids import Told
from luodi.kernel.text import gettext_noop
from luodi.outputs.catalogue.queries.redefined import Line as Redefined
from luodi.outputs.catalogue.rules.lines import Line
from luodi.outputs.catalogue.rules.moved import Item, Side
from luodi.outputs.catalogue.rules.slices import Bar

NAME, NUMBER, MEASURE = Kind.NAME, Kind.NUMBER, Kind.MEASURE
CLAIMED, VERIFIED = gettext_noop("申报"), gettext_noop("核定")
DISTANCE, CHANGED = gettext_noop("差距"), gettext_noop("变化")
THING, UNIT = gettext_noop("事项"), gettext_noop("责任单位")

SUMMARY: tuple[Told[Line], ...] = (
    Told(gettext_noop("指标"), lambda line: gettext(line.name), NAME),
    Told(CLAIMED, lambda line: printed(line, line.claimed), NUMBER),
    Told(VERIFIED, lambda line: printed(line, line.verified), NUMBER),
    Told(DISTANCE, lambda line: line.distance, NUMBER),
    Told(gettext_noop("计量"), lambda line: measure(line), MEASURE),
)
MOVED: tuple[Told[Item], ...] = (
    Told(THING, lambda item: item.change.name, NAME),
    Told(UNIT, lambda item: item.change.unit),
    Told(CHANGED, lambda item: gettext(item.word)),
    Told(gettext_noop("缘由"), lambda item: causes(item)),
    Told(gettext_noop("差"), lambda item: item.difference, NUMBER),
)


def printed(line: Line, figure: Figure) -> str:
    """The value; where its unit stands behind it, that in the reader's language."""
    bare = figure.shown.removesuffix(line.unit)
    return bare if bare == figure.shown else bare + gettext(line.unit)


def measure(line: Line) -> str:
    return gettext(line.shown_unit) if line.shown_unit else ""


def slice_columns(line: Line) -> tuple[Told[Bar], ...]:
    """The parts of a figure, which count as it does."""
    return (
        Told(gettext_noop("分列"), lambda bar: bar.part.name, NAME),
        Told(CLAIMED, lambda bar: bar.part.claimed.shown, NUMBER),
        Told(VERIFIED, lambda bar: bar.part.verified.shown, NUMBER),
        Told(DISTANCE, lambda bar: bar.distance, NUMBER),
        Told(gettext_noop("计量"), lambda bar: measure(line), MEASURE),
    )


def causes(item: Item) -> str:
    """The acts that moved it; none where its day came or the rulebook changed."""
    return listed(f"{gettext(one.what)} {one.kind}".strip() for one in item.change.causes)


def row_columns(unit: str) -> tuple[Told[Row], ...]:
    """The rows of a figure that counts in this unit."""
    return (
        Told(THING, lambda row: row.name, NAME),
        Told(UNIT, lambda row: row.unit),
        Told(gettext_noop("凭"), lambda row: kinds(row)),
        Told(gettext_noop("计入"), lambda row: shown(row.amount, unit), NUMBER),
        Told(gettext_noop("计量"), lambda row: gettext(unit), MEASURE),
    )


def kinds(row: Row) -> str:
    """What happened and when, entry by entry."""
    return listed(f"{gettext(proof.kind)} {proof.occurred_to}" for proof in row.proofs)


def side_columns(ends: tuple[str, str]) -> tuple[Told[Side], ...]:
    """Both readings at two moments or under two versions."""
    return (
        Told(gettext_noop("读法"), reading, NAME),
        Told(ends[0], lambda side: side.before.shown, NUMBER),
        Told(ends[1], lambda side: side.after.shown, NUMBER),
        Told(CHANGED, lambda side: side.difference, NUMBER),
    )


def reading(side: Side) -> str:
    return gettext(VERIFIED) if side.after.verified else gettext(CLAIMED)


def of_side(at: int, group: str) -> tuple[Told[Redefined], ...]:
    """One reading under both versions."""
    return (
        Told(gettext_noop("原口径"), lambda line: line.sides[at].before.shown, NUMBER, group),
        Told(gettext_noop("新口径"), lambda line: line.sides[at].after.shown, NUMBER, group),
        Told(CHANGED, lambda line: line.sides[at].difference, NUMBER, group),
    )


REDEFINED: tuple[Told[Redefined], ...] = (
    Told(gettext_noop("指标"), lambda line: gettext(line.name), NAME),
    *of_side(0, CLAIMED),
    *of_side(1, VERIFIED),
    Told(gettext_noop("计量"), lambda line: gettext(line.unit), MEASURE),
)
