"""What is missing for the verification of an entry, and for the next steps of a subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from luodi.foundation.rulebook.queries import latest
from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Kind
from luodi.records.ledger.models import Entry, Evidence, Posting, Waiver
from luodi.records.ledger.queries.facts import entry_classes, subject_facts
from luodi.records.ledger.rules.claims.own_fields import LEFT_OPEN
from luodi.records.ledger.rules.conditions import Situation, holds
from luodi.records.ledger.rules.gates import Gate, Held, Missing, missing
from luodi.records.subjects.models import Party, Subject


@dataclass(frozen=True)
class Lacking:
    """One row of the table: an entry, or a step not yet claimed, and one thing it still lacks."""

    kind: str
    kind_name: str
    entry: int | None
    item: Missing


@dataclass(frozen=True)
class Holding:
    """What one entry has towards its verification."""

    entry: Entry
    evidence: frozenset[str]
    waived: frozenset[str]
    category: str
    nature: str

    @property
    def blank(self) -> tuple[str, ...]:
        """What the kind asks for and the workbook that told it left open."""
        asked = [one.column for one in kind_named(self.entry.kind).fields if one.required]
        return tuple(c for c in asked if c in LEFT_OPEN and not getattr(self.entry, c))


@dataclass(frozen=True)
class Background:
    """What is the same for all the entries of one subject, asked once, whatever their number."""

    rules: Rulebook | None
    own: Mapping[int, frozenset[str]]  # attempt → kinds standing verified in it
    bound: frozenset[str]  # kinds standing verified on the enterprises or projects bound to it
    industry: str

    def gate(self, kind: str) -> Gate:
        """What the rulebook demands for a kind; the vocabulary's rule where it is silent."""
        asked = self.rules.kind(kind) if self.rules else kind_named(kind)
        return Gate(kind, asked.evidence, asked.before)

    def verified(self, attempt: int) -> frozenset[str]:
        return self.own.get(attempt, frozenset()) | self.bound

    def earlier(self, attempt: int) -> frozenset[str]:
        return frozenset().union(*(self.verified(number) for number in range(1, attempt)))

    def holds(self, category: str = "", nature: str = "") -> Callable[[str], bool]:
        """Whether a condition of the vocabulary is met."""
        situation = Situation(industry=self.industry, category=category, nature=nature)
        return lambda code: holds(code, situation)


def background(subject: Subject, on: date, *, industry: str | None = None) -> Background:
    """The subject as the rulebook in force on the day judges its entries.

    Its industry is looked up, unless it is already known.
    """
    standing = Posting.objects.filter(verified=True, until_seq=None)
    rows = standing.filter(subject__in={subject.pk, *bound_subjects(subject)})
    own: dict[int, set[str]] = defaultdict(set)
    bound: set[str] = set()
    for key, attempt, kind in rows.values_list("subject", "attempt", "kind"):
        (own[attempt] if key == subject.pk else bound).add(kind)
    return Background(
        rules=latest(subject.book_id, on),
        own={attempt: frozenset(kinds) for attempt, kinds in own.items()},
        bound=frozenset(bound),
        industry=industry_of(subject) if industry is None else industry,
    )


def industry_of(subject: Subject) -> str:
    newest = subject.classifications.order_by("-seq", "-pk").first()
    return newest.industry if newest else ""


def bound_subjects(subject: Subject) -> set[int]:
    """Subjects whose steps count for this one's order: a project and its project company."""
    company = Party.Role.PROJECT_COMPANY
    projects = Party.objects.filter(enterprise=subject, role=company).values_list("subject")
    companies = Party.objects.filter(subject=subject, role=company).values_list("enterprise")
    return {key for (key,) in projects.union(companies)}


def missing_for(entry: Entry, on: date) -> list[Missing]:
    """What still keeps one entry from being verified on a day, and what is merely expected."""
    return missing_of([entry], background(entry.subject, on))[entry.pk]


def missing_of(entries: Sequence[Entry], behind: Background) -> dict[int, list[Missing]]:
    """The same for several entries of one subject."""
    return {held.entry.pk: lacking(held, behind) for held in holdings(entries)}


def holdings(entries: Sequence[Entry]) -> Iterator[Holding]:
    """What each of the entries has, asked once, whatever their number."""
    keys = [entry.pk for entry in entries]
    papers: dict[int, set[str]] = defaultdict(set)
    for key, type_ in Evidence.objects.filter(entry__in=keys).values_list("entry", "type"):
        papers[key].add(type_)
    waived: dict[int, set[str]] = defaultdict(set)
    for key, code in Waiver.objects.filter(entry__in=keys).values_list("entry", "requirement"):
        waived[key].add(code)
    classes = entry_classes(keys)
    for entry in entries:
        now = classes[entry.pk][-1] if entry.pk in classes else entry
        own = frozenset(papers[entry.pk]), frozenset(waived[entry.pk])
        yield Holding(entry, *own, category=now.category, nature=now.nature)


def lacking(has: Holding, behind: Background) -> list[Missing]:
    """What one entry still lacks; those of the opening need nothing."""
    entry = has.entry
    if entry.opening:
        return []
    held = Held(
        evidence=has.evidence,
        verified=behind.verified(entry.attempt),
        earlier=behind.earlier(entry.attempt),
        waived=has.waived,
        blank=has.blank,
    )
    return list(missing(behind.gate(entry.kind), held, behind.holds(has.category, has.nature)))


def missing_table(subject: Subject, on: date) -> list[Lacking]:
    """For each entry not yet verified, and for each possible next step, what is missing."""
    counting = Posting.objects.filter(subject=subject, until_seq=None)
    waiting = list(
        Entry.objects.filter(pk__in=counting.filter(verified=False).values("entry"))
        .exclude(pk__in=counting.filter(verified=True).values("entry"))
        .order_by("seq", "pk")
    )
    return table_of(subject, holdings(waiting), background(subject, on))


def table_of(subject: Subject, waiting: Iterable[Holding], behind: Background) -> list[Lacking]:
    """The same for who has the entries that wait already before him."""
    rows = [
        Lacking(has.entry.kind, kind_named(has.entry.kind).name, has.entry.pk, item)
        for has in waiting
        for item in lacking(has, behind)
    ]
    return [*rows, *next_steps(subject, behind)]


def next_steps(subject: Subject, behind: Background) -> Iterator[Lacking]:
    """The nearest place of the main line not yet claimed, and what each way to it will need."""
    facts = subject_facts([subject])[subject.pk]
    claimed = {kind for attempt, kind in facts.steps if attempt == facts.attempt}
    held = Held(verified=behind.verified(facts.attempt) | claimed)
    for kind in nearest(subject.type, claimed):
        for item in missing(behind.gate(kind.code), held, behind.holds()):
            yield Lacking(kind.code, kind.name, None, item)


def nearest(subject_type: str, claimed: set[str]) -> list[Kind]:
    """The kinds that lead to the first place beyond the furthest one claimed."""
    line = [kind for kind in KINDS if kind.place and subject_type in kind.subjects]
    reached = [number for number, kind in enumerate(line) if kind.code in claimed]
    places = {line[number].place for number in reached}
    ahead = [kind for kind in line[max(reached, default=-1) + 1 :] if kind.place not in places]
    return [kind for kind in ahead if kind.place == ahead[0].place]
