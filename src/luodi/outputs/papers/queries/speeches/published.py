"""What others published for a blank: the statistics bureau's figure, with who, when and where."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from luodi.foundation.history.models import Book
from luodi.foundation.vocabulary.indicators import indicator
from luodi.kernel.folding import fold
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.phrases.bindings import Binding, Sort
from luodi.records.bulletins.queries import Published, published, standing

SOURCE = gettext_noop("%(publisher)s %(day)s 公布：%(words)s%(measure)s")


def published_for(binding: Binding, book: int, seq: int) -> Published | None:
    """The figure that stood at the moment under one of the indicator's names; None for none."""
    if binding.sort is not Sort.PUBLISHED or binding.when is None or not binding.name:
        return None
    for name in names(binding):
        try:
            return published(
                book, name, period=binding.when.period, publisher="", about="", seq=seq
            )
        except Refused:
            continue
    return None


@dataclass(frozen=True)
class Peer:
    """What was published of another district."""

    about: str
    number: Decimal
    measure: str


def peers_of(code: str, period: Period, book: Book, seq: int) -> list[Peer]:
    """The other districts in the last publication of an indicator for the period."""
    row = indicator(code)
    wanted = {fold(name) for name in (row.name, *row.also)}
    rows = [
        one
        for one in standing(book.pk, seq)
        if fold(one.name) in wanted
        and one.about
        and one.about != book.name
        and one.said.period == period
    ]
    last = rows[-1].bulletin_id if rows else None
    return [
        Peer(one.about, number, one.measure)
        for one in rows
        if one.bulletin_id == last and (number := one.said.number) is not None
    ]


def names(binding: Binding) -> tuple[str, ...]:
    """The names under which it may have been published: its own, and those that speeches use."""
    if not binding.indicator:
        return (binding.name,)
    row = indicator(binding.indicator)
    return (row.name, *row.also)


def source(found: Published) -> Reason:
    """Who published it and when, as a reason."""
    return because(
        SOURCE,
        publisher=found.publisher,
        day=found.published_on.isoformat(),
        words=found.words,
        measure=found.measure,
    )
