"""Questions about subjects: which one may be read, what it is called to whom, how it is classed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Value
from django.db.models.functions import StrIndex
from django.shortcuts import get_object_or_404

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.kernel.name_keys import pairs, plain
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import (
    CircleMember,
    Classification,
    NameKey,
    NameWord,
    Subject,
)
from luodi.records.subjects.rules import ALIKE, Classing, Part, SubjectType, likeness

MOST_COMPARED, MOST_ALIKE = 50, 5


def subject_for(account: Account, pk: int) -> Subject:
    """The subject, if the account may read it; loading and permitting are one step."""
    return get_object_or_404(Subject.objects.visible_to(account), pk=pk)


def subject_named(book: Book, name: str) -> Subject:
    """The book's subject of this name or number; refuses with the names that come near."""
    subjects = Subject.objects.filter(book=book)
    exact = subjects.filter(pk=name) if name.isdecimal() else subjects.filter(name=name)
    if found := exact.first():
        return found
    near = "、".join(subjects.filter(name__contains=name).values_list("name", flat=True)[:5])
    text = gettext_noop("“%(book)s”里没有“%(name)s”这个事项。相近的：%(near)s")
    raise Refused(because(text, book=book.name, name=name, near=near or "无"))


def alike(name: str, type: SubjectType, *, book: int, by: Account) -> list[Subject]:
    """Subjects of the type that the reader may see and whose names come near, the nearest first."""
    seen = Subject.objects.visible_to(by).filter(book=book, type=type, codename="")
    sharing = seen.filter(words__word__in=pairs(plain(name))).annotate(shared=Count("words__word"))
    found = sharing.order_by("-shared", "pk")[:MOST_COMPARED]
    near = sorted((-likeness(name, one.name), one.pk, one) for one in found)
    return [one for distance, _, one in near if distance <= -ALIKE][:MOST_ALIKE]


def clusters_of(books: Iterable[int]) -> list[str]:
    """The clusters that projects of the books are classed in, in order of their names."""
    found = Classification.objects.filter(book__in=books).exclude(cluster="")
    return sorted(found.order_by().values_list("cluster", flat=True).distinct())


def event_names(book: Book) -> tuple[tuple[str, str], ...]:
    """The events of a book with their keys, the newest first."""
    events = Subject.objects.filter(book=book, type=SubjectType.EVENT).order_by("-pk")
    return tuple((str(event.pk), str(event)) for event in events.only("name", "codename"))


def shown_name(subject: Subject, account: Account) -> str:
    """The name for this reader: outside the circle of a code-named subject, the code name."""
    return shown_names([subject], account)[subject.pk]


def shown_names(subjects: Iterable[Subject], account: Account) -> dict[int, str]:
    """The names for this reader of several subjects, by key."""
    subjects = list(subjects)
    coded = [subject.pk for subject in subjects if subject.codename]
    told = set(
        CircleMember.objects.filter(subject__in=coded, account=account).values_list(
            "subject", flat=True
        )
    )
    return {
        subject.pk: subject.name if subject.pk in told else subject.codename or subject.name
        for subject in subjects
    }


def current_classing(subject: Subject, attempt: int | None = None) -> Classing:
    """The subject's classification now, ready to be changed and given again."""
    rows = Classification.objects.filter(subject=subject).order_by("-seq", "-pk")
    row = next(row for row in rows if row.attempt in (None, attempt))
    parts = tuple(
        Part(share.unit_id, share.role, share.weight) for share in row.shares.order_by("part")
    )
    return Classing(
        parts=parts,
        event=row.event_id,
        station=row.station_id,
        industry=row.industry,
        cluster=row.cluster,
        channel=row.channel,
        money_type=row.money_type,
    )


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
    names = names_for(account, [row for group in found for row in group])
    return [
        [Named(row.pk, SubjectType(row.type), names[row.pk], str(row.unit)) for row in group]
        for group in found
    ]


def names_for(account: Account, subjects: Sequence[Subject]) -> dict[int, str]:
    """What each is called to this reader; asks for circles only where there is a code name."""
    coded = [row.pk for row in subjects if row.codename]
    members = CircleMember.objects.filter(account=account, subject__in=coded)
    inside = set(members.values_list("subject", flat=True)) if coded else set()
    return {row.pk: row.name if row.pk in inside else str(row) for row in subjects}


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
