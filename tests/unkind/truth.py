"""What an unkind workbook truly says: its rows as their writer meant them.

A fact has one of the keys in `FACTS`. Money is in yuan (the key ends in `_yuan`; foreign money,
which nobody converts, in `_usd`), areas in square metres, days as a pair: the first and the last
day that are meant, the same day twice where the day itself is said.

To ask about a fact is never wrong; to read it other than `facts` says, or to read one of `unclear`,
always is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

type Days = tuple[date, date]
type Fact = Decimal | str | Days

FACTS = {
    "unit": "责任单位",
    "enterprise": "投资企业",
    "place": "建设地点",
    "content": "建设内容",
    "industry": "行业",
    "status": "进展，照原词：在建、已投产、正在筹备、停工",
    "contact": "联系人",
    "remark": "备注",
    "total_yuan": "总投资",
    "total_usd": "总投资，以美元计，不折算",
    "agreed_yuan": "合同引资额",
    "arrived_yuan": "累计到位资金",
    "arrived_year_yuan": "本年到位资金",
    "arrived_month_yuan": "本月到位资金",
    "done_yuan": "累计完成投资",
    "done_year_yuan": "本年完成投资",
    "planned_year_yuan": "年度计划投资",
    "output_yuan": "预计年产值",
    "tax_yuan": "预计年税收",
    "land_m2": "用地面积",
    "jobs": "就业人数",
    "signed": "签约",
    "started": "开工",
    "finished": "计划竣工",
    "produced": "投产",
    "ended": "终止、流失或退回",
    "cluster": "产业集群",
    "channel": "招商方式，以代码记",
    "introducing": "引进（首报）单位",
    "share": "引进单位的份额",
    "province_yuan": "累计到位资金中的省外资金",
    "outside_yuan": "累计到位资金中的市外资金",
    "foreign_usd": "累计利用外资，以美元计",
    "floor_m2": "建筑面积",
}


class End(StrEnum):
    """How a row may end; better asked or refused than read wrong, whatever stands here."""

    READ = "READ"
    ASKED = "ASKED"  # a person has to say; reading it without asking is wrong
    REFUSED = "REFUSED"  # it cannot be read: an error, a day that does not exist
    LEFT_OUT = "LEFT_OUT"  # struck out: shown and not recorded


@dataclass(frozen=True)
class Project:
    """One project of a sheet and what its row says of it.

    `row` is the row in the sheet on which the name stands, counted from one; in a ledger that
    lies on its side, the column. `unclear` names the facts that nobody can know from the sheet:
    they are asked or refused, and stand in no `facts`.
    """

    name: str
    facts: Mapping[str, Fact]
    row: int
    where: str = "台账"  # the sheet; in a Word file 表1, 表2 …
    end: End = End.READ
    unclear: frozenset[str] = frozenset()
    group: str = ""
    is_hidden: bool = False


@dataclass(frozen=True)
class Total:
    """One printed 小计 or 合计: the row, the fact, what is printed, and whether the rows agree."""

    row: int
    fact: str
    printed: Decimal
    agrees: bool = True
    where: str = "台账"


@dataclass(frozen=True)
class Truth:
    """Everything that a workbook says; nothing else may be read from it."""

    projects: tuple[Project, ...] = ()
    totals: tuple[Total, ...] = ()
    unread: tuple[str, ...] = ()  # heads of columns that no fact knows; they are listed
    as_of: date | None = None  # 截至
    refused: str = ""  # words of the sentence with which the whole file is turned away
    noted: str = ""  # words of a note that has to be among the notes on the file


@dataclass(frozen=True)
class Workbook:
    """One workbook made by a program, its trouble in a sentence, and the truth beside it."""

    name: str
    filename: str
    make: Callable[[], bytes]
    truth: Truth
    troubles: tuple[str, ...] = field(default_factory=tuple)
