"""What a unit has received: one item, the lists of those that wait, are done or lie aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from luodi.foundation.history.models import Book
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Account
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.intake.inbox.models import (
    Enclosure,
    Received,
    ReceivedQuerySet,
    Shelf,
    units_receiving_for,
)
from luodi.intake.inbox.rules.files import File
from luodi.intake.inbox.rules.reading import read_received
from luodi.intake.inbox.rules.telling import Message
from luodi.kernel.folding import quoted
from luodi.records.ledger.models import Entry, Evidence
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import names_for


@dataclass(frozen=True)
class Made:
    """One entry that came of something received, or that one of its files proves."""

    key: int
    seq: int
    kind: str
    name: str
    subject: int
    row: int | None = None


def received_of(account: Account, shelf: Shelf = Shelf.EVERY) -> ReceivedQuerySet:
    """What the account may open, the newest first, with everything that a list shows of it."""
    enclosures = Enclosure.objects.select_related("document").order_by("part")
    rows = Received.objects.visible_to(account).on(shelf).select_related("text", "by", "unit__book")
    return rows.prefetch_related(Prefetch("enclosures", enclosures)).order_by("-seq", "-pk")


def waiting_of(account: Account, book: Book) -> ReceivedQuerySet:
    """What waits in a book, the oldest first."""
    return received_of(account, Shelf.WAITING).filter(book=book).order_by("seq", "pk")


def received_for(account: Account, pk: int) -> Received:
    """The item, if it reached a unit whose post the account opens."""
    return get_object_or_404(received_of(account), pk=pk)


def receives(account: Account) -> bool:
    """Whether the account opens the post of any unit."""
    return units_receiving_for(account).exists()


def lies_on(received: Received, shelf: Shelf) -> bool:
    return Received.objects.on(shelf).filter(pk=received.pk).exists()


def text_of(received: Received) -> str:
    """The text as it came; one that has been removed is none."""
    return received.text.value if received.text else ""


def title_of(received: Received) -> str:
    """A few words by which a person knows it again."""
    first = text_of(received).strip().splitlines()[:1]
    titles = [row.title for row in received.enclosures.all()]
    return quoted(first[0] if first else titles[0] if titles else gettext("（内容已隐去）"))


def files_of(received: Received) -> list[File]:
    return [
        File(row.document_id, row.title, row.document.media_type.startswith("image/"))
        for row in received.enclosures.all()
    ]


def message_of(received: Received) -> Message:
    """What it says, as read on the day on which it came."""
    on = received.at.astimezone(BOOK_ZONE).date()
    return read_received(text_of(received), files_of(received), on)


def made_of(received: Received, account: Account) -> list[Made]:
    """The entries that stand and were recorded of it, in the order of the book."""
    rows = Entry.objects.filter(source=Entry.Source.INBOX, batch=str(received.pk), reversal=None)
    entries = list(rows.order_by("seq", "pk"))
    names = names_for(account, {entry.subject_id for entry in entries})
    return [made(entry, names) for entry in entries if entry.subject_id in names]


def proved_by(documents: Collection[int], account: Account) -> dict[int, list[Made]]:
    """Of which entries that the account may read each of the files is evidence already."""
    rows = Evidence.objects.filter(document__in=documents, entry__reversal=None)
    seen = rows.filter(entry__subject__in=Subject.objects.visible_to(account).values("pk"))
    pairs = [(row.document_id, row.entry) for row in seen.select_related("entry").order_by("pk")]
    names = names_for(account, {entry.subject_id for _, entry in pairs})
    found: dict[int, dict[int, Made]] = defaultdict(dict)
    for document, entry in pairs:
        found[document][entry.pk] = made(entry, names)
    return {document: list(entries.values()) for document, entries in found.items()}


def made(entry: Entry, names: dict[int, str]) -> Made:
    kind = gettext(kind_named(entry.kind).name)
    name = names[entry.subject_id]
    return Made(entry.pk, entry.seq, kind, name, entry.subject_id, entry.row)


def papers_of(received: Received, account: Account) -> list[tuple[Enclosure, list[Made], int]]:
    """Its files, each with the entries it proves already and the item with which it came first."""
    papers = list(received.enclosures.all())
    documents = [row.document_id for row in papers]
    used, before = proved_by(documents, account), elsewhere(received, documents)
    return [(row, used.get(row.document_id, []), before.get(row.document_id, 0)) for row in papers]


def elsewhere(received: Received, documents: Collection[int]) -> dict[int, int]:
    """Files that came with another item of the same unit before: the file, the first such item."""
    rows = Enclosure.objects.filter(document__in=documents, received__unit=received.unit_id)
    before = rows.filter(received__lt=received.pk).order_by("-received")
    return dict(before.values_list("document", "received"))
