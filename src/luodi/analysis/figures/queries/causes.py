"""The acts on subjects and their entries between two moments, for whoever asks what moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import pairwise
from typing import Any

from luodi.analysis.figures.queries.proofs import chunks
from luodi.analysis.figures.rules.changes import Cause
from luodi.foundation.history.models import Book, Line
from luodi.foundation.vocabulary.kinds import kind
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Answer, Entry, EntryClassification, Reversal, Review
from luodi.records.subjects.models import Classification

RECORDED = gettext_noop("新记")
ANSWERED = gettext_noop("退回答复")
REVERSED = gettext_noop("红冲")
RECLASSIFIED = gettext_noop("改归类")
VERDICTS: dict[str, str] = {
    Review.Verdict.VERIFIED.value: gettext_noop("核定"),
    Review.Verdict.RETURNED.value: gettext_noop("退回"),
    Review.Verdict.WITHDRAWN.value: gettext_noop("撤销核定"),
}
ON_ENTRIES: tuple[tuple[Any, Callable[[Any], str], str], ...] = (
    (Review, lambda row: VERDICTS[row.verdict], "reason"),
    (Answer, lambda row: ANSWERED, "text"),
    (Reversal, lambda row: REVERSED, "reason"),
    (EntryClassification, lambda row: RECLASSIFIED, "reason"),
)


def causes_between(
    book: Book, subjects: Collection[int], after: int, until: int
) -> dict[int, tuple[Cause, ...]]:
    """Every act of the book on these subjects after one number up to another, in order."""
    found: dict[int, list[Cause]] = defaultdict(list)
    between = {"book": book, "seq__gt": after, "seq__lte": until}
    for keys in chunks(subjects):
        for told in (recorded, judged, reclassified):
            for subject, cause in told(keys, between):
                found[subject].append(cause)
    return {
        subject: tuple(sorted(causes, key=lambda one: one.seq)) for subject, causes in found.items()
    }


def recorded(subjects: list[int], between: dict[str, Any]) -> Iterator[tuple[int, Cause]]:
    """New entries."""
    rows = Entry.objects.filter(subject__in=subjects, **between).select_related("recorded_by")
    for row in rows:
        at, who, name = row.recorded_at, row.recorded_by.name, kind(row.kind).name
        cause = Cause(row.seq, at, RECORDED, who, row.pk, name, row.said, row.kind)
        yield row.subject_id, cause


def judged(subjects: list[int], between: dict[str, Any]) -> Iterator[tuple[int, Cause]]:
    """Acts on entries: reviewed, answered, reversed, put right."""
    for model, what, said in ON_ENTRIES:
        rows = model.objects.filter(entry__subject__in=subjects, **between)
        for row in rows.select_related("entry", "by"):
            entry, name = row.entry, kind(row.entry.kind).name
            cause = Cause(
                seq=row.seq,
                at=row.at,
                what=what(row),
                who=row.by.name,
                entry=entry.pk,
                kind=name,
                said=getattr(row, said),
                code=entry.kind,
                judges=what(row) in JUDGING,
            )
            yield entry.subject_id, cause


JUDGING = (VERDICTS[Review.Verdict.VERIFIED.value], VERDICTS[Review.Verdict.WITHDRAWN.value])


def reclassified(subjects: list[int], between: dict[str, Any]) -> Iterator[tuple[int, Cause]]:
    """Subjects given other dimensions; who and when stand in the line of the act."""
    until = {"book": between["book"], "seq__lte": between["seq__lte"]}
    rows = Classification.objects.filter(subject__in=subjects, **until)
    of: dict[int, list[Classification]] = defaultdict(list)
    for row in rows.order_by("seq", "pk").prefetch_related("shares"):
        of[row.subject_id].append(row)
    later = [pair for rows in of.values() for pair in following(rows, between["seq__gt"])]
    acts = {"book": between["book"], "seq__in": {row.seq for _, row in later}}
    lines = {line.seq: line for line in Line.objects.filter(**acts).select_related("by")}
    for before, row in later:
        line = lines[row.seq]
        who, axes = str(line.by or ""), axes_between(before, row)
        cause = Cause(row.seq, line.at, RECLASSIFIED, who, said=row.reason, axes=axes)
        yield row.subject_id, cause


def following(
    rows: Iterable[Classification], after: int
) -> Iterator[tuple[Classification, Classification]]:
    """Each classification behind the number with the one before it; the first is no change."""
    return (pair for pair in pairwise(rows) if pair[1].seq > after)


def axes_between(before: Classification, after: Classification) -> frozenset[str]:
    """By what the subject is classed otherwise; by units where other parts are theirs."""
    columns = {"event": "event_id", "industry": "industry", "cluster": "cluster"}
    columns["channel"] = "channel"
    axes = {axis for axis, name in columns.items() if getattr(before, name) != getattr(after, name)}
    shares = [sorted((s.unit_id, s.weight) for s in row.shares.all()) for row in (before, after)]
    return frozenset(axes | ({"unit"} if shares[0] != shares[1] else set()))
