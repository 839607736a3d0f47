"""Rebuilding what is derived from the acts; on a book in order it changes nothing."""

from __future__ import annotations

from django.db import transaction

from luodi.foundation.history.models import Book
from luodi.records.ledger.actions.posting import entry_chunks, repost, stray
from luodi.records.ledger.actions.queueing import misqueued
from luodi.records.ledger.actions.standing import (
    CHUNK,
    restand,
    standings,
    state,
    stored_standings,
)
from luodi.records.ledger.models import Entry, Posting
from luodi.records.subjects.actions.naming import misnamed, rekey
from luodi.records.subjects.models import Subject


def rebuild(book: Book) -> int:
    """Put postings, the queue, standings, search keys right; answers how many rows were wrong.

    No act of the ledger: it adds nothing to what is known, so it writes no line.
    """
    with transaction.atomic():
        wrong = stray_rows(book)
        if wrong == 0:
            return 0
        # All that is wrong goes first: a made-up step would keep the true one from its place.
        for chunk in entry_chunks(book):
            Posting.objects.filter(pk__in=[row.pk for row in stray(chunk) if row.pk]).delete()
        for chunk in entry_chunks(book):
            repost(chunk)
        for subjects in subject_chunks(book):
            restand(subjects)
            rekey(list(Subject.objects.filter(pk__in=subjects)))
        return wrong


def stray_rows(book: Book) -> int:
    """How many postings, rows of the queue, standings and keys do not say what the acts say."""
    postings = sum(len(list(stray(chunk))) + misplaced(chunk) for chunk in entry_chunks(book))
    return postings + sum(
        wrong_standings(subjects) + len(misnamed(Subject.objects.filter(pk__in=subjects)))
        for subjects in subject_chunks(book)
    )


def misplaced(entries: list[Entry]) -> int:
    """How many of these entries wait in the queue and should not, or should and do not."""
    return len({row.pk for rows in misqueued(entries) for row in rows})


def wrong_standings(subjects: list[int]) -> int:
    """How many of these subjects' standings are not what their open postings make them."""
    wanted, stored = standings(subjects), stored_standings(subjects)
    keys = wanted.keys() | stored.keys()
    return sum(
        key not in wanted or key not in stored or state(wanted[key]) != state(stored[key])
        for key in keys
    )


def subject_chunks(book: Book) -> list[list[int]]:
    keys = list(Subject.objects.filter(book=book).order_by("pk").values_list("pk", flat=True))
    return [keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK)]
