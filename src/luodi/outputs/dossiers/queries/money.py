"""A subject's money: its sums in both readings, and the picture of its months in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from luodi.foundation.ui.charts import Chart, Series, Values
from luodi.kernel.text import gettext_noop
from luodi.outputs.dossiers.rules.months import MOST_MONTHS, Months, Year, months, years
from luodi.outputs.dossiers.rules.said import Said
from luodi.records.ledger.queries.standings import Standings

WAN = Decimal(10_000)
FEN_OF_A_WAN = Decimal(1_000_000)
SUMS = (
    ("contract_fen", gettext_noop("合同引资额")),
    ("arrived_fen", gettext_noop("到位资金")),
    ("invested_fen", gettext_noop("完成投资")),
)


@dataclass(frozen=True)
class Sum:
    """One sum of a subject in both readings, in 万元."""

    name: str
    claimed: Decimal
    verified: Decimal

    @property
    def digits(self) -> int:
        return digits_of((self.claimed, self.verified))


@dataclass(frozen=True)
class Money:
    """The sums in both readings; the picture and the years in the one that was asked for."""

    sums: tuple[Sum, ...]
    chart: Chart | None
    undated: Decimal  # yuan that have no place in the picture
    years: tuple[Year, ...]

    @property
    def is_any(self) -> bool:
        return bool(self.sums or self.chart or self.years)


def money_of(said: Sequence[Said], standings: Standings, *, verified: bool) -> Money:
    """What the book knows of a subject's money."""
    found = months(said, verified=verified)
    return Money(
        sums=tuple(sums(standings)),
        chart=chart(found, verified=verified) if found else None,
        undated=found.undated if found else Decimal(0),
        years=years(said, verified=verified),
    )


def sums(standings: Standings) -> Iterator[Sum]:
    """Those of the three sums of which anything is known in either reading."""
    for column, name in SUMS:
        claimed, verified = (
            Decimal(getattr(row, column) if row else 0) / FEN_OF_A_WAN
            for row in (standings.claimed, standings.verified)
        )
        if claimed or verified:
            yield Sum(gettext(name), claimed, verified)


def chart(found: Months, *, verified: bool) -> Chart:
    """Money against plan by month."""
    rows = (
        (gettext("到位资金"), found.arrived),
        (gettext("完成投资"), found.invested),
        (gettext("月度计划"), found.planned),
    )
    series = tuple(Series(name, in_wan(values)) for name, values in rows if any(values))
    known = [value for one in series for value in one.values if value is not None]
    return Chart(
        title=title(found, verified=verified),
        unit="万元",
        labels=tuple(f"{first:%y-%m}" for first in found.firsts),
        series=series,
        digits=digits_of(known),
    )


def title(found: Months, *, verified: bool) -> str:
    """What the picture shows, in which reading, and how far back."""
    reading = gettext("核定") if verified else gettext("申报")
    words = gettext("逐月资金，%(reading)s") % {"reading": reading}
    if not found.earlier:
        return words
    return words + gettext("，最近 %(count)s 个月") % {"count": MOST_MONTHS}


def in_wan(values: Sequence[Decimal | None]) -> Values:
    return tuple(None if value is None else value / WAN for value in values)


def digits_of(values: Sequence[Decimal]) -> int:
    return 0 if all(value == value.to_integral_value() for value in values) else 2
