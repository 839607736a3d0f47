"""What is missing for the verification of an entry, and for the next steps of a subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from luodi.foundation.rulebook.queries import latest
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Kind
from luodi.records.ledger.models import Entry, Evidence, Posting, Waiver
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


def gate(book: int, kind: str, on: date | None = None) -> Gate:
    """What the rulebook demands for a kind on a day; the vocabulary's rule where it is silent."""
    rules = latest(book, on)
    asked = rules.kind(kind) if rules else kind_named(kind)
    return Gate(kind, asked.evidence, asked.before)


def missing_for(entry: Entry, on: date | None = None) -> list[Missing]:
    """What still keeps one entry from being verified, and what is merely expected."""
    if entry.opening:
        return []
    asked = gate(entry.book_id, entry.kind, on)
    return list(missing(asked, held(entry), condition(entry.subject, entry)))


def held(entry: Entry) -> Held:
    """What the entry and its subject already have."""
    waivers = Waiver.objects.filter(entry=entry).values_list("requirement", flat=True)
    return Held(
        evidence=frozenset(Evidence.objects.filter(entry=entry).values_list("type", flat=True)),
        verified=verified_kinds(entry.subject, entry.attempt),
        earlier=frozenset(
            kind
            for attempt in range(1, entry.attempt)
            for kind in verified_kinds(entry.subject, attempt)
        ),
        waived=frozenset(waivers),
    )


def verified_kinds(subject: Subject, attempt: int) -> frozenset[str]:
    """Kinds standing verified in the attempt, on the subject or the enterprises bound to it."""
    kinds = Posting.objects.filter(verified=True, until_seq=None)
    own = kinds.filter(subject=subject, attempt=attempt).values_list("kind", flat=True)
    bound = kinds.filter(subject__in=bound_subjects(subject)).values_list("kind", flat=True)
    return frozenset({*own, *bound})


def bound_subjects(subject: Subject) -> set[int]:
    """Subjects whose steps count for this one's order: a project and its project company."""
    company = Party.Role.PROJECT_COMPANY
    projects = Party.objects.filter(enterprise=subject, role=company).values_list("subject")
    companies = Party.objects.filter(subject=subject, role=company).values_list("enterprise")
    return {key for (key,) in [*projects, *companies]}


def condition(subject: Subject, entry: Entry | None = None) -> Callable[[str], bool]:
    """Whether a condition of the vocabulary is met by this subject (and entry)."""
    newest = subject.classifications.order_by("-seq", "-pk").first()
    situation = Situation(
        industry=newest.industry if newest else "",
        category=entry.category if entry else "",
        nature=entry.nature if entry else "",
    )
    return lambda code: holds(code, situation)


def missing_table(subject: Subject) -> list[Lacking]:
    """For each entry not yet verified, and for each possible next step, what is missing."""
    waiting = Entry.objects.filter(
        subject=subject, postings__verified=False, postings__until_seq=None
    ).exclude(postings__in=Posting.objects.filter(verified=True, until_seq=None))
    rows = [
        Lacking(entry.kind, kind_named(entry.kind).name, entry.pk, item)
        for entry in waiting.select_related("subject").distinct().order_by("seq", "pk")
        for item in missing_for(entry)
    ]
    return [*rows, *next_steps(subject)]


def next_steps(subject: Subject) -> Iterator[Lacking]:
    """The nearest place of the main line not yet claimed, and what each way to it will need."""
    open_now = Posting.objects.filter(subject=subject, until_seq=None)
    attempt = max(open_now.values_list("attempt", flat=True), default=1)
    claimed = set(open_now.filter(attempt=attempt).values_list("kind", flat=True))
    held_now = Held(verified=verified_kinds(subject, attempt) | claimed)
    for kind in nearest(subject.type, claimed):
        asked = gate(subject.book_id, kind.code)
        for item in missing(asked, held_now, condition(subject)):
            yield Lacking(kind.code, kind.name, None, item)


def nearest(subject_type: str, claimed: set[str]) -> list[Kind]:
    """The kinds that lead to the first place beyond the furthest one claimed."""
    line = [kind for kind in KINDS if kind.place and subject_type in kind.subjects]
    reached = [number for number, kind in enumerate(line) if kind.code in claimed]
    places = {line[number].place for number in reached}
    ahead = [kind for kind in line[max(reached, default=-1) + 1 :] if kind.place not in places]
    return [kind for kind in ahead if kind.place == ahead[0].place]
