"""The bulletin: the whole district, then by unit, by origin, by industry, and the large ones.

Its columns are those of real monthly analyses (spec: domain 4.2, 攀枝花 月度分析; S4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from luodi.analysis.figures.rules.figure import gap
from luodi.foundation.files.leaflets.joints import listed, noted
from luodi.foundation.files.leaflets.leaf import Grid, Head, Kind, Leaflet, Part, is_zero
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.ready.asking import Asking, Figures, Slice
from luodi.outputs.papers.queries.ready.owed import owed
from luodi.outputs.papers.rules.cells import percent, share

MOST_INDUSTRIES = 10
STILL = ("not_landed", "not_landed_3m", "not_landed_1y", "stopped_now", "returns")
ZEROS = ("zero_leads_units", "zero_contract_units", "zero_start_units")
NOW, GROWN, SHARE = gettext_noop("本期"), gettext_noop("同比%"), gettext_noop("占比%")


@dataclass(frozen=True)
class Shown:
    """One figure of a table: under which head, and whether with growth and with its share."""

    code: str
    head: str
    unit: str
    grows: bool = False
    shares: bool = False


BY_UNIT = (
    Shown("contracts", gettext_noop("合同项目"), "个"),
    Shown("contract_money", gettext_noop("合同引资额"), "亿元", grows=True),
    Shown("starts", gettext_noop("开工"), "个"),
    Shown("productions", gettext_noop("投产"), "个"),
    Shown("arrived", gettext_noop("到位资金"), "亿元", grows=True),
    Shown("arrived_outside", gettext_noop("市域外资金"), "亿元"),
)
BY_ORIGIN = (Shown("arrived", gettext_noop("到位资金"), "亿元", grows=True, shares=True),)
BY_INDUSTRY = (
    Shown("contracts", gettext_noop("合同项目"), "个"),
    Shown("contract_money", gettext_noop("合同引资额"), "亿元", shares=True),
    Shown("arrived", gettext_noop("到位资金"), "亿元", grows=True, shares=True),
)


def leaflet(asking: Asking) -> Leaflet:
    return Leaflet(
        about=asking.book.name,
        title=gettext("招商引资工作通报"),
        rests=tuple(asking.figures.rests()),
        parts=parts(asking),
    )


def parts(asking: Asking) -> Iterator[Part]:
    yield Part(gettext("总的情况"), lines=[*whole(asking.figures), *distance(asking.figures)])
    by_unit = asking.by_key("unit")
    yield from owed(by_unit, asking.asked.period)
    yield split(by_unit, gettext("各单位"), gettext("单位"), BY_UNIT)
    yield split(asking.by_key("origin"), gettext("资金来源"), gettext("来源"), BY_ORIGIN)
    yield split(
        asking.by_key("industry"), gettext("分行业"), gettext("行业"), BY_INDUSTRY, MOST_INDUSTRIES
    )
    yield Part(gettext("亿元以上项目"), lines=[large(asking.figures)])
    yield Part(gettext("需要盯住的"), lines=list(behind(asking.figures)))


def whole(of: Figures) -> Iterator[str]:
    """Signed, started, built, money: each with the year before."""
    words = shown(of, "contracts", "contract_money")
    words |= {"more": of.grown("contracts"), "richer": of.grown("contract_money")}
    yield (
        gettext(
            "新签合同项目%(contracts)s个，%(more)s；合同引资额%(contract_money)s亿元，%(richer)s。"
        )
        % words
    )
    yield gettext(
        "开工项目%(starts)s个，其中新开工千万元以上%(starts_new_10m)s个、亿元以上%(starts_new_100m)s个；"
        "竣工%(completions)s个，投产%(productions)s个。"
    ) % shown(of, "starts", "starts_new_10m", "starts_new_100m", "completions", "productions")
    words = shown(of, "arrived", "arrived_outside", "arrived_province", "invested")
    yield gettext(
        "到位资金%(arrived)s亿元，%(more)s；其中实际利用市域外资金%(arrived_outside)s亿元（省际%(arrived_province)s"
        "亿元）。项目完成投资%(invested)s亿元。"
    ) % (words | {"more": of.grown("arrived")})


def shown(of: Figures, *codes: str) -> dict[str, str]:
    return {code: of.of(code).shown for code in codes}


def distance(of: Figures) -> Iterator[str]:
    """What units say and nobody has verified yet; nothing where the readings agree."""
    codes = ("contracts", "contract_money", "arrived")
    apart = {code: gap(of.of(code, verified=True), of.of(code, verified=False)) for code in codes}
    if not all(map(is_zero, apart.values())):
        yield (
            gettext(
                "各单位申报比核定多出：合同项目%(contracts)s个，合同引资额%(contract_money)s亿元，到位资金%(arrived)s亿元。"
            )
            % apart
        )


def large(of: Figures) -> str:
    words = shown(of, "contracts_100m", "money_100m")
    whole, part = of.of("contract_money").value, of.of("money_100m").value
    words["share"] = share(part or Decimal(0), whole or Decimal(0))
    return (
        gettext(
            "新签亿元以上合同项目%(contracts_100m)s个，合同引资额%(money_100m)s亿元，占全部合同引资额的%(share)s%%。"
        )
        % words
    )


def behind(of: Figures) -> Iterator[str]:
    """What stands still, counted as of the day."""
    yield gettext(
        "在册合同项目中未落地的%(not_landed)s个，其中签约满三个月的%(not_landed_3m)s个、满一年的%(not_landed_1y)s个；"
        "停工%(stopped_now)s个；期内被市上退回%(returns)s个。"
    ) % shown(of, *STILL)
    yield gettext(
        "承担任务的单位中，零招引%(zero_leads_units)s个、零签约%(zero_contract_units)s个、"
        "零开工%(zero_start_units)s个，名单另发。"
    ) % shown(of, *ZEROS)


def split(
    of: Figures, title: str, name: str, columns: Sequence[Shown], most: int | None = None
) -> Part:
    """One table: a row for each key that has something, the largest first where they are cut."""
    codes = tuple(column.code for column in columns)
    found = of.slices(codes)
    rows = [one for one in found if not one.is_silent(codes)]
    if most is not None:
        rows.sort(key=lambda one: -(one.of(codes[-1]).value or 0))
    silent = [gettext(one.name) for one in found if one not in rows]
    grid = Grid(
        heads=(Head(name, Kind.NAME), *(head for column in columns for head in heads(column))),
        rows=[cells(of, row, columns) for row in rows[:most]],
        feet=[totals(of, columns)],
        count=len(rows),
    )
    note = gettext("均为零的：%(names)s。") % {"names": listed(silent)} if silent else ""
    return Part(title, grid=grid, note=note)


def heads(column: Shown) -> Iterator[Head]:
    name, unit = gettext(column.head), gettext(column.unit)
    beside = [GROWN] * column.grows + [SHARE] * column.shares
    if not beside:
        yield Head(name, Kind.NUMBER, unit)
        return
    for title in (NOW, *beside):
        yield Head(gettext(title), Kind.NUMBER, group=noted(name, unit))


def cells(of: Figures, row: Slice, columns: Sequence[Shown]) -> tuple[str, ...]:
    return gettext(row.name), *(word for one in columns for word in numbers(of, row, one))


def numbers(of: Figures, row: Slice, column: Shown) -> Iterator[str]:
    figure = row.of(column.code)
    yield figure.shown
    if column.grows:
        yield row.growth(column.code)
    if column.shares:
        yield share(figure.value or Decimal(0), of.of(column.code).value or Decimal(0))


def totals(of: Figures, columns: Sequence[Shown]) -> tuple[str, ...]:
    """The whole, which is asked for itself and not added up from the rows."""
    words = [gettext("合计")]
    for column in columns:
        figure = of.of(column.code)
        words.append(figure.shown)
        if column.grows:
            words.append(percent(of.growth(column.code)))
        if column.shares:
            words.append("100.0" if figure.value else "—")
    return tuple(words)
