"""The keys by which subjects are found, brought into line with their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection

from luodi.foundation.history.sheaves import Sheaf
from luodi.kernel.name_keys import initials, pairs
from luodi.records.subjects.models import NameKey, NameWord, Subject

CHUNK = 2_000
LONGEST_KEY = 200


def key_each(sheaf: Sheaf, subjects: Sequence[tuple[int, str, str]]) -> None:
    """The keys of subjects that an act will open: of each its key, type and name."""
    rows = [
        {
            "subject_id": key,
            "book_id": sheaf.book.pk,
            "type": type_,
            "initials": initials(name)[:LONGEST_KEY],
        }
        for key, type_, name in subjects
    ]
    sheaf.put(NameKey, rows)
    # Words stand in the order in which they are looked up: so they are stored in half the time.
    words = sorted((word, type_, key) for key, type_, name in subjects for word in pairs(name))
    sheaf.put_plain(NameWord, ("word", "type", "subject_id"), words)


def rekey(subjects: Sequence[Subject], *, fresh: bool = False) -> None:
    """Write the keys of these subjects where they are not so stored; `fresh` ones have none yet."""
    wrong = subjects
    if not fresh:
        known = misnamed(subjects)
        wrong = [row for row in subjects if row.pk in known]
        NameKey.objects.filter(subject__in=wrong).delete()
        NameWord.objects.filter(subject__in=wrong).delete()
    NameKey.objects.bulk_create([key_of(row) for row in wrong], batch_size=CHUNK)
    add_words((word, row.type, row.pk) for row in wrong for word in sorted(words_of(row)))


def add_words(words: Iterable[tuple[str, str, int]]) -> None:
    """The words of names; a ledger brings a hundred thousand, too many to make a model of each."""
    table, columns = NameWord._meta.db_table, '"word", "type", "subject_id"'
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES (%s, %s, %s)', list(words))


def misnamed(subjects: Iterable[Subject]) -> set[int]:
    """Those of the subjects whose keys are not what their names make them."""
    subjects = list(subjects)
    stored = {row.subject_id: row for row in NameKey.objects.filter(subject__in=subjects)}
    words: dict[int, set[tuple[str, str]]] = defaultdict(set)
    rows = NameWord.objects.filter(subject__in=subjects)
    for subject, word, type_ in rows.values_list("subject_id", "word", "type"):
        words[subject].add((word, type_))
    return {
        row.pk
        for row in subjects
        if row.pk not in stored
        or facts(stored[row.pk]) != facts(key_of(row))
        or words[row.pk] != {(word, row.type) for word in words_of(row)}
    }


def key_of(subject: Subject) -> NameKey:
    return NameKey(
        subject=subject,
        book_id=subject.book_id,
        type=subject.type,
        initials=initials(str(subject))[:LONGEST_KEY],
    )


def words_of(subject: Subject) -> frozenset[str]:
    return pairs(subject.name) | pairs(subject.codename)


def facts(key: NameKey) -> tuple[int, str, str]:
    return key.book_id, key.type, key.initials
