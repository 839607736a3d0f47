"""Lists of names: contracts without landing by their age, and the units with nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext

from luodi.analysis.figures.queries.explaining import Part as Grounds
from luodi.analysis.figures.rules.asked import shown
from luodi.analysis.figures.rules.rows import Row
from luodi.foundation.files.leaflets.leaf import Kind, Leaflet, Part
from luodi.foundation.outgoing.grids import Told, grid_told
from luodi.kernel.periods import add_months
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.ready.asking import Asking

# The least age in months, the longest first, and what stands over the list.
AGES = (
    (12, gettext_noop("签约满一年仍未落地")),
    (3, gettext_noop("签约满三个月未落地")),
    (0, gettext_noop("签约不满三个月")),
)
# The indicator, and what stands over its list.
ZEROS = (
    ("zero_leads_units", gettext_noop("零招引单位（%(count)s 个）")),
    ("zero_contract_units", gettext_noop("零签约单位（%(count)s 个）")),
    ("zero_start_units", gettext_noop("零开工单位（%(count)s 个）")),
    ("wiped_out_units", gettext_noop("签了合同而一个都没有落地的单位（%(count)s 个）")),
)


def unlanded(asking: Asking) -> Leaflet:
    """Standing contracts that have not landed, by how long ago they were signed."""
    return Leaflet(
        about=asking.book.name,
        title=gettext("签约未落地项目清单"),
        rests=tuple(asking.figures.rests()),
        parts=unlanded_parts(asking),
    )


def unlanded_parts(asking: Asking) -> Iterator[Part]:
    grounds = asking.figures.rows("not_landed")
    total = gettext("在册合同项目中未落地的 %(count)s 个。") % {"count": grounds.figure.shown}
    yield Part(lines=[total, gettext(grounds.figure.sentence)])
    rows = sorted(grounds.rows, key=lambda row: (signed_on(row), row.name))
    for months, title in AGES:
        older = [row for row in rows if age_in_months(row, asking.day) >= months]
        rows = [row for row in rows if row not in older]
        if older:
            grid = grid_told(columns(asking.day), older)
            count = gettext("（%(count)s 个）") % {"count": len(older)}
            yield Part(f"{gettext(title)}{count}", grid=grid)
    yield Part(note=hidden(grounds.hidden))


def columns(day: date) -> tuple[Told[Row], ...]:
    return (
        Told(gettext_noop("项目"), lambda row: row.name, Kind.NAME),
        Told(gettext_noop("责任单位"), lambda row: row.unit),
        Told(gettext_noop("签约日期"), lambda row: f"{signed_on(row)}"),
        Told(gettext_noop("已过天数"), lambda row: f"{(day - signed_on(row)).days}", Kind.NUMBER),
        Told(gettext_noop("计入"), lambda row: shown(row.amount, "个"), Kind.NUMBER),
    )


def signed_on(row: Row) -> date:
    """The day of the contract; the last of them where it was signed anew."""
    return max((proof.occurred_to for proof in row.proofs), default=date.max)


def age_in_months(row: Row, day: date) -> int:
    """Whole months since the contract: 满三个月 when the same day of the month is reached."""
    signed = signed_on(row)
    return next((months for months, _ in AGES if add_months(signed, months) <= day), 0)


def zeros(asking: Asking) -> Leaflet:
    """The units with nothing, each list with its rule."""
    return Leaflet(
        about=asking.book.name,
        title=gettext("零招引、零签约、零开工单位名单"),
        rests=tuple(asking.figures.rests()),
        parts=(zero_part(asking.figures.rows(code), title) for code, title in ZEROS),
    )


def zero_part(grounds: Grounds, title: str) -> Part:
    """The rule, and the names in the order of the tree of units."""
    names = gettext("、").join(row.name for row in grounds.rows)
    return Part(
        gettext(title) % {"count": grounds.figure.shown},
        lines=[f"{gettext(grounds.figure.sentence)}", *([f"{names}。"] if names else [])],
        note=hidden(grounds.hidden),
    )


def hidden(count: int) -> str:
    return gettext("另有 %(count)s 条您无权查看，未列。") % {"count": count} if count else ""
