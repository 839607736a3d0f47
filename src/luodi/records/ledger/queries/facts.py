"""The ledger's rows in the shape in which the pure folds read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal

from django.db.models import Value

from luodi.foundation.history.sheaves import Values
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.records.ledger.models import (
    Answer,
    Entry,
    EntryClassification,
    Posting,
    Reversal,
    Review,
)
from luodi.records.ledger.rules.claims import Claim, SealedAlready, SubjectFacts
from luodi.records.ledger.rules.spans import (
    Amounts,
    Dimensions,
    EntryClass,
    EntryFacts,
    Span,
    SubjectClass,
    spans,
)
from luodi.records.ledger.rules.standing import ENDS
from luodi.records.subjects.models import Classification, Share, Subject
from luodi.records.subjects.rules import Part

REFERENCES = frozenset(
    {"subject", "reported_by", "enterprise", "event", "evidence", "papers", "detail"}
)


def hundredths(value: Decimal | None) -> int | None:
    return None if value is None else int((value * 100).to_integral_value())


def amounts(entry: Values) -> Amounts:
    """The entry's numbers in hundredths; dollars by the rate of its day."""
    dollars = None
    if entry["currency_amount"] is not None and entry["dollar_rate"] is not None:
        dollars = entry["currency_amount"] * entry["dollar_rate"]
    return Amounts(
        hundredths(entry["value"]), hundredths(entry["local_value"]), hundredths(dollars)
    )


def acts_of(entries: Collection[int]) -> dict[int, dict[str, list[int]]]:
    """For each entry the numbers of its reviews and answers, by what they were."""
    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    answered, reversed_ = Value("ANSWERED"), Value("REVERSED")
    reviews = Review.objects.filter(entry__in=entries).values_list("entry", "verdict", "seq")
    answers = Answer.objects.filter(entry__in=entries).values_list("entry", answered, "seq")
    reversals = Reversal.objects.filter(entry__in=entries).values_list("entry", reversed_, "seq")
    for entry, word, seq in reviews.union(answers, reversals, all=True):
        found[entry][word].append(seq)
    return found


def entry_facts(entry: Values, acts: Mapping[str, list[int]]) -> EntryFacts:
    """One entry, by its columns, with the numbers of the acts that touched it."""
    kind = kind_named(entry["kind"])
    return EntryFacts(
        entry=entry["id"],
        seq=entry["seq"],
        attempt=entry["attempt"],
        reported_by=entry["reported_by_id"],
        counts_for_reporter=kind.counts_for_reporter,
        origin=entry["origin"],
        nature=entry["nature"],
        category=entry["category"],
        event=entry["event_id"],
        amounts=amounts(entry),
        returned=tuple(acts.get(Review.Verdict.RETURNED, ())),
        answered=tuple(acts.get("ANSWERED", ())),
        verified=tuple(acts.get(Review.Verdict.VERIFIED, ())),
        withdrawn=tuple(acts.get(Review.Verdict.WITHDRAWN, ())),
        reversed_at=next(iter(acts.get("REVERSED", ())), None),
        keeps_event=any(own.column == "event" and own.required for own in kind.fields),
    )


def subject_classes(subjects: Collection[int]) -> dict[int, list[SubjectClass]]:
    """Each subject's classifications, oldest first."""
    parts: dict[int, list[Part]] = defaultdict(list)
    shares = Share.objects.filter(classification__subject__in=subjects).order_by("part")
    for share in shares:
        parts[share.classification_id].append(Part(share.unit_id, share.role, share.weight))
    found: dict[int, list[SubjectClass]] = defaultdict(list)
    rows = Classification.objects.filter(subject__in=subjects).order_by("seq", "pk")
    for row in rows:
        dimensions = Dimensions(
            event=row.event_id,
            station=row.station_id,
            industry=row.industry,
            cluster=row.cluster,
            channel=row.channel,
            money_type=row.money_type,
        )
        found[row.subject_id].append(
            SubjectClass(row.seq, row.attempt, dimensions, tuple(parts[row.pk]))
        )
    return found


def entry_classes(entries: Collection[int]) -> dict[int, list[EntryClass]]:
    """Each entry's own classifications, oldest first."""
    found: dict[int, list[EntryClass]] = defaultdict(list)
    for row in EntryClassification.objects.filter(entry__in=entries).order_by("seq", "pk"):
        found[row.entry_id].append(EntryClass(row.seq, row.origin, row.nature, row.category))
    return found


def spans_of(entries: Sequence[Entry]) -> list[Span]:
    """What the entries should count as, now and in the past, by their acts alone."""
    keys = [entry.pk for entry in entries]
    acts, own = acts_of(keys), entry_classes(keys)
    of_subjects = subject_classes({entry.subject_id for entry in entries})
    found: list[Span] = []
    for entry in entries:
        facts = entry_facts(vars(entry), acts.get(entry.pk, {}))
        found.extend(spans(facts, of_subjects[entry.subject_id], own.get(entry.pk, ())))
    return found


def claim_of(entry: Entry) -> Claim:
    """The claim that an entry was recorded from, without its evidence."""
    same = {
        column.name: getattr(entry, column.name)
        for column in fields(Claim)
        if column.name not in REFERENCES
    }
    return Claim(
        subject=entry.subject_id,
        reported_by=entry.reported_by_id,
        enterprise=entry.enterprise_id,
        event=entry.event_id,
        detail={code: claimed_value(value) for code, value in entry.detail.items()},
        **same,
    )


def claimed_value(stored: object) -> object:
    """A value of the detail as it is claimed again; what was sealed stays under its seal."""
    match stored:
        case {"sealed": int(key)}:
            return SealedAlready(key)
        case _:
            return stored


def subject_facts(subjects: Iterable[Subject]) -> dict[int, SubjectFacts]:
    """The subjects as claims are checked against them: what stands in the claimed reading."""
    by_key = {subject.pk: subject for subject in subjects}
    steps: dict[int, dict[tuple[int, str], int]] = defaultdict(dict)
    ends: dict[int, dict[int, date]] = defaultdict(dict)
    begun: dict[int, set[int]] = defaultdict(set)
    claimed = Posting.objects.filter(subject__in=by_key, verified=False, until_seq=None, part=0)
    for row in claimed.exclude(bit=0):
        steps[row.subject_id][row.attempt, row.kind] = row.entry_id
        if row.kind in ENDS:
            ends[row.subject_id][row.attempt] = row.occurred_to
    later = claimed.filter(subject__in=ends, attempt__gt=1)
    for key, attempt in later.values_list("subject", "attempt").distinct():
        begun[key].add(attempt)
    return {
        key: SubjectFacts(
            subject=key,
            type=subject.type,
            is_open=subject.is_open,
            attempt=max(ends[key], default=0) + 1,
            ends=ends[key],
            steps=steps[key],
            begun=frozenset(begun[key]),
        )
        for key, subject in by_key.items()
    }
