"""Questions about subjects: which may be read, what they are called, how classed and bound."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.subjects.models import (
    CircleMember,
    Classification,
    Link,
    Party,
    Share,
    Subject,
)
from luodi.records.subjects.rules import Classing, Part


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
class Other:
    """Another subject as one reader sees it: its name to him, and whether he may open it."""

    key: int
    name: str
    is_open: bool


@dataclass(frozen=True)
class Sharing:
    """One unit's part in a subject, in ten-thousandths."""

    unit: str
    role: str
    weight: int


@dataclass(frozen=True)
class Classed:
    """One classification of a subject: from which act on, why, and how."""

    seq: int
    attempt: int | None
    reason: str
    shares: tuple[Sharing, ...]
    industry: str
    cluster: str
    channel: str
    money_type: str
    event: Other | None
    station: Other | None


@dataclass(frozen=True)
class Bond:
    """What binds a subject to another; `is_own` where it is said from this one's end."""

    kind: str
    word: str
    other: Other
    is_own: bool
    percent: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True)
class Surroundings:
    """A subject for one reader: what it is called, how it was classed, what it is bound to."""

    name: str
    is_inside: bool  # the reader knows who hides behind the code name, if there is one
    classed: tuple[Classed, ...]  # oldest first
    parties: tuple[Bond, ...]
    links: tuple[Bond, ...]


def surroundings(subject: Subject, reader: Account) -> Surroundings:
    """Everything about the subject that other subjects have a part in, in five questions."""
    shares = list(shares_of(subject))
    parties, links = list(parties_of(subject)), list(links_of(subject))
    classes = {share.classification_id: share.classification for share in shares}
    named = [one for row in classes.values() for one in (row.event, row.station) if one]
    named += [one for party in parties for one in (party.subject, party.enterprise)]
    named += [one for link in links for one in (link.subject, link.other)]
    others = others_for(reader, [subject, *named])
    name = others[subject.pk].name
    return Surroundings(
        name=name,
        is_inside=not subject.codename or name == subject.name,
        classed=tuple(
            classed(row, [one for one in shares if one.classification_id == key], others)
            for key, row in classes.items()
        ),
        parties=tuple(party_bond(subject, row, others) for row in parties),
        links=tuple(link_bond(subject, row, others) for row in links),
    )


def others_for(reader: Account, subjects: Iterable[Subject]) -> dict[int, Other]:
    """The subjects as the reader sees them, by key."""
    rows = {subject.pk: subject for subject in subjects}
    names, may_open = shown_names(rows.values(), reader), readable(reader, rows.keys())
    return {key: Other(key, names[key], key in may_open) for key in rows}


def shares_of(subject: Subject) -> QuerySet[Share]:
    """Every unit's part in every classification of the subject, oldest first."""
    rows = Share.objects.filter(classification__subject=subject).select_related(
        "classification__event", "classification__station", "unit"
    )
    return rows.order_by("classification__seq", "classification_id", "part")


def parties_of(subject: Subject) -> QuerySet[Party]:
    """Who has a role in the subject; of an enterprise, also in what it has one."""
    rows = Party.objects.filter(Q(subject=subject) | Q(enterprise=subject))
    return rows.select_related("subject", "enterprise").order_by("seq", "pk")


def links_of(subject: Subject) -> QuerySet[Link]:
    """How the subject and others came from, replaced or continue one another."""
    rows = Link.objects.filter(Q(subject=subject) | Q(other=subject))
    return rows.select_related("subject", "other").order_by("seq", "pk")


def classed(row: Classification, shares: list[Share], others: dict[int, Other]) -> Classed:
    return Classed(
        seq=row.seq,
        attempt=row.attempt,
        reason=row.reason,
        shares=tuple(Sharing(str(one.unit), one.role, one.weight) for one in shares),
        industry=row.industry,
        cluster=row.cluster,
        channel=row.channel,
        money_type=row.money_type,
        event=others[row.event_id] if row.event_id else None,
        station=others[row.station_id] if row.station_id else None,
    )


def party_bond(subject: Subject, row: Party, others: dict[int, Other]) -> Bond:
    is_own = row.subject_id == subject.pk
    other = others[row.enterprise_id if is_own else row.subject_id]
    return Bond(row.role, row.get_role_display(), other, is_own, row.percent)


def link_bond(subject: Subject, row: Link, others: dict[int, Other]) -> Bond:
    is_own = row.subject_id == subject.pk
    other = others[row.other_id if is_own else row.subject_id]
    return Bond(row.kind, row.get_kind_display(), other, is_own, reason=row.reason)
