"""The words for what figures are split by, and the successors of closed units."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from luodi.analysis.figures.rules.facts import EVERYTHING, Key, Values
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Succession, Unit
from luodi.foundation.vocabulary.dimensions import dimension
from luodi.foundation.vocabulary.industries import INDUSTRIES
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import WHOLE

NONE = gettext_noop("未填")


def key_names(by: str, values: dict[str, Values]) -> dict[Key, str]:
    """The Chinese word of every key that occurs, in the order in which a table shows them."""
    keys = {key for own in values.values() for _, key in own} - {EVERYTHING}
    numbers = [key for key in keys if isinstance(key, int)]
    if by == "unit":
        units = sorted(Unit.objects.filter(pk__in=numbers), key=place)
        named: dict[Key, str] = {unit.pk: unit.name for unit in units}
    elif by == "event":
        events = Subject.objects.filter(pk__in=numbers).order_by("pk")
        named = {event.pk: str(event) for event in events}
    else:
        words = dict(INDUSTRIES if by == "industry" else dimension(by).values)
        codes = sorted(key for key in keys if isinstance(key, str) and key)
        named = {code: words.get(code, code) for code in codes}
    return named | {key: NONE for key in keys if key in (None, "")}


def place(unit: Unit) -> list[int]:
    """Where a unit stands in the tree: below its parent, in the order of opening."""
    return [int(key) for key in unit.path.split("/") if key]


def successors(book: Book) -> dict[int, list[tuple[int, Decimal]]]:
    """For each closed unit those who carry it on today, through any number of reorganisations."""
    direct: dict[int, list[tuple[int, Decimal]]] = defaultdict(list)
    for row in Succession.objects.filter(book=book):
        direct[row.unit_id].append((row.successor_id, Decimal(row.share) / WHOLE))

    def today(unit: int, share: Decimal) -> list[tuple[int, Decimal]]:
        if unit not in direct:
            return [(unit, share)]
        return [end for heir, part in direct[unit] for end in today(heir, share * part)]

    return {unit: today(unit, Decimal(1)) for unit in list(direct)}
