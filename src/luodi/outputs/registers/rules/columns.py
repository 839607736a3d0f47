"""The columns of the register of projects, as a table: what each is called and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from luodi.foundation.vocabulary.codelists import CHANNELS, MONEY_TYPES, SIGN_TYPES, STAGES
from luodi.foundation.vocabulary.industries import industry
from luodi.kernel.text import gettext_noop
from luodi.records.projects.rules import ProjectRow

type Cell = str | int | Decimal | date | None

FEN = Decimal(100)  # of one yuan


class Looks(StrEnum):
    """How the cells of a column are written and where they stand."""

    WORD = "word"
    NAME = "name"
    DAY = "day"
    MONEY = "money"  # yuan in the row, 万元 where it is read
    NUMBER = "number"


@dataclass(frozen=True)
class Column:
    """One column; `sort` names its order and `verified` its own reading, if it has them."""

    code: str
    title: str
    looks: Looks
    value: Callable[[ProjectRow, bool], Cell]
    sort: str = ""
    verified: bool | None = None
    group: str = ""

    @property
    def name(self) -> str:
        """The whole name, for where no group stands over it; in Chinese."""
        return f"{self.group}·{self.title}" if self.group else self.title

    def cell(self, row: ProjectRow, verified: bool) -> Cell:
        """The value, in the column's own reading or else in the register's."""
        return self.value(row, verified if self.verified is None else self.verified)


def word(pairs: tuple[tuple[str, str], ...], attribute: str) -> Callable[[ProjectRow, bool], Cell]:
    """A coded value in its Chinese."""
    names = dict(pairs)
    return lambda row, verified: names.get(getattr(row.stand(verified), attribute), "")


def trade(row: ProjectRow, verified: bool) -> Cell:
    return industry(row.stand(verified).industry)


def stand(attribute: str) -> Callable[[ProjectRow, bool], Cell]:
    return lambda row, verified: getattr(row.stand(verified), attribute)


def yuan(attribute: str) -> Callable[[ProjectRow, bool], Cell]:
    """分 as yuan."""

    def value(row: ProjectRow, verified: bool) -> Cell:
        fen: int | None = getattr(row.stand(verified), attribute)
        return None if fen is None else fen / FEN

    return value


def own(attribute: str) -> Callable[[ProjectRow, bool], Cell]:
    return lambda row, verified: getattr(row, attribute)


def money(code: str, group: str) -> Iterator[Column]:
    """An amount in both readings, side by side and never mixed."""
    for verified, (reading, title) in enumerate(READINGS):
        column = f"{code}_fen"
        yield Column(
            code=f"{code}_{reading}",
            title=title,
            looks=Looks.MONEY,
            value=yuan(column),
            sort=f"{column}.{reading}",
            verified=bool(verified),
            group=group,
        )


READINGS = (("claimed", gettext_noop("申报")), ("verified", gettext_noop("核定")))
W, D, N = Looks.WORD, Looks.DAY, Looks.NUMBER
COLUMNS = (
    Column("number", gettext_noop("编号"), N, own("subject"), "number"),
    Column("name", gettext_noop("项目名称"), Looks.NAME, own("name"), "name"),
    Column("unit", gettext_noop("责任单位"), W, own("unit"), "unit"),
    Column("stage", gettext_noop("阶段"), W, word(STAGES, "place"), "rank"),
    Column("sign", gettext_noop("签约类型"), W, word(SIGN_TYPES, "sign_type"), "sign_type"),
    Column("signed", gettext_noop("签合同"), D, stand("contract_on"), "contract_on"),
    Column("started", gettext_noop("开工"), D, stand("started_on"), "started_on"),
    Column(
        "planned",
        gettext_noop("计划总投资"),
        Looks.MONEY,
        yuan("planned_total_fen"),
        "planned_total_fen",
    ),
    *money("contract", gettext_noop("合同引资额")),
    *money("arrived", gettext_noop("到位资金")),
    *money("invested", gettext_noop("完成投资")),
    Column("event", gettext_noop("签约活动"), W, stand("event"), "event"),
    Column("industry", gettext_noop("行业"), W, trade, "industry"),
    Column("cluster", gettext_noop("产业集群"), W, stand("cluster"), "cluster"),
    Column("channel", gettext_noop("招商方式"), W, word(CHANNELS, "channel"), "channel"),
    Column("funds", gettext_noop("内外资"), W, word(MONEY_TYPES, "money_type"), "money_type"),
    Column("place", gettext_noop("落户地"), W, own("place")),
    Column("due", gettext_noop("最早到期计划"), D, stand("due_on"), "due_on"),
    Column("recent", gettext_noop("最近发生日"), D, stand("last_on"), "last_on"),
    Column("unproven", gettext_noop("无证据记录"), N, stand("unproven")),
    Column("returned", gettext_noop("退回未答复"), N, stand("returned")),
)
BY_CODE = {column.code: column for column in COLUMNS}
DEFAULT = (
    *("name", "unit", "stage", "signed", "started", "contract_claimed", "contract_verified"),
    *("arrived_claimed", "arrived_verified", "recent"),
)
