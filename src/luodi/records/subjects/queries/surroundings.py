"""A subject among others: how it was classed, what it is bound to, as one reader sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from luodi.foundation.people.models import Account
from luodi.records.subjects.models import (
    Classification,
    Link,
    Party,
    Share,
    Subject,
    SubjectVersion,
)
from luodi.records.subjects.queries.reading import readable, shown_names


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
class Called:
    """One version of a subject: from which act on, why, its name, whose it was, if it was open.

    Without name and reason for who may not know the name behind the code.
    """

    seq: int
    reason: str
    name: str
    codename: str
    unit: str
    is_open: bool


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
    called: tuple[Called, ...]  # oldest first
    parties: tuple[Bond, ...]
    links: tuple[Bond, ...]


def surroundings(subject: Subject, reader: Account) -> Surroundings:
    """Everything about the subject that other subjects have a part in, in six questions."""
    shares = list(shares_of(subject))
    parties, links = list(parties_of(subject)), list(links_of(subject))
    classes = {share.classification_id: share.classification for share in shares}
    named = [one for row in classes.values() for one in (row.event, row.station) if one]
    named += [one for party in parties for one in (party.subject, party.enterprise)]
    named += [one for link in links for one in (link.subject, link.other)]
    others = others_for(reader, [subject, *named])
    name = others[subject.pk].name
    is_inside = not subject.codename or name == subject.name
    return Surroundings(
        name=name,
        is_inside=is_inside,
        called=tuple(called(row, is_inside=is_inside) for row in versions_of(subject)),
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


def versions_of(subject: Subject) -> QuerySet[SubjectVersion]:
    """What the subject was called, oldest first."""
    rows = SubjectVersion.objects.filter(subject=subject).select_related("unit")
    return rows.order_by("seq")


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


def called(row: SubjectVersion, *, is_inside: bool) -> Called:
    return Called(
        seq=row.seq,
        reason=row.reason if is_inside else "",
        name=row.name if is_inside else "",
        codename=row.codename,
        unit=str(row.unit),
        is_open=row.is_open,
    )


def party_bond(subject: Subject, row: Party, others: dict[int, Other]) -> Bond:
    is_own = row.subject_id == subject.pk
    other = others[row.enterprise_id if is_own else row.subject_id]
    return Bond(row.role, row.get_role_display(), other, is_own, row.percent)


def link_bond(subject: Subject, row: Link, others: dict[int, Other]) -> Bond:
    is_own = row.subject_id == subject.pk
    other = others[row.other_id if is_own else row.subject_id]
    return Bond(row.kind, row.get_kind_display(), other, is_own, reason=row.reason)
