"""Questions about subjects: which one may be read, what it is called to whom, how it is classed."""

from __future__ import annotations

from collections.abc import Iterable

from django.shortcuts import get_object_or_404

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import CircleMember, Classification, Subject
from luodi.records.subjects.rules import Classing, Part


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
