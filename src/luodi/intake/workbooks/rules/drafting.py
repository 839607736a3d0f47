"""A row of a table turned into a draft: each value becomes what its field is said to become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from luodi.foundation.vocabulary.industry_names import industry_code
from luodi.foundation.vocabulary.kinds import START_KINDS
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Measure
from luodi.intake.workbooks.rules.amounts import amount_facts, is_apart, wanting_of
from luodi.intake.workbooks.rules.endings import ends, truly_ended, with_reason
from luodi.intake.workbooks.rules.facts import Answers, Draft, Fact, Mode, Spot
from luodi.intake.workbooks.rules.fields import Field, Holds, field
from luodi.intake.workbooks.rules.placing import (
    PROPERTIES,
    Home,
    Setting,
    at_cell,
    home_of,
    is_recorded,
)
from luodi.intake.workbooks.rules.saying import ALONE
from luodi.intake.workbooks.rules.shapes import Column, Row, Status, Value
from luodi.intake.workbooks.rules.splits import split_said
from luodi.kernel.folding import fold
from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

BESIDE = gettext_noop("没有地方记：要有“%(kind)s”的日期（或金额）才能随它一起记")
ONLY_WORDS = gettext_noop("只有文字，没有哪一步、哪天、多少钱、百分之几可记：没有记")
NOT_PLACED = gettext_noop("没有对上，没有记：请到“看各列”里说明这个词指什么")
NOT_APART = gettext_noop(
    "分不清合计里有没有它，没有单独记：包含的，表头写“其中……”（以元、万元计）；不包含的，合计写“内资”"
)
AMOUNTS = frozenset({"contract_amount", "money_in_to_date", "money_in_year", "money_in_month"})
# What only the plan of it can be said of a day that has not come.
PLANS = {
    **dict.fromkeys(("started", *START_KINDS), "start_planned"),
    "completed": "completion_planned",
    "production": "production_planned",
}


def draft_of(row: Row, setting: Setting) -> Draft:
    """The row as a project with its facts."""
    said = list(said_in(row, setting))
    facts, asked = resolved([one for one in said if isinstance(one, Fact)], row, setting)
    facts = [with_reason(fact, row) for fact in truly_ended(facts)]
    taken = list(with_details(facts, row))
    told = {
        PROPERTIES[field(code).becomes]: written(values[0])
        for code, values in row.values.items()
        if field(code).becomes in PROPERTIES and values
    }
    shared, wanting = sharing(told, row, setting)
    return Draft(
        spot=Spot(setting.sheet, row.row, 0),
        name=row.name,
        as_of=setting.as_of,
        facts=tuple(taken),
        asked=(*asked, *wanting),
        reasons=(*row.reasons, *(one for one in said if isinstance(one, Reason))),
        notes=tuple(unplaced(row, taken, setting)),
        is_refused=row.status is Status.REFUSED,
        share=shared,
        **classed(row, setting),
        **{"unit": setting.unit, **told},
    )


def said_in(row: Row, setting: Setting) -> Iterator[Fact | Reason]:
    """Every fact that the cells of a row say, and why some say none."""
    for code, values in row.values.items():
        known = field(code)
        for value in values:
            if not is_recorded(known):
                continue
            if known.becomes == "occurred" or known.holds is Holds.STATUS:
                yield from dated(known, value, setting)
            elif known.becomes == "value" and not is_a_part(known, row, setting):
                yield from amount_facts(known, value, row, setting)


def is_a_part(known: Field, row: Row, setting: Setting) -> bool:
    """Whether the amount is told with the one that it is a part of: 其中省外."""
    if not known.part_of:
        return False
    return not is_apart(known.code, row, setting) and known.part_of in row.values


def dated(known: Field, value: Value, setting: Setting) -> Iterator[Fact]:
    """A step or a plan with its day; of what only has happened, the day by which it had."""
    spot = Spot(setting.sheet, value.row, value.column)
    first = value.value if isinstance(value.value, date) else None
    last = value.last or first
    if first is None and value.certainty is Certainty.ABSENT:
        return
    code = known.kinds[0] if len(known.kinds) == 1 else known.code
    if value.certainty is Certainty.PLANNED and code in PLANS:
        code = PLANS[code]
    is_plan = known.holds is Holds.PLAN or code in PLANS.values()
    fact = Fact(
        kind=code,
        mode=Mode.PLAN if is_plan else Mode.STEP,
        spot=spot,
        field=known.code,
        text=value.text,
        first=first,
        last=last or setting.as_of,
        is_undated=first is None,
    )
    yield ended(fact, setting.answers) if ends(fact) else fact


def ended(fact: Fact, answers: Answers) -> Fact:
    """What ends a project, on its day; without one, on the day that a person says for all."""
    if not fact.is_undated:
        return replace(fact, mode=Mode.END)
    day = answers.ended_on
    return replace(fact, mode=Mode.END, first=day, last=day, is_undated=day is None)


def resolved(
    facts: Sequence[Fact], row: Row, setting: Setting
) -> tuple[list[Fact], tuple[str, ...]]:
    """Facts whose kind a neighbour or a person says; and the answers that are still wanting."""
    found: list[Fact] = []
    wanting: dict[str, None] = {}
    for fact in facts:
        kind = kind_of(fact, row, setting.answers)
        if not kind:
            wanting[fact.kind] = None
            continue
        if fact.mode in (Mode.TO_DATE, Mode.YEAR, Mode.MONTH) and fact.last is None:
            wanting["as_of"] = None
        if fact.mode is Mode.END and fact.last is None:
            wanting["ended_on"] = None
        wanting |= dict.fromkeys(wanting_of(fact, setting.answers))
        found.append(fact if kind == fact.kind else replace(fact, kind=kind))
    return found, tuple(wanting)


def kind_of(fact: Fact, row: Row, answers: Answers) -> str:
    """The kind of the fact; empty where it has to be asked."""
    if fact.kind == "started":
        return answers.started
    if fact.kind == "signed":
        said = row.values.get("sign_type", ())
        return str(said[0].value).lower() if said and said[0].value else answers.signed
    return fact.kind


def with_details(facts: Sequence[Fact], row: Row) -> Iterator[Fact]:
    """Each fact with what other columns say of the same kind: 注册资本 beside 项目公司注册."""
    details = beside(row)
    for fact in facts:
        said = details.get(fact.kind)
        if not said:
            yield fact
            continue
        own = {one.code for one in kind_named(fact.kind).fields if not one.column}
        yield replace(
            fact, detail={**fact.detail, **{code: said[code][0] for code in said.keys() & own}}
        )


def beside(row: Row) -> dict[str, dict[str, tuple[object, Value]]]:
    """By kind, what columns say that only stands beside an entry of that kind."""
    found: dict[str, dict[str, tuple[object, Value]]] = {}
    for code, values in row.values.items():
        known = field(code)
        if home_of(code) is Home.BESIDE and is_recorded(known) and values:
            said = found.setdefault(known.kinds[0], {})
            said[known.becomes] = (plain(values[0]), values[0])
    return found


def unplaced(row: Row, facts: Sequence[Fact], setting: Setting) -> Iterator[Reason]:
    """What the row says and nothing could be made of, cell by cell."""
    kinds = {fact.kind for fact in facts}
    for kind, said in beside(row).items():
        if kind not in kinds:
            why = because(BESIDE, kind=because(kind_named(kind).name))
            yield from (at_cell(value, setting, why) for _, value in said.values())
    placed = {(fact.spot.row, fact.spot.column) for fact in facts}
    placed |= {(p.spot.row, p.spot.column) for fact in facts for p in fact.parts if p.spot}
    for value, text in loose(row, setting):
        if (value.row, value.column) not in placed:
            yield at_cell(value, setting, because(text))


def loose(row: Row, setting: Setting) -> Iterator[tuple[Value, str]]:
    """Values that no fact of their own may have been made of, with what to say if there is none."""
    for code, values in row.values.items():
        known = field(code)
        for value in values:
            column = setting.columns.get(value.column)
            if code == "progress" and value.value is not None:
                yield value, ONLY_WORDS
            elif known.part_of in AMOUNTS and value.value and not code.startswith("outside_"):
                yield value, NOT_APART
            elif code in ("channel", "industry") and column and is_strange(value, column):
                yield value, NOT_PLACED


def is_strange(value: Value, column: Column) -> bool:
    """Whether nobody has said yet what the word stands for."""
    return " ".join(value.text.split()) in column.strange


def plain(value: Value) -> object:
    """A value as the detail of a claim holds it: decimals as text."""
    match value.value:
        case Decimal() as amount:
            return f"{amount.normalize():f}"
        case date() as day:
            return day.isoformat()
        case other:
            return other or value.text


def classed(row: Row, setting: Setting) -> dict[str, str]:
    """The industry and the channel as codes: of a word that a person placed, what they said."""
    found = {}
    for code in ("industry", "channel"):
        values = row.values.get(code, ())
        if not values or values[0].value in (None, ""):
            continue
        column = setting.columns.get(values[0].column)
        placed = dict(column.said) if column else {}
        word = fold(values[0].text)
        said = str(values[0].value) if code == "channel" else industry_code(word)
        found[code] = placed.get(word, said)
    return found


def sharing(
    told: Mapping[str, str], row: Row, setting: Setting
) -> tuple[Decimal | None, tuple[str, ...]]:
    """The part of the unit that introduced, where another stands beside it; or what to ask."""
    said = [v.value for v in row.values.get("split", ()) if isinstance(v.value, Decimal)]
    answers, one = setting.answers, told.get("introducing", "")
    other = told.get("landing") or told.get("unit") or setting.unit or setting.own_unit
    if not one or not other or one == other:
        return None, ()
    if said:
        return said[0], ()
    if answers.split == ALONE:
        return None, ()
    part = split_said(answers.split) if answers.split else None
    return part, () if part is not None else ("split",)


def written(value: Value) -> str:
    """A property as text; a choice is its code."""
    return value.value if isinstance(value.value, str) and value.value else value.text


def recognised_by(name: str, firm: str) -> str:
    """By what a person's word for a row is remembered: its name, and the firm beside it."""
    return f"{name}｜{firm}"[:200]


def unsaid(draft: Draft) -> Iterator[Reason]:
    """Why the row can be no project."""
    if not draft.name.strip():
        yield from draft.reasons
        yield because(gettext_noop("没有项目名称，请补上"), about="name")


def measure_of(fact: Fact) -> str:
    """In what the fact's kind is measured, where it is."""
    kind = kind_named(fact.kind)
    if fact.value is None or not kind.measures:
        return ""
    return Measure.YUAN.name if Measure.YUAN in kind.measures else kind.measures[0].name
