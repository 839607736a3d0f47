"""Two moments of one figure, laid out: both readings, and the things that make the difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from luodi.analysis.figures.queries.comparing import now_of
from luodi.analysis.figures.queries.differing import Difference, difference
from luodi.analysis.figures.queries.moments import closing_of
from luodi.analysis.figures.rules.moments import AsOf, as_of
from luodi.kernel.periods import add_months
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.catalogue.queries.answer import Asking
from luodi.outputs.catalogue.rules.moved import Group, Side, groups, sides

type Ends = tuple[str, str]  # two moments as they stand in the address; empty is now


@dataclass(frozen=True)
class Compared:
    """One figure at two moments."""

    found: Difference
    sides: tuple[Side, ...]
    groups: tuple[Group, ...]


def compared(asking: Asking, code: str, ends: Ends) -> Compared:
    """The figure at both ends; refuses a city's, whose books have numbers of their own."""
    if asking.is_of_city:
        text = gettext_noop("市的数由各区县的数相加：请到区县的指标页比较两日")
        raise Refused(because(text))
    found = difference(
        asking.book,
        code,
        asking.asked,
        (end(asking, ends[0]), end(asking, ends[1])),
        asking.now,
        verified=asking.verified,
        reader=asking.reader,
    )
    return Compared(found, sides(found.before, found.after), groups(found.parts))


def end(asking: Asking, written: str) -> AsOf:
    """The moment of one end; empty means now, also where the period was closed."""
    asked = as_of(written)
    return now_of(asking.book, asking.asked, asking.now).as_of if asked == AsOf() else asked


def first_ends(asking: Asking) -> Ends:
    """Where nothing is said: from the closing, or else from a month ago, to what was asked."""
    closing = closing_of(asking.book, asking.asked.period)
    if closing:
        return f"#{closing.seq}", asking.question.as_of
    return add_months(asking.today, -1).isoformat(), asking.question.as_of


def offered_ends(asking: Asking) -> Iterator[tuple[str, str]]:
    """Days from which people compare: the end of last month, of last year."""
    today = asking.today
    before = date.fromordinal(today.replace(day=1).toordinal() - 1)
    yield gettext_noop("与上月末比"), before.isoformat()
    yield gettext_noop("与上年末比"), date(today.year - 1, 12, 31).isoformat()
