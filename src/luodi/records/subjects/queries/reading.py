"""One subject for one reader: whether he may open it, what it is called to him, its classing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.shortcuts import get_object_or_404

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import CircleMember, Classification, Subject, SubjectVersion
from luodi.records.subjects.rules import Classing, Part, SubjectType


def subject_for(account: Account, pk: int) -> Subject:
    """The subject, if the account may read it; loading and permitting are one step."""
    rows = Subject.objects.visible_to(account).select_related("book", "unit__book")
    return get_object_or_404(rows, pk=pk)


def readable(account: Account, subjects: Collection[int]) -> set[int]:
    """Those of the subjects, by key, that the account may read."""
    rows = Subject.objects.visible_to(account).filter(pk__in=subjects)
    return set(rows.values_list("pk", flat=True)) if subjects else set()


def subject_named(book: Book, name: str) -> Subject:
    """The book's subject of this name or number; refuses with the names that come near."""
    subjects = Subject.objects.filter(book=book)
    exact = subjects.filter(pk=name) if name.isdecimal() else subjects.filter(name=name)
    if found := exact.first():
        return found
    near = "、".join(subjects.filter(name__contains=name).values_list("name", flat=True)[:5])
    text = gettext_noop("“%(book)s”里没有“%(name)s”这个事项。相近的：%(near)s")
    raise Refused(because(text, book=book.name, name=name, near=near or "无"))


def event_names(book: Book) -> tuple[tuple[str, str], ...]:
    """The events of a book with their keys, the newest first."""
    events = Subject.objects.filter(book=book, type=SubjectType.EVENT).order_by("-pk")
    return tuple((str(event.pk), str(event)) for event in events.only("name", "codename"))


def clusters_of(books: Iterable[int]) -> list[str]:
    """The clusters that subjects of the books are classed in, in order of their names."""
    found = Classification.objects.filter(book__in=books).exclude(cluster="")
    return sorted(found.order_by().values_list("cluster", flat=True).distinct())


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


def names_for(account: Account, keys: Iterable[int]) -> dict[int, str]:
    """The names for this reader of those of the subjects that he may read, by key."""
    return shown_names(Subject.objects.visible_to(account).filter(pk__in=keys), account)


def classed_at(subject: Subject) -> int:
    """The number of the act by which the subject is classed as it is now."""
    return Classification.objects.filter(subject=subject).latest("seq").seq


def revised_at(subject: Subject) -> int:
    """The number of the act by which the subject is called and owned as it is now."""
    return SubjectVersion.objects.filter(subject=subject).latest("seq").seq


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
