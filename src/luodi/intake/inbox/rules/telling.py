"""A message as facts: what may be recorded of it, and what it speaks of without its being one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Adding, Measure
from luodi.intake.inbox.rules.amounts import IN_ALL, Amount, amount_of, percent_of
from luodi.intake.inbox.rules.clauses import Clause, Stance, clauses
from luodi.intake.inbox.rules.days import Day, days_in
from luodi.intake.inbox.rules.payers import more_of
from luodi.intake.inbox.rules.words import Spoken, spoken_in
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

NOT_A_FACT = {
    Stance.NOT: gettext_noop("“%(word)s”：文中说还没有，不能记"),
    Stance.AHEAD: gettext_noop("“%(word)s”：文中说的是打算，还没有发生，不能记成已经做了"),
    Stance.WISHED: gettext_noop("“%(word)s”：文中说的是要求、设想或听说，不能记"),
    Stance.UNDERWAY: gettext_noop("“%(word)s”：文中说正在办，办成了再记"),
    Stance.ASKED: gettext_noop("“%(word)s”：文中是在问，不是在报"),
}
NO_STEP = gettext_noop("“%(word)s”：不算一步，没有提")


@dataclass(frozen=True)
class Fact:
    """One thing that a message says, ready to be told; several kinds are to be chosen from."""

    number: int  # its place among the facts of the message, from one
    word: str
    kinds: tuple[str, ...]
    clause: str
    sentence: str
    day: Day | None = None
    amount: Amount | None = None
    percent: str = ""
    is_plan: bool = False
    is_aside: bool = False  # an amount named in passing: worth offering, not waited for
    more: tuple[tuple[str, str], ...] = ()  # other fields of the form, as far as they are said
    to_check: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Message:
    """What one message says: its facts, and what is no fact, each with the reason."""

    facts: tuple[Fact, ...]
    passed_over: tuple[Reason, ...] = ()

    @property
    def to_record(self) -> int:
        """How many entries it is waited for."""
        return sum(not fact.is_aside for fact in self.facts)


@dataclass
class Reader:
    """Goes through a message and remembers the day that was named last."""

    on: date
    day: Day | None = None
    set_aside: str = ""  # the sentence that speaks of a contract or money of another sort
    facts: list[Fact] = field(default_factory=list)
    passed_over: list[Reason] = field(default_factory=list)

    def read(self, clause: Clause, behind: Clause | None) -> None:
        said = list(spoken_in(clause.text))
        for one in said:
            self.take(clause, one, behind)
        self.remember(clause, said)

    def remember(self, clause: Clause, said: Sequence[Spoken]) -> None:
        """A day holds for what follows, unless the clause speaks of a plan."""
        days = list(days_in(clause.text, self.on))
        end = len(clause.text)
        if days and clause.stance(end, end) is Stance.DONE and not days[-1].is_ahead(self.on):
            self.day = days[-1]

    def take(self, clause: Clause, one: Spoken, behind: Clause | None) -> None:
        stance = clause.stance(one.start, one.end, by_nature=one.cue.by_nature)
        ahead = stance is Stance.AHEAD
        day = self.day_of(clause, one, ahead=ahead)
        if stance is Stance.DONE and day and day.is_ahead(self.on) and not one.cue.by_nature:
            stance, ahead = Stance.AHEAD, True
        if not one.cue.kinds:
            self.set_aside = clause.sentence
            self.passed_over.append(because(NO_STEP, word=one.word))
        elif one.cue.by_nature and self.set_aside == clause.sentence:
            return
        elif ahead and one.cue.planned and day:
            self.add(planned(clause, one, day))
        elif stance is not Stance.DONE:
            self.passed_over.append(because(NOT_A_FACT[stance], word=one.word))
        elif fact := told(clause, one, day, behind, self.on):
            self.add(fact)

    def day_of(self, clause: Clause, one: Spoken, *, ahead: bool) -> Day | None:
        """The last day named before the words, else the first behind them, else the one before."""
        days = list(days_in(clause.text, self.on, ahead=ahead))
        before = [day for day in days if day.start < one.start]
        if days:
            return before[-1] if before else days[0]
        return None if ahead else self.day

    def add(self, fact: Fact) -> None:
        """The fact with its number, unless its sentence has said the same already."""
        for other in self.facts:
            same = other.sentence == fact.sentence and set(other.kinds) & set(fact.kinds)
            if same and other.amount == fact.amount and days_of(other) == days_of(fact):
                return
        self.facts.append(replace(fact, number=len(self.facts) + 1))


def days_of(fact: Fact) -> object:
    return fact.day.days if fact.day else None


def read_message(text: str, on: date) -> Message:
    """What the message of a day says; what it says twice in a sentence is one fact."""
    reader, every = Reader(on), list(clauses(text))
    for place, clause in enumerate(every):
        behind = every[place + 1] if place + 1 < len(every) else None
        reader.read(clause, behind if behind and behind.number == clause.number else None)
    return Message(
        tuple(reader.facts), tuple({str(one): one for one in reader.passed_over}.values())
    )


def planned(clause: Clause, one: Spoken, day: Day) -> Fact:
    """A plan with its day; a plan of a month has none yet."""
    notes = []
    if not day.days.is_day:
        text = gettext_noop("文中写的计划日期是“%(word)s”，请填到哪一天")
        notes.append(because(text, word=day.word))
    plan = Fact(0, one.word, (one.cue.planned,), clause.text, clause.sentence, day, is_plan=True)
    return replace(plan, to_check=tuple(notes))


def told(
    clause: Clause, one: Spoken, day: Day | None, behind: Clause | None, on: date
) -> Fact | None:
    """The fact with its amount; None for an amount named in passing that says none."""
    kinds, by_nature = one.cue.kinds, one.cue.by_nature
    fact = Fact(0, one.word, kinds, clause.text, clause.sentence, day, is_aside=by_nature)
    measures = {measure for code in kinds for measure in kind_named(code).measures}
    notes: list[Reason] = []
    if Measure.YUAN in measures:
        fact, notes = counted(fact, one, clause, behind)
        if by_nature and fact.amount is None:
            return None
    if Measure.PERCENT in measures:
        fact = replace(fact, percent=percent_of(clause.text))
    if day is None and not by_nature:
        notes.append(because(gettext_noop("文中没有写是哪天，请填")))
    if day and day.year is not None and day.year != on.year:
        text = gettext_noop("“%(word)s”没有写年份，按 %(year)s 年")
        notes.append(because(text, word=day.word, year=day.year))
    more = tuple(more_of(clause.text, clause.sentence, kinds))
    return replace(fact, to_check=tuple(notes), more=more)


def counted(
    fact: Fact, one: Spoken, clause: Clause, behind: Clause | None
) -> tuple[Fact, list[Reason]]:
    """The fact with its one exact amount; else why it is left to be filled in."""
    found = list(amount_of(clause.text, one.start, one.end, of_itself=one.cue.by_nature))
    if not found and behind and not any(True for _ in spoken_in(behind.text)):
        found = list(amount_of(behind.text, 0, 0, of_itself=False))
    words = "、".join(amount.word for amount in found)
    adds = any(kind_named(code).adding is Adding.INCREMENT for code in fact.kinds)
    if not found:
        return fact, [because(gettext_noop("文中没有写金额，请填"))]
    if adds and not one.cue.by_nature and IN_ALL.search(clause.text[: found[0].start]):
        text = gettext_noop("“%(words)s”是累计数，请填这一次（这个月）的数")
        return fact, [because(text, words=words)]
    if len(found) > 1:
        return fact, [because(gettext_noop("文中有几个金额：%(words)s，请填对的一个"), words=words)]
    if not found[0].is_exact:
        text = gettext_noop("“%(words)s”不是一个确定的数，请核实后填")
        return fact, [because(text, words=words)]
    return replace(fact, amount=found[0]), []
