"""One entry as a reader finds it: what was demanded, what was done with it, which one is next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from luodi.foundation.people.models import Account
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Confirmation, Entry, Evidence, Posting, Review
from luodi.records.ledger.queries.gates import background, missing_of
from luodi.records.ledger.queries.waiting import seen_by
from luodi.records.ledger.rules.gates import Held, Missing, Want, missing

WORDS = {
    Review.Verdict.VERIFIED: gettext_noop("核定"),
    Review.Verdict.RETURNED: gettext_noop("退回"),
    Review.Verdict.WITHDRAWN: gettext_noop("撤销核定"),
}


@dataclass(frozen=True)
class Demand:
    """One thing that the rulebook demands before the entry is verified, and whether it is there."""

    item: Missing
    is_there: bool

    @property
    def is_paper(self) -> bool:
        return self.item.want is Want.EVIDENCE


@dataclass(frozen=True)
class Deed:
    """One thing that was done with the entry."""

    seq: int
    at: datetime
    who: str
    what: str
    said: str = ""


@dataclass(frozen=True)
class Counts:
    """In which readings the entry counts now, and by which grade it is verified."""

    claimed: bool
    verified: bool
    grade: str = ""


def entry_for(account: Account, pk: int) -> Entry:
    """The entry, if the account may read its subject; loading and permitting are one step."""
    entries = Entry.objects.select_related(
        "subject__book", "reported_by__book", "recorded_by", "event", "enterprise", "book"
    )
    return get_object_or_404(seen_by(account, entries), pk=pk)


def counts_of(entry: Entry) -> Counts:
    rows = Posting.objects.filter(entry=entry, until_seq=None)
    readings = set(rows.values_list("verified", flat=True))
    last = entry.reviews.filter(verdict=Review.Verdict.VERIFIED).order_by("-seq").first()
    grade = last.grade if last and True in readings else ""
    return Counts(False in readings, True in readings, grade)


def demands(entry: Entry, on: date) -> list[Demand]:
    """Everything demanded for the entry's verification; of an opening entry nothing is."""
    if entry.opening:
        return []
    behind = background(entry.subject, on)
    lacking = {item.code: item for item in missing_of([entry], behind)[entry.pk]}
    holds = behind.holds(entry.category, entry.nature)
    every = missing(behind.gate(entry.kind), Held(), holds)
    return [Demand(lacking.get(item.code, item), item.code not in lacking) for item in every]


def papers(entry: Entry) -> QuerySet[Evidence]:
    return entry.evidences.select_related("document", "by").order_by("seq", "pk")


def story(entry: Entry) -> list[Deed]:
    """Everything that was done with the entry after it was recorded, oldest first."""
    return sorted([*judged(entry), *others(entry)], key=lambda deed: deed.seq)


def judged(entry: Entry) -> Iterator[Deed]:
    for row in entry.reviews.select_related("by"):
        said = f"{row.grade}　{row.reason}".strip()
        yield Deed(row.seq, row.at, str(row.by), WORDS[Review.Verdict(row.verdict)], said)
    for answer in entry.answers.select_related("by"):
        yield Deed(answer.seq, answer.at, str(answer.by), gettext_noop("答复"), answer.text)
    for waiver in entry.waivers.select_related("by"):
        yield Deed(waiver.seq, waiver.at, str(waiver.by), gettext_noop("免除"), waiver.reason)


def others(entry: Entry) -> Iterator[Deed]:
    for paper in papers(entry):
        if paper.seq != entry.seq:
            title = paper.document.title
            yield Deed(paper.seq, paper.at, str(paper.by), gettext_noop("补证据"), title)
    for row in entry.entryclassifications.select_related("by"):
        yield Deed(row.seq, row.at, str(row.by), gettext_noop("改归类"), row.reason)
    for yes in Confirmation.objects.filter(entry=entry).select_related("by"):
        yield Deed(yes.seq, yes.at, str(yes.by), gettext_noop("单位确认"))
    if hasattr(entry, "reversal"):
        end = entry.reversal
        yield Deed(end.seq, end.at, str(end.by), gettext_noop("红冲"), end.reason)


def following(queue: QuerySet[Entry], entry: Entry) -> int | None:
    """The next of the queue after this one, its first where this was the last; None when done."""
    keys = list(queue.values_list("pk", flat=True))
    if entry.pk in keys:
        keys = keys[keys.index(entry.pk) + 1 :] + keys[: keys.index(entry.pk)]
    return keys[0] if keys else None
