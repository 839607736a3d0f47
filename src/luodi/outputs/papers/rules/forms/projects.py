"""A table with one row for each project: which projects, and what fills each of its columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from luodi.intake.workbooks.rules.fields import Field, Holds
from luodi.intake.workbooks.rules.heads import LOOSE, WORD, Head, read_head
from luodi.intake.workbooks.rules.measures import unit_said
from luodi.intake.workbooks.rules.notes import read_notes
from luodi.kernel.folding import fold, quoted
from luodi.kernel.grids import letters
from luodi.kernel.refusal import because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.forms import telling
from luodi.outputs.papers.rules.forms.figures import Figures, known
from luodi.outputs.papers.rules.forms.heads import SURE, taken_apart
from luodi.outputs.papers.rules.forms.laying import Laid, Line, Place
from luodi.outputs.papers.rules.forms.meanings import (
    NONE,
    ORDINAL,
    Meaning,
    fact,
    figure,
    listing,
)
from luodi.outputs.papers.rules.forms.shapes import Kind, Shape, Slot, Table
from luodi.outputs.papers.rules.forms.spans import EVER, LAST_YEAR, MONTH, YEAR

SHARE_OF_SURE = 100
MONEY = ("万元", "亿元", "元")

# The day of a step is that of the entry that an indicator counts: field → the indicator.
DAYS: Mapping[str, str] = {
    "contract": "contracts",
    "agreement": "agreements",
    "registered": "registrations",
    "project_filed": "filings",
    "site_secured": "sites_secured",
    "construction_permit": "permits",
    "started": "starts",
    "statistics_entry": "statistics_entries",
    "completed": "completions",
    "production": "productions",
    "full_capacity": "full_capacities",
    "terminated": "terminations",
    "lost": "losses",
    "returned": "returns",
}
DAY_NAMES: Mapping[str, str] = {
    "contract": gettext_noop("签合同日"),
    "agreement": gettext_noop("签协议日"),
    "registered": gettext_noop("注册日"),
    "project_filed": gettext_noop("备案日"),
    "site_secured": gettext_noop("供地日"),
    "construction_permit": gettext_noop("施工许可日"),
    "started": gettext_noop("开工日"),
    "statistics_entry": gettext_noop("入统日"),
    "completed": gettext_noop("竣工日"),
    "production": gettext_noop("投产日"),
    "full_capacity": gettext_noop("达产日"),
    "terminated": gettext_noop("终止日"),
    "lost": gettext_noop("流失日"),
    "returned": gettext_noop("退回日"),
}
# What is known of a project without being counted: field → its name.
TOLD: Mapping[str, str] = {
    "project_name": gettext_noop("项目名称"),
    "responsible": gettext_noop("责任单位"),
    "reporting": gettext_noop("责任单位"),
    "investor": gettext_noop("投资方"),
    "company": gettext_noop("项目公司"),
    "place": gettext_noop("落户地"),
    "content": gettext_noop("建设内容"),
    "build_type": gettext_noop("建设性质"),
    "industry": gettext_noop("行业"),
    "cluster": gettext_noop("产业集群"),
    "channel": gettext_noop("招商方式"),
    "money_type": gettext_noop("内外资"),
    "event": gettext_noop("签约活动"),
    "sign_type": gettext_noop("签约类型"),
    "status": gettext_noop("阶段"),
}
# Amounts of a project: field → the indicator that has it, and of which months.
AMOUNTS: Mapping[str, tuple[str, str]] = {
    "planned_total": ("contract_investment", EVER),
    "contract_amount": ("contract_money", EVER),
    "agreement_amount": ("agreement_money", EVER),
    "money_in_to_date": ("arrived", EVER),
    "money_in_year": ("arrived", YEAR),
    "money_in_month": ("arrived", MONTH),
    "money_in_last_year": ("arrived", LAST_YEAR),
    "province_to_date": ("arrived_province", EVER),
    "province_year": ("arrived_province", YEAR),
    "province_month": ("arrived_province", MONTH),
    "outside_to_date": ("arrived_outside", EVER),
    "outside_year": ("arrived_outside", YEAR),
    "outside_month": ("arrived_outside", MONTH),
    "done_to_date": ("invested", EVER),
    "done_year": ("invested", YEAR),
    "done_month": ("invested", MONTH),
    "done_last_year": ("invested", LAST_YEAR),
    "revenue_to_date": ("revenue_sum", EVER),
    "revenue_year": ("revenue_sum", YEAR),
    "revenue_month": ("revenue_sum", MONTH),
    "tax_to_date": ("tax_sum", EVER),
    "tax_year": ("tax_sum", YEAR),
    "tax_month": ("tax_sum", MONTH),
}
# Which projects a title speaks of, the first that fits: word → the indicator that counts them.
TITLES: tuple[tuple[str, str], ...] = (
    (r"新?签约|合同项目|新签", "contracts"),
    (r"协议", "agreements"),
    (r"新?注册", "registrations"),
    (r"新?开工", "starts"),
    (r"新?投产", "productions"),
    (r"新?竣工|建成", "completions"),
    (r"在建|续建", "building_now"),
    (r"在谈|洽谈", "talks_now"),
    (r"未落地", "not_landed"),
    (r"停工", "stopped_now"),
    (r"在册", "contracts_on_books"),
    (r"到位|到资", "arrived_projects"),
)
NARROWED = re.compile(  # only some of the projects
    r"重点|重大|(?:[0-9]+|千?万|十?亿)元?以上|[亿万]元项目|工业|制造业|服务业|农业|文旅|外资|省外|省际|500强|[一二三]产"
)
_TO_COME = re.compile(r"[拟未应待]|计划|预计|目标")
OFFERED = ("contracts", "contracts_on_books", "starts", "building_now", "arrived_projects")
_NOTED = re.compile(r"[(（][^()（）]*[:：][^()（）]*[)）]")  # (单位：万元) behind a title


def is_of_projects(laid: Laid, *, surely: bool = False) -> bool:
    """Whether some column is the name of a project; `surely`: it says so and nothing else."""
    least = WORD if surely else LOOSE
    return any(weight >= least for weight in name_columns(laid).values())


def name_columns(laid: Laid) -> dict[int, Decimal]:
    """The columns that name a project, or the company that builds it, each with how surely."""
    return {
        column: one.weight
        for column, head in heads_of(laid).items()
        for one in head.meanings[:1]
        if one.field.code == "project_name" or (one.field.code == "company" and "名称" in head.text)
    }


def title_of(laid: Laid) -> str:
    """The title of a table without what brackets note behind it."""
    return read_notes(_NOTED.sub("", text) for text in laid.above).title


def heads_of(laid: Laid) -> dict[int, Head]:
    return {column: read_head(path, {}) for column, path in laid.heads.items()}


@dataclass(frozen=True)
class Projects:
    """One list of projects while its columns are read."""

    figures: Figures
    laid: Laid
    is_formula: Callable[[Place], bool]

    def table(self) -> Table:
        fixed: dict[int, str] = {}
        slots = [self._list()]
        for column, head in heads_of(self.laid).items():
            body = [(one.row, column) for one in self.laid.body]
            if body and all(map(self.is_formula, body)):
                fixed[column] = telling.FORMULA
            else:
                slots.append(self._column(column, head))
        groups = [line for line in self.laid.lines if line.is_group]
        notes = [because(telling.GROUPED, **self._group(one)) for one in groups[:1]]
        kept = () if groups else tuple(slots)
        return Table(self.laid, Shape.PROJECTS, kept, self._names(slots), fixed, tuple(notes))

    def _group(self, line: Line) -> dict[str, str]:
        return {"sheet": self.laid.sheet, "group": quoted(next(iter(line.texts.values())))}

    def _names(self, slots: Iterable[Slot]) -> int:
        wanted = [slot for slot in slots if slot.meaning and slot.meaning.word in ("项目名称",)]
        return wanted[0].at if wanted else 0

    def _list(self) -> Slot:
        """Which projects: what the title says, else asked."""
        title = title_of(self.laid)
        place = str(self.laid.first_free)
        choices = tuple(listing(self.figures.names[code]) for code in OFFERED)
        found = list(self._titled(fold(title)))
        if len(found) == 1 and not NARROWED.search(fold(title)):
            name = self.figures.names[found[0]]
            reason = because(telling.LIST_OF, title=quoted(title), name=because(name))
            return Slot(Kind.LIST, 0, "名单", place, reason, listing(name), SURE, choices)
        if found:
            codes = dict.fromkeys((*found, *OFFERED))
            choices = tuple(listing(self.figures.names[code]) for code in codes)
        return Slot(Kind.LIST, 0, "名单", place, because(telling.ASK_LIST), choices=choices)

    def _titled(self, title: str) -> Iterator[str]:
        """The indicators whose words stand in a title; 拟签约 and 计划开工 are none of them."""
        seen = title
        for pattern, code in TITLES:
            if found := re.search(pattern, seen):
                if not _TO_COME.search(seen[max(0, found.start() - 2) : found.start()]):
                    yield code
                seen = re.sub(pattern, "", seen)

    def _column(self, column: int, head: Head) -> Slot:
        label, place = "/".join(self.laid.heads[column]), letters(column)
        likely = [m for m in head.meanings if m.weight >= LOOSE]
        near = [m for m in likely if likely[0].weight - m.weight < LOOSE / 8]
        meanings = [self._meaning(m.field, head) for m in near]
        choices = list(dict.fromkeys(one for several in meanings for one in several))
        said = quoted(label)
        if len(choices) == 1:
            confidence = int(near[0].weight * SHARE_OF_SURE)
            text = telling.IDLE if choices[0] == NONE else telling.FACT
            reason = because(text, head=said) if text == telling.FACT else because(text)
            return Slot(Kind.COLUMN, column, label, place, reason, choices[0], confidence)
        if is_one_figure(choices):
            reason = because(telling.NO_MEASURE, head=said)
            return Slot(Kind.COLUMN, column, label, place, reason, choices=(*choices, NONE))
        if choices:
            choices = [one for one in choices if one != NONE]
            names = "；".join(one.in_words for one in choices)
            reason = because(telling.TWO_FACTS, head=said, names=names)
            return Slot(Kind.COLUMN, column, label, place, reason, choices=(*choices, NONE))
        return self._unknown(column, label, place)

    def _unknown(self, column: int, label: str, place: str) -> Slot:
        """A head that no ledger has: perhaps a figure by its words."""
        apart = taken_apart(self.laid.heads[column])
        read = self.figures.read(apart, apart.measure, money=self._noted)
        choices = tuple(one for one in read.choices if one.question.name)
        if read.meaning:
            choices = (read.meaning,)
        reason = because(telling.UNKNOWN_FACT, head=quoted(label))
        facts = tuple(fact(name) for name in dict.fromkeys(TOLD.values()))
        made = Slot(Kind.COLUMN, column, label, place, reason, choices=(*choices, NONE, *facts))
        return replace(made, measure=read.measure, period=read.period)

    @property
    def _noted(self) -> str:
        return read_notes(self.laid.above, self.laid.below).units.get(Holds.MONEY, "")

    def _meaning(self, field: Field, head: Head) -> Iterator[Meaning]:
        """What of the book fills a column that a ledger would call so; several: asked."""
        if field.code == "ordinal":
            yield ORDINAL
        elif field.code in TOLD:
            yield fact(TOLD[field.code])
        elif field.code in DAYS:
            yield fact(DAY_NAMES[field.code])
        elif field.code == "signed":
            yield from (fact(DAY_NAMES[code]) for code in ("contract", "agreement"))
        elif field.code in AMOUNTS:
            yield from self._amounts(field, head)
        else:
            yield NONE

    def _amounts(self, field: Field, head: Head) -> Iterator[Meaning]:
        code, period = AMOUNTS[field.code]
        name = self.figures.names[code]
        if head.covers:
            period = head.covers
        measure = known(unit_said(head.unit) or head.unit) or known(self._noted)
        for one in [measure] if measure else MONEY:
            yield figure(name, period, "", one)


def is_one_figure(choices: Sequence[Meaning]) -> bool:
    """Whether several meanings are one figure in several measures."""
    bare = {replace(one, question=replace(one.question, measure="")) for one in choices}
    return len(choices) > 1 and len(bare) == 1
