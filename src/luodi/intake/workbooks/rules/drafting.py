"""A row of a table turned into a draft: each value becomes what its field is said to become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from luodi.foundation.vocabulary.kinds import KINDS, START_KINDS
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Adding, Measure
from luodi.intake.workbooks.rules.facts import Answers, Draft, Fact, Mode, Spot
from luodi.intake.workbooks.rules.fields import Field, Holds, Span, field
from luodi.intake.workbooks.rules.shapes import Column, Region, Row, Status, Value
from luodi.kernel.periods import parse_period
from luodi.kernel.readings import Certainty
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop

KIND_CODES = frozenset(row.code for row in KINDS)
FEN = Decimal("0.01")
PROPERTIES = {
    "subject.unit": "unit",
    "project.content": "content",
    "project.place": "place",
    "project.build_type": "build_type",
    "classing.money_type": "money_type",
    "classing.cluster": "cluster",
    "classing.event": "event",
    "party.INVESTOR": "investor",
    "party.PROJECT_COMPANY": "company",
    "enterprise.place": "investor_place",
    "enterprise.credit_code": "credit_code",
}
SPANS = {Span.TO_DATE: Mode.TO_DATE, Span.YEAR: Mode.YEAR, Span.MONTH: Mode.MONTH}
# What only the plan of it can be said of a day that has not come.
PLANS = {
    **dict.fromkeys(("started", *START_KINDS), "start_planned"),
    "completed": "completion_planned",
    "production": "production_planned",
}


@dataclass(frozen=True)
class Setting:
    """What a row takes from the table and the import that it stands in."""

    sheet: str
    columns: Mapping[int, Column]
    answers: Answers
    as_of: date | None
    unit: str = ""  # 填报单位 of the table


def setting_of(sheet: str, region: Region, answers: Answers) -> Setting:
    columns = {column.column: column for column in region.columns}
    as_of = region.as_of or answers.as_of
    return Setting(sheet, columns, answers, as_of, region.reported_by)


def draft_of(row: Row, setting: Setting) -> Draft:
    """The row as a project with its facts."""
    facts = [
        fact for code, values in row.values.items() for fact in facts_of(code, values, row, setting)
    ]
    facts, asked = resolved(facts, row, setting)
    told = {
        PROPERTIES[field(code).becomes]: written(values[0])
        for code, values in row.values.items()
        if field(code).becomes in PROPERTIES and values
    }
    return Draft(
        spot=Spot(setting.sheet, row.row, 0),
        name=row.name,
        as_of=setting.as_of,
        facts=tuple(with_details(facts, row)),
        asked=asked,
        reasons=row.reasons,
        is_refused=row.status is Status.REFUSED,
        **{"unit": setting.unit, **told},
    )


def facts_of(code: str, values: Sequence[Value], row: Row, setting: Setting) -> Iterator[Fact]:
    known = field(code)
    for value in values:
        if known.part_of or not is_recorded(known):
            continue
        if known.becomes == "occurred" or (known.holds is Holds.STATUS):
            yield from dated(known, value, setting)
        elif known.becomes == "value" and isinstance(value.value, Decimal):
            yield from amounts(known, value, setting)


def is_recorded(known: Field) -> bool:
    """Whether the book has a kind of entry for it."""
    return bool(known.kinds) and KIND_CODES.issuperset(known.kinds)


def dated(known: Field, value: Value, setting: Setting) -> Iterator[Fact]:
    """A step or a plan with its day; of what only has happened, the day by which it had."""
    spot = Spot(setting.sheet, value.row, value.column)
    first = value.value if isinstance(value.value, date) else None
    last = value.last or first
    code = known.kinds[0] if len(known.kinds) == 1 else known.code
    if value.certainty is Certainty.PLANNED and code in PLANS:
        code = PLANS[code]
    is_plan = known.holds is Holds.PLAN or code in PLANS.values()
    yield Fact(
        kind=code,
        mode=Mode.PLAN if is_plan else Mode.STEP,
        spot=spot,
        field=known.code,
        text=value.text,
        first=first,
        last=last or setting.as_of,
        is_undated=first is None,
    )


def amounts(known: Field, value: Value, setting: Setting) -> Iterator[Fact]:
    """An amount in yuan, rounded to 分; a share is told in percent."""
    if value.unit not in ("元", "%", "") and known.holds is Holds.MONEY:
        return
    amount = value.value if isinstance(value.value, Decimal) else Decimal(0)
    if known.holds is Holds.SHARE:
        amount *= 100
    kind = kind_named(known.kinds[0])
    column = setting.columns.get(value.column)
    yield Fact(
        kind=kind.code,
        mode=mode_of(known),
        spot=Spot(setting.sheet, value.row, value.column),
        field=known.code,
        text=value.text,
        value=amount.quantize(FEN, ROUND_HALF_UP),
        last=setting.as_of,
        covers=covered(column.covers if column else "", known, setting.as_of),
    )


def mode_of(known: Field) -> Mode:
    kind = kind_named(known.kinds[0])
    if kind.adding is Adding.LEVEL:
        return Mode.LEVEL
    return SPANS.get(known.span, Mode.ONCE)


def covered(said: str, known: Field, as_of: date | None) -> tuple[date, date] | None:
    """The year or month that an amount is about: what the head says, else that of the day."""
    if known.span in (Span.NONE, Span.TO_DATE):
        return None
    try:
        period = parse_period(said) if said else None
    except Refused:
        period = None
    if period:
        return period.start, period.last_day
    if as_of is None:
        return None
    if known.span is Span.MONTH:
        return month_of(as_of)
    return as_of.replace(month=1, day=1), as_of.replace(month=12, day=31)


def month_of(day: date) -> tuple[date, date]:
    period = parse_period(f"{day:%Y-%m}")
    return period.start, period.last_day


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
        if kind == "money_in" and not (setting.answers.nature and setting.answers.origin):
            wanting["nature"] = None
        found.append(replace(fact, kind=kind))
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
    details: dict[str, dict[str, object]] = {}
    for code, values in row.values.items():
        known = field(code)
        if (
            is_recorded(known)
            and values
            and known.becomes not in ("", "value", "occurred", "progress")
        ):
            details.setdefault(known.kinds[0], {})[known.becomes] = plain(values[0])
    for fact in facts:
        own = {one.code for one in kind_named(fact.kind).fields if not one.column}
        said = details.get(fact.kind, {})
        yield replace(fact, detail={code: said[code] for code in said.keys() & own})


def plain(value: Value) -> object:
    """A value as the detail of a claim holds it: decimals as text."""
    match value.value:
        case Decimal() as amount:
            return f"{amount.normalize():f}"
        case date() as day:
            return day.isoformat()
        case other:
            return other or value.text


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
