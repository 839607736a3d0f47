"""Finding subjects by their names: pieces, initials, code names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from luodi.foundation.people.models import Account
from luodi.kernel.name_keys import pairs, plain
from luodi.records.subjects.models import (
    CircleMember,
    NameKey,
    NameWord,
    Subject,
    seen_by,
)
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
    sought = plain(text)
    if not sought:
        return [[] for _ in sorts]
    near = near_to(sought)
    if near.is_few:
        rows = Subject.objects.visible_to(account).filter(called(near, account, ""))
        typed = list(rows.order_by("-pk").values_list("pk", "type"))
        keys = [[pk for pk, type_ in typed if type_ in sort][:most] for sort in sorts]
    else:
        keys = [newest(near, sort, most, account) for sort in sorts]
    return named(keys, account)


def named(keys: list[list[int]], account: Account) -> list[list[Named]]:
    """The subjects of these keys as the account may read them, in their order."""
    rows = Subject.objects.select_related("unit").in_bulk([pk for group in keys for pk in group])
    names = shown_names(rows.values(), account)
    return [
        [Named(pk, SubjectType(rows[pk].type), names[pk], str(rows[pk].unit)) for pk in group]
        for group in keys
    ]


FEW = 500  # subjects with a rare word are looked at one by one
MANY = 2_000  # of one reader; more are left to the database


type Keys = list[int] | QuerySet[Any, int]  # themselves where they are few, else the question


@dataclass(frozen=True)
class Near:
    """What comes near to a text: subjects by their initials and by their names."""

    sought: str  # plain
    by_initials: Keys
    by_name: list[int] | None  # None where they are many

    @property
    def is_few(self) -> bool:
        return isinstance(self.by_initials, list) and self.by_name is not None


def near_to(sought: str) -> Near:
    return Near(sought, with_initials(sought) if sought.isascii() else [], with_name(sought))


def with_initials(sought: str) -> Keys:
    """Subjects whose initials begin so; where none do, those that have them within."""
    after = sought[:-1] + chr(ord(sought[-1]) + 1)
    keys = few(NameKey.objects.filter(initials__gte=sought, initials__lt=after))
    if keys == [] and not sought.isdecimal():
        keys = few(
            NameKey.objects.annotate(at=StrIndex("initials", Value(sought))).filter(at__gt=0)
        )
    return keys


def few(rows: QuerySet[NameKey]) -> Keys:
    keys = rows.values_list("pk", flat=True)
    found = list(keys[: FEW + 1])
    return found if len(found) <= FEW else keys


def with_name(sought: str) -> list[int] | None:
    """Subjects that are so called, if one of its words is rare."""
    for word in words(sought):
        having = NameWord.objects.filter(word=word).values_list("subject", flat=True)
        keys = list(having[: FEW + 1])
        if len(keys) <= FEW:
            names = Subject.objects.filter(pk__in=keys).values_list("pk", "name", "codename")
            return [pk for pk, *called in names if any(sought in plain(one) for one in called)]
    return None


def words(sought: str) -> list[str]:
    """Its pairs of neighbouring characters, from the first on; one character has none."""
    return sorted(pairs(sought), key=sought.index) if len(sought) > 1 else []


def newest(near: Near, types: Collection[SubjectType], most: int, by: Account) -> list[int]:
    """The newest subjects of these types that come near, by their keys, where many do."""
    wanted = [one.value for one in types]
    if near.by_initials != [] or not words(near.sought):
        rows = Subject.objects.visible_to(by).filter(called(near, by, ""), type__in=wanted)
        return list(rows.order_by("-pk").values_list("pk", flat=True)[:most])
    first = words(near.sought)[0]
    if len(wanted) > 1:
        having = NameWord.objects.filter(word=first, type__in=wanted)
        wanted = list(having.order_by().values_list("type", flat=True).distinct())
    # Each list ends early; those of all types together would have to be put in order.
    found = [key for type_ in wanted for key in islice(walk(near.sought, first, type_, by), most)]
    return sorted(found, reverse=True)[:most]


def walk(sought: str, word: str, type: str, by: Account) -> Iterator[int]:
    """Subjects of a type that are so called, the newest first, read in ever larger parts."""
    readable = readable_name(sought, by, "subject__") & seen_by(by, path="subject__")
    rows = NameWord.objects.filter(readable, word=word, type=type).order_by("-subject")
    columns = rows.values_list("subject", "subject__name", "subject__codename")
    first, most = 0, FIRST_PART
    while part := columns[first : first + most]:
        yield from (pk for pk, *called in part if any(sought in plain(one) for one in called))
        first, most = first + most, most * 8


FIRST_PART = 32


def named_like(text: str, *, by: Account, path: str = "") -> Q:
    """Which subjects a reader may mean: a part of the name as he reads it, or its initials.

    A condition on a table that leads to subjects by `path`. A rare name is looked up here and
    becomes a list of keys; a common one stays a condition, so that a list in any order finds its
    first page soon.
    """
    sought = plain(text)
    return called(near_to(sought), by, path) if sought else Q(pk__in=[])


def called(near: Near, by: Account, path: str) -> Q:
    if near.by_name is None:
        so_called = with_pieces(near.sought, path)
    else:
        so_called = Q((f"{path}pk__in", near.by_name))
    by_initials = Q((f"{path}pk__in", near.by_initials))
    return by_initials | (so_called & readable_name(near.sought, by, path))


def with_pieces(sought: str, path: str) -> Q:
    """Names with every two neighbouring characters of what is sought."""
    if len(sought) == 1:
        return Q((f"{path}name__contains", sought)) | Q((f"{path}codename__contains", sought))
    here = {"type": OuterRef(f"{path}type"), "subject": OuterRef(f"{path}pk")}
    return Q(*(Exists(NameWord.objects.filter(word=word, **here)) for word in words(sought)))


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
