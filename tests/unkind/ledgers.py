"""Invented projects, and tables of them: the lines of a sheet and the truth about each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from unkind.truth import End, Fact, Project
from unkind.writing import Line, Written

WAN = Decimal(10_000)


@dataclass(frozen=True)
class Given:
    """One invented project; its money is in 万元, as ledgers have it."""

    name: str
    unit: str
    enterprise: str
    place: str
    content: str
    total: Decimal
    arrived: Decimal
    done: Decimal
    signed: date
    started: date | None
    status: str


PROJECTS = (
    Given(
        *("星河光电显示模组项目", "经济开发区管委会", "深圳市星河光电有限公司", "开发区纬二路北"),
        "新建厂房3万平方米，建设显示模组生产线6条",
        *(Decimal(52_000), Decimal(18_500), Decimal(21_300)),
        *(date(2022, 11, 18), date(2023, 3, 6), "在建"),
    ),
    Given(
        *("青禾预制菜加工项目", "城关镇", "山东青禾食品有限公司", "城关镇东关村"),
        "年产预制菜2万吨",
        *(Decimal("8600.5"), Decimal(8_000), Decimal("8600.5")),
        *(date(2022, 6, 30), date(2022, 9, 12), "已投产"),
    ),
    Given(
        *("云岭现代物流园项目", "商务局", "云岭供应链管理有限公司", "城北新区"),
        "建设仓储中心、分拣中心和冷库",
        *(Decimal(30_000), Decimal(3_000), Decimal(2_100)),
        *(date(2023, 2, 14), date(2023, 8, 28), "在建"),
    ),
    Given(
        *("锦程新能源电池壳体项目", "工信局", "锦程新能源科技（江苏）有限公司", "开发区经三路东"),
        "一期建设电池壳体生产线4条",
        *(Decimal(120_000), Decimal(0), Decimal(0)),
        *(date(2023, 9, 8), None, "正在筹备"),
    ),
    Given(
        *("康源中药饮片项目", "河西镇", "康源药业有限公司", "河西镇工业集中区"),
        "建设中药饮片车间和药材仓库",
        *(Decimal(15_800), Decimal("6200.25"), Decimal(5_900)),
        *(date(2021, 12, 3), date(2022, 5, 20), "停工"),
    ),
    Given(
        *("南湖文旅综合体项目", "文旅局", "南湖文化旅游发展有限公司", "南湖街道"),
        "建设游客中心、民宿和水上乐园",
        *(Decimal(43_200), Decimal(11_000), Decimal(12_650)),
        *(date(2023, 4, 25), date(2023, 10, 16), "在建"),
    ),
)


def money(wan: Decimal) -> float | int:
    """As a sheet holds it."""
    return int(wan) if wan == wan.to_integral_value() else float(wan)


def on(day: date | None) -> Fact | None:
    return (day, day) if day else None


HEADS = {
    "number": "序号",
    "name": "项目名称",
    "unit": "责任单位",
    "enterprise": "投资企业",
    "place": "建设地点",
    "content": "建设内容及规模",
    "total": "总投资（万元）",
    "arrived": "累计到位资金（万元）",
    "done": "累计完成投资（万元）",
    "signed": "签约时间",
    "started": "开工时间",
    "status": "项目进展",
    "remark": "备注",
}
FACT_OF = {
    "total": "total_yuan",
    "arrived": "arrived_yuan",
    "done": "done_yuan",
    **{
        key: key
        for key in ("unit", "enterprise", "place", "content", "signed", "started", "status")
    },
}
USUAL = ("number", "name", "unit", "enterprise", "total", "arrived", "signed", "status")


def cell(given: Given, key: str, number: int) -> Written:
    match key:
        case "number":
            return number
        case "total" | "arrived" | "done":
            return money(getattr(given, key))
        case "remark":
            return None
        case _:
            found: Written = getattr(given, key)
            return found


def fact(given: Given, key: str) -> Fact | None:
    value = getattr(given, key, None)
    match value:
        case Decimal():
            return value * WAN
        case date():
            return on(value)
        case _:
            return value


def facts(given: Given, keys: Sequence[str]) -> dict[str, Fact]:
    found = {FACT_OF[key]: fact(given, key) for key in keys if key in FACT_OF}
    return {name: value for name, value in found.items() if value is not None}


@dataclass(frozen=True)
class Ledger:
    """The lines of one table, below what stands above it, and the truth about its projects."""

    lines: tuple[Line, ...]
    projects: tuple[Project, ...]

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)


@dataclass(frozen=True)
class Odd:
    """How one row differs from what its project would have: what is written, and what it means.

    A fact given as None is not said; the keys of `written` are those of the columns, those of
    `means` those of the facts.
    """

    written: Mapping[str, Written] = field(default_factory=dict)
    means: Mapping[str, Fact | None] = field(default_factory=dict)
    end: End = End.READ
    unclear: frozenset[str] = frozenset()
    name: str = ""
    group: str = ""
    is_hidden: bool = False


def ledger(
    *columns: str,
    above: Sequence[Line] = (),
    heads: Mapping[str, str] | None = None,
    given: Sequence[Given] = PROJECTS,
    odd: Mapping[int, Odd] | None = None,
    where: str = "台账",
) -> Ledger:
    """A table with one head row; `odd` holds the rows that differ, by their place from zero."""
    keys = columns or USUAL
    lines: list[Line] = [*above, [(heads or {}).get(key, HEADS[key]) for key in keys]]
    projects = []
    for place, one in enumerate(given):
        how = (odd or {}).get(place, Odd())
        lines.append([how.written.get(key, cell(one, key, place + 1)) for key in keys])
        projects.append(meant(one, keys, how, row=len(lines), where=where))
    return Ledger(tuple(lines), tuple(projects))


def meant(one: Given, keys: Sequence[str], how: Odd, *, row: int, where: str) -> Project:
    said = {**facts(one, keys), **how.means}
    kept = {
        name: value for name, value in said.items() if value is not None and name not in how.unclear
    }
    return Project(
        name=how.name or one.name,
        facts=kept,
        row=row,
        where=where,
        end=how.end,
        unclear=how.unclear,
        group=how.group,
        is_hidden=how.is_hidden,
    )
