"""The acts on subjects and their entries between two moments, for whoever asks what moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from typing import Any

from django.db.models import F

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
        yield row.subject_id, Cause(row.seq, at, RECORDED, who, row.pk, name, row.said)


def judged(subjects: list[int], between: dict[str, Any]) -> Iterator[tuple[int, Cause]]:
    """Acts on entries: reviewed, answered, reversed, put right."""
    for model, what, said in ON_ENTRIES:
        rows = model.objects.filter(entry__subject__in=subjects, **between)
        for row in rows.select_related("entry", "by"):
            entry, name = row.entry, kind(row.entry.kind).name
            cause = Cause(
                row.seq, row.at, what(row), row.by.name, entry.pk, name, getattr(row, said)
            )
            yield entry.subject_id, cause


def reclassified(subjects: list[int], between: dict[str, Any]) -> Iterator[tuple[int, Cause]]:
    """Subjects given other dimensions; who and when stand in the line of the act."""
    later = Classification.objects.exclude(subject__seq=F("seq"))  # the first is no change
    rows = list(later.filter(subject__in=subjects, **between))
    acts = {"book": between["book"], "seq__in": {row.seq for row in rows}}
    lines = {line.seq: line for line in Line.objects.filter(**acts).select_related("by")}
    for row in rows:
        line = lines[row.seq]
        who = str(line.by or "")
        yield row.subject_id, Cause(row.seq, line.at, RECLASSIFIED, who, said=row.reason)
