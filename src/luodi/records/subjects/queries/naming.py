"""Finding subjects by their names: pieces, initials, code names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Value
from django.db.models.functions import StrIndex

from luodi.foundation.people.models import Account
from luodi.kernel.name_keys import pairs, plain
from luodi.records.subjects.models import CircleMember, NameKey, NameWord, Subject
from luodi.records.subjects.queries.reading import shown_names
from luodi.records.subjects.rules import ALIKE, SubjectType, likeness

MOST_COMPARED, MOST_ALIKE = 50, 5  # names that share a piece; of those, the nearest


@dataclass(frozen=True)
class Named:
    """One subject that was found by its name, as its finder may read it."""

    key: int
    type: SubjectType
    name: str
    unit: str


def subjects_like(
    account: Account, text: str, sorts: Sequence[Collection[SubjectType]], most: int
) -> list[list[Named]]:
    """Subjects that the account may see and may mean, the newest first: so many of each sort."""
    rows = Subject.objects.visible_to(account).filter(named_like(text, by=account))
    rows = rows.select_related("unit").order_by("-pk")
    found = [list(rows.filter(type__in=[type_.value for type_ in sort])[:most]) for sort in sorts]
    names = shown_names([row for group in found for row in group], account)
    return [
        [Named(row.pk, SubjectType(row.type), names[row.pk], str(row.unit)) for row in group]
        for group in found
    ]


MANY = 2_000  # subjects that are looked at one by one; more are left to the database


def named_like(text: str, *, by: Account, path: str = "") -> Q:
    """Which subjects a reader may mean: a part of the name as he reads it, or its initials.

    A condition on a table that leads to subjects by `path`. A rare name is looked up here and
    becomes a list of keys; a common one stays a condition, so that a list in any order finds its
    first page soon.
    """
    sought = plain(text)
    if not sought:
        return Q(pk__in=[])
    by_initials = initials_like(sought, path) if sought.isascii() else Q(pk__in=[])
    return by_initials | (pieces_like(sought, path) & readable_name(sought, by, path))


def pieces_like(sought: str, path: str) -> Q:
    """Names with every two neighbouring characters of what is sought."""
    if len(sought) == 1:
        return Q((f"{path}name__contains", sought)) | Q((f"{path}codename__contains", sought))
    words = sorted(pairs(sought))
    found = NameWord.objects.filter(word__in=words).values_list("word")
    counts = dict(found.annotate(count=Count("subject")))
    if len(counts) < len(words):
        return Q(pk__in=[])
    rarest = min(words, key=lambda word: counts[word])
    if counts[rarest] > MANY:
        here = OuterRef(f"{path}pk")
        return Q(*(Exists(NameWord.objects.filter(word=word, subject=here)) for word in words))
    rows = Subject.objects.filter(words__word=rarest).values_list("pk", "name", "codename")
    keys = [pk for pk, *names in rows if any(sought in plain(name) for name in names)]
    return Q((f"{path}pk__in", keys))


def initials_like(sought: str, path: str) -> Q:
    """Names whose initials begin so; where none does, names that have them within."""
    after = sought[:-1] + chr(ord(sought[-1]) + 1)
    keys = NameKey.objects.filter(initials__gte=sought, initials__lt=after)
    if not keys.exists():
        keys = NameKey.objects.annotate(at=StrIndex("initials", Value(sought))).filter(at__gt=0)
    return Q((f"{path}pk__in", keys.values("pk")))


def readable_name(sought: str, by: Account, path: str) -> Q:
    """The name by which it is found is one that this reader may read (代号)."""
    circles = CircleMember.objects.filter(account=by).values("subject")
    return (
        Q((f"{path}codename", ""))
        | Q((f"{path}codename__icontains", sought))
        | Q((f"{path}pk__in", circles))
    )


def alike(name: str, type: SubjectType, *, book: int, by: Account) -> list[Subject]:
    """Subjects of the type that the reader may see and whose names come near, the nearest first."""
    seen = Subject.objects.visible_to(by).filter(book=book, type=type, codename="")
    sharing = seen.filter(words__word__in=pairs(plain(name))).annotate(shared=Count("words__word"))
    found = sharing.order_by("-shared", "pk")[:MOST_COMPARED]
    near = sorted((-likeness(name, one.name), one.pk, one) for one in found)
    return [one for distance, _, one in near if distance <= -ALIKE][:MOST_ALIKE]
