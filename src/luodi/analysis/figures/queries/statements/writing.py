"""What all statements share: the question, SQL under construction, which postings count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from luodi.analysis.figures.rules.conditions import Conditions
from luodi.analysis.figures.rules.moments import Moment
from luodi.foundation.vocabulary.kinds import bits
from luodi.records.ledger.models import Posting
from luodi.records.subjects.models import Link, SubjectVersion

POSTING = Posting._meta.db_table
VERSION = SubjectVersion._meta.db_table
LINK = Link._meta.db_table
DIVISION = 3  # characters of an industry's code that say the division: C39 of C3911
CONTRACTED = ("contract_amount", "capital_increase", "capital_reduction")
ARRIVED = ("money_in", "money_withdrawn")

Parameter = int | str | bool | None


@dataclass
class Statement:
    """SQL under construction, with its parameters in the order in which they appear."""

    text: str = ""
    parameters: list[Parameter] = field(default_factory=list)

    def add(self, text: str, *parameters: Parameter | date) -> Statement:
        self.text += text
        self.parameters += [
            value.isoformat() if isinstance(value, date) else value for value in parameters
        ]
        return self

    def join(self, other: Statement) -> Statement:
        self.text += other.text
        self.parameters += other.parameters
        return self


@dataclass(frozen=True)
class Question:
    """What is asked of the book, apart from the indicator."""

    moment: Moment
    start: date
    last: date  # of the period, inside
    day: date  # on which standings are read: the period's last, or the moment's if earlier
    state_on: date
    split: str  # a column of the posting by which values are split
    conditions: Conditions
    units: tuple[int, ...] | None = None  # only these units
    event: int | None = None  # only postings of this event
    age_cuts: tuple[date, ...] = ()  # signed by these days: three months, a year, beyond a year
    new_by: str = "signing"  # a project is 新建 in the year in which it was signed, or started
    admitted: tuple[str, ...] = ()  # natures of money that count as arrived
    unwanted: tuple[str, ...] = ()  # origins and natures that are no 合同引资额
    resign_counts: bool = False  # a subject signed again is a project again
    drop_returned: bool = False  # returned projects leave the base of a cohort
    closed_by: int = 0  # subjects closed by this act no longer stand on the day

    def split_of(self, alias: str) -> str:
        """What values are split by; of an industry its division, however finely it was told."""
        column = f"{alias}.{self.split}"
        return f"SUBSTR({column}, 1, {DIVISION})" if self.split == "industry" else column

    @property
    def year_start(self) -> date:
        """From this day on a project is 新建, before it 续建."""
        return date(self.day.year, 1, 1)


def anywhere(question: Question) -> Question:
    """The same question without its narrowing: a subject is as large as all its parts."""
    return replace(question, units=None, event=None)


def live(question: Question, alias: str = "p") -> Statement:
    """The condition that a posting counts at the moment."""
    moment = question.moment
    statement = Statement().add(f"{alias}.book_id = %s", moment.book)
    counts = f"{alias}.from_seq <= %s AND ({alias}.until_seq IS NULL OR {alias}.until_seq > %s)"
    if moment.opening_seq is None:
        return statement.add(f" AND {counts}", moment.seq, moment.seq)
    statement.add(f" AND ((NOT {alias}.opening AND {counts})", moment.seq, moment.seq)
    statement.add(f" OR ({alias}.opening AND {alias}.known_on <= %s", moment.day)
    return statement.add(f" AND {counts}))", moment.opening_seq, moment.opening_seq)


def narrowed(question: Question, alias: str = "p") -> Statement:
    """The condition that a row with a unit and an event lies within what is asked for."""
    statement = Statement()
    if question.units is not None:
        marks = ", ".join(["%s"] * len(question.units)) or "NULL"
        statement.add(f" AND {alias}.unit_id IN ({marks})", *question.units)
    if question.event is not None:
        statement.add(f" AND {alias}.event_id = %s", question.event)
    return statement


def counting(question: Question, alias: str = "p") -> Statement:
    """The condition that a posting counts at the moment, within what is asked for."""
    return live(question, alias).join(narrowed(question, alias))


def named(kinds: Sequence[str], alias: str = "p") -> Statement:
    """The condition that a posting is of one of the kinds."""
    marks = ", ".join(["%s"] * len(kinds)) or "NULL"
    return Statement().add(f"{alias}.kind IN ({marks})", *kinds)


def within(question: Question, alias: str = "p") -> Statement:
    """The condition that a posting's whole range of days lies inside the period."""
    return Statement().add(
        f"{alias}.occurred_from >= %s AND {alias}.occurred_to <= %s", question.start, question.last
    )


def mask(condition: str = "", alias: str = "p") -> str:
    """The steps among grouped postings as one mask; a step stands once in an attempt.

    PostgreSQL adds to numeric, of which it takes no bits, hence the cast.
    """
    bit = f"CASE WHEN {condition} THEN {alias}.bit ELSE 0 END" if condition else f"{alias}.bit"
    return f"CAST(SUM({bit}) AS BIGINT)"


def holding(conditions: Conditions, name: str, of: str) -> str:
    """Whether the kind or milestone stands in the mask `of`."""
    if not name.startswith("m."):
        return f"({of} & {bits(name)}) <> 0"
    rule = conditions.milestones[name]
    wanted = [holding(conditions, part, of) for part in rule.all_of]
    if rule.any_of:
        any_of = " OR ".join(holding(conditions, part, of) for part in rule.any_of)
        wanted.append(f"({any_of})")
    wanted += [f"NOT ({holding(conditions, part, of)})" for part in rule.none_of]
    return f"({' AND '.join(wanted)})"


def reaching(conditions: Conditions, name: str, before: str, inside: str) -> str:
    """Whether it is reached in the period: not yet in `before`, and with `inside` it holds.

    So a milestone of any kinds is dated by the first, one of all kinds by the last.
    """
    then = holding(conditions, name, f"({before} | {inside})")
    return f"NOT ({holding(conditions, name, before)}) AND {then}"
