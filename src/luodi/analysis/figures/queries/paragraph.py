"""Where a figure comes from, in the one paragraph that is said when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator

from luodi.analysis.figures.queries.explaining import Explanation, Part
from luodi.analysis.figures.queries.growing import growth, year_before
from luodi.analysis.figures.rules.asked import MONEY, Figure, shown
from luodi.analysis.figures.rules.figure import gap, is_rate
from luodi.analysis.figures.rules.growing import grown
from luodi.analysis.figures.rules.rows import Row
from luodi.kernel.text import Tongue, gettext_noop

NAMED = 3  # rows, the largest first
READINGS = {False: gettext_noop("申报"), True: gettext_noop("核定")}


def paragraph(found: Explanation, tongue: Tongue, *, is_compared: bool = True) -> str:
    """What is counted by which rule, from which rows, what is not verified, and the year before.

    The year before is a question of its own to the book, which a page leaves to its chart.
    """
    return "".join(sentences(found, tongue, is_compared=is_compared))


def sentences(found: Explanation, tongue: Tongue, *, is_compared: bool) -> Iterator[str]:
    figure, table = found.figure, found.table
    words = {
        "book": table.book,
        "period": table.period.said(tongue),
        "name": tongue(figure.name),
        "reading": tongue(READINGS[figure.verified]),
        "value": measured(figure, tongue),
    }
    yield tongue(gettext_noop("%(book)s%(period)s%(name)s，%(reading)s%(value)s。")) % words
    rulebook = tongue(table.rulebook).split("：", 1)[-1]  # what it is the sentence says
    rule = {"rulebook": rulebook, "sentence": tongue(figure.sentence)}
    yield tongue(gettext_noop("按%(rulebook)s：%(sentence)s")) % rule
    yield from counted(found, tongue)
    yield from apart(found, tongue)
    if is_compared:
        yield from before(found, tongue)
    moment = {"day": table.moment.day, "seq": table.moment.seq}
    yield tongue(gettext_noop("以上截至%(day)s，账记到第%(seq)s号。")) % moment


def measured(figure: Figure, tongue: Tongue) -> str:
    """The value with its unit behind it."""
    if figure.value is None or figure.shown.endswith(figure.unit):
        return figure.shown
    return f"{figure.shown}{tongue(figure.unit)}"


def counted(found: Explanation, tongue: Tongue) -> Iterator[str]:
    """The arithmetic of a rate; the rows of each figure under it."""
    figure = found.figure
    if figure.why_not:
        yield tongue(gettext_noop("还没有数：%(why)s。")) % {"why": figure.why_not}
    elif found.formula:
        words = {"arithmetic": figure.arithmetic, "value": figure.shown}
        yield tongue(gettext_noop("算式是%(arithmetic)s＝%(value)s。")) % words
    for part in found.parts:
        yield from rows_of(part, tongue, is_named=bool(found.formula))


def rows_of(part: Part, tongue: Tongue, *, is_named: bool) -> Iterator[str]:
    """How many rows, the largest by name, and how many the reader may not see."""
    count = len(part.rows) + part.hidden
    if not count:
        return
    words = {
        "name": tongue(part.figure.name) if is_named else "",
        "count": count,
        "largest": largest(part, tongue),
    }
    if part.rows:
        yield tongue(gettext_noop("%(name)s由%(count)s项合计，%(largest)s。")) % words
    else:
        yield tongue(gettext_noop("%(name)s由%(count)s项合计。")) % words
    if part.hidden:
        yield tongue(gettext_noop("其中%(count)s项您无权查看。")) % {"count": part.hidden}


def largest(part: Part, tongue: Tongue) -> str:
    """最大的是甲厂（东山镇）3.50亿元、…; of things that count alike only the names."""
    rows = sorted(part.rows, key=lambda row: -row.amount)[:NAMED]
    is_money = part.figure.unit in MONEY
    named = tongue(gettext_noop("、")).join(said(row, part.figure, tongue) for row in rows)
    if len(part.rows) > NAMED:
        text = gettext_noop("最大的是%(names)s等") if is_money else gettext_noop("有%(names)s等")
    else:
        text = gettext_noop("是%(names)s")
    return tongue(text) % {"names": named}


def said(row: Row, figure: Figure, tongue: Tongue) -> str:
    words = {"name": row.name, "unit": row.unit, "amount": ""}
    if figure.unit in MONEY:
        words["amount"] = f"{shown(row.amount, figure.unit)}{tongue(figure.unit)}"
    if not row.unit:
        return f"{words['name']}{words['amount']}"
    return tongue(gettext_noop("%(name)s（%(unit)s）%(amount)s")) % words


def apart(found: Explanation, tongue: Tongue) -> Iterator[str]:
    """How far the readings lie from one another, and what that means."""
    pair = {figure.verified: figure for figure in (found.figure, found.other)}
    claimed, verified = pair[False], pair[True]
    if claimed.value is None or verified.value is None:
        return
    if claimed.value == verified.value:
        yield tongue(gettext_noop("申报与核定一致。"))
        return
    words = {"claimed": measured(claimed, tongue), "verified": measured(verified, tongue)}
    if is_rate(claimed) or claimed.value < verified.value:
        yield tongue(gettext_noop("申报%(claimed)s，核定%(verified)s。")) % words
        return
    words["distance"] = f"{gap(verified, claimed)}{tongue(claimed.unit)}"
    yield tongue(gettext_noop("申报%(claimed)s，其中%(distance)s还没有核定。")) % words


def before(found: Explanation, tongue: Tongue) -> Iterator[str]:
    """What it was a year before; rates are not compared here, for theirs is another arithmetic."""
    figure = found.figure
    if found.formula or figure.value is None:
        return
    earlier = year_before(found.prior, figure.code, figure.verified)
    if not earlier.value:
        yield tongue(gettext_noop("上年同期没有。"))
        return
    change = growth(found.prior, figure.code, figure.verified)
    words = {"value": measured(earlier, tongue), "grown": grown(change, tongue)}
    yield tongue(gettext_noop("上年同期%(value)s，%(grown)s。")) % words
