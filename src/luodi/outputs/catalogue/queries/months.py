"""A figure by months, as a chart."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext

from luodi.analysis.figures.queries.trending import Trend, trend
from luodi.analysis.figures.rules.asked import Figure
from luodi.analysis.figures.rules.figure import in_own_unit
from luodi.foundation.ui.charts import Chart, Series
from luodi.outputs.catalogue.queries.answer import Asking


def months_chart(asking: Asking, code: str) -> Chart | None:
    """The year in which the period ends and, verified, the one before; None without such a figure.

    The rulebook is that of the whole period for all months.
    """
    found = trend(asking.book, code, asking.asked, asking.now)
    if found is None:
        return None
    verified = numbers([month.verified for month in found.months])
    claimed = numbers([month.claimed for month in found.months])
    before = numbers([month.year_before for month in found.months])
    return Chart(
        title=title(found),
        unit=found.unit,
        labels=tuple(gettext("%(month)s月") % {"month": one.number} for one in found.months),
        series=(
            Series(gettext("%(year)s年核定") % {"year": found.year}, verified),
            Series(gettext("%(year)s年申报") % {"year": found.year}, claimed),
            Series(gettext("%(year)s年核定") % {"year": found.year - 1}, before),
        ),
        is_line=True,
        digits=digits([*verified, *claimed, *before]),
    )


def title(found: Trend) -> str:
    if found.is_cumulative:
        return gettext("%(name)s，自1月起至各月末") % {"name": gettext(found.name)}
    return gettext("%(name)s，逐月") % {"name": gettext(found.name)}


def numbers(figures: list[Figure | None]) -> tuple[Decimal | None, ...]:
    return tuple(in_own_unit(figure) if figure else None for figure in figures)


def digits(values: list[Decimal | None]) -> int:
    """As many as the longest of them has."""
    exponents = [int(value.as_tuple().exponent) for value in values if value is not None]
    return max([0, *(-exponent for exponent in exponents)])
