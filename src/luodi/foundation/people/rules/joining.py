"""What keeps one unit from being opened under another, each reason beside its field."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from luodi.foundation.people.rules.tree import PLACES, UNIT_CLASSES, Standing, UnitRow
from luodi.kernel.refusal import Reason, because, too_long
from luodi.kernel.text import gettext_noop

LONGEST_NAME, LONGEST_SHORT_NAME = 80, 30


def kinds_under(kind: str) -> tuple[str, ...]:
    """The kinds that may stand under one of this kind; a district brings a book, so it is none."""
    return tuple(
        place.kind for place in PLACES.values() if kind in place.under and not place.is_root
    )


def joining_problems(row: UnitRow, above: Standing, taken: Collection[str]) -> Iterator[Reason]:
    """Everything against this unit under `above`; `taken` are the names that the book has."""
    if above.is_closed:
        text = gettext_noop("“%(unit)s”已经撤销，请选承接它的单位")
        yield because(text, unit=row.parent)
    elif row.kind not in kinds_under(above.kind):
        kind = PLACES[row.kind].name if row.kind in PLACES else row.kind
        text = gettext_noop("%(kind)s不能设在%(above)s“%(parent)s”之下")
        above_name = PLACES[above.kind].name
        yield because(text, about="kind", kind=kind, above=above_name, parent=row.parent)
    yield from name_problems(row, taken)
    if row.unit_class and row.unit_class not in UNIT_CLASSES:
        text = gettext_noop("单位类别应为其中之一：%(classes)s")
        yield because(text, about="unit_class", classes="、".join(UNIT_CLASSES))


def name_problems(row: UnitRow, taken: Collection[str]) -> Iterator[Reason]:
    if not row.name:
        yield because(gettext_noop("请填单位名称"), about="name")
    if row.name in taken:
        text = gettext_noop("单位“%(name)s”已有，名称不能重复")
        yield because(text, about="name", name=row.name)
    yield from too_long(row.name, LONGEST_NAME, about="name")
    yield from too_long(row.short_name, LONGEST_SHORT_NAME, about="short_name")
