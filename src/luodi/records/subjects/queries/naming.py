"""Finding subjects by their names: pieces, initials, code names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from luodi.foundation.people.models import Account
from luodi.kernel.name_keys import pairs, plain
from luodi.records.subjects.models import CircleMember, NameKey, NameWord, Subject
from luodi.records.subjects.rules import ALIKE, SubjectType, likeness

MOST_COMPARED, MOST_ALIKE = 50, 5  # names that share a piece; of those, the nearest


FEW = 500  # subjects with a rare word are looked at one by one
MANY = 2_000  # of one reader; more are left to the database


type Keys = list[int] | QuerySet[Any, int]  # themselves where they are few, else the question


@dataclass(frozen=True)
class Near:
    """What comes near to a text: subjects by their initials and by their names."""

    sought: str  # plain
    by_initials: Keys
    by_name: list[int] | None  # None where they are many


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
