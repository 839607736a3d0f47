"""How a subject came to be what it is: every correction, its reason, what it put otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext

from luodi.foundation.history.models import Line
from luodi.kernel.text import gettext_noop
from luodi.outputs.dossiers.queries.facts import Fact, classes
from luodi.records.enterprises.queries import versions_of as versions_of_enterprise
from luodi.records.projects.queries.one import versions_of as versions_of_project
from luodi.records.subjects.queries import Called, Classed, Surroundings
from luodi.records.subjects.rules import SubjectType

NOTHING = gettext_noop("（无）")
OPEN, CLOSED = gettext_noop("在办"), gettext_noop("已办结")


@dataclass(frozen=True)
class Stand:
    """What was said of a subject from one act on, label by label."""

    seq: int
    reason: str
    said: Mapping[str, str]
    attempt: int | None = None


@dataclass(frozen=True)
class Change:
    """One act that put something otherwise, and what it was before and after."""

    seq: int
    on: date
    attempt: int | None
    reason: str
    facts: tuple[Fact, ...]


def changes(book: int, subject_type: str, subject: int, around: Surroundings) -> list[Change]:
    """Every change of how it is classed, called and described, the newest first."""
    threads = (
        [classed(row) for row in around.classed],
        [called(row) for row in around.called],
        described(subject_type, subject),
    )
    found = [one for thread in threads for one in turns(thread)]
    moments = moments_of(book, [stand.seq for stand, _ in found]) if found else {}
    rows = [
        Change(stand.seq, localtime(moments[stand.seq]).date(), stand.attempt, stand.reason, facts)
        for stand, facts in found
    ]
    return sorted(rows, key=lambda row: row.seq, reverse=True)


def turns(thread: Sequence[Stand]) -> Iterator[tuple[Stand, tuple[Fact, ...]]]:
    """Each that says something other than the one before it of the same round or of all."""
    for number, after in enumerate(thread):
        earlier = [one for one in thread[:number] if one.attempt in (None, after.attempt)]
        if earlier and (facts := tuple(differences(earlier[-1].said, after.said))):
            yield after, facts


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Fact]:
    nothing = gettext(NOTHING)
    for name in {**before, **after}:
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            yield Fact(name, f"{old or nothing} → {new or nothing}")


def classed(row: Classed) -> Stand:
    said = {fact.name: fact.value for fact in classes(row)}
    return Stand(row.seq, row.reason, said, row.attempt)


def called(row: Called) -> Stand:
    """Name, unit and state; whose it is now is not always whose it counts for."""
    said = {
        gettext("名称"): row.name,
        gettext("代号"): row.codename,
        gettext("由谁填报"): row.unit,
        gettext("状态"): gettext(OPEN if row.is_open else CLOSED),
    }
    return Stand(row.seq, row.reason, said)


def described(subject_type: str, subject: int) -> list[Stand]:
    """What only its sort of subject is said to be."""
    if subject_type == SubjectType.PROJECT:
        return [
            Stand(
                row.seq,
                row.reason,
                {
                    gettext("落户地"): row.place,
                    gettext("建设性质"): str(row.get_build_type_display()),
                    gettext("建设内容"): row.content,
                },
            )
            for row in versions_of_project(subject)
        ]
    if subject_type == SubjectType.ENTERPRISE:
        return [
            Stand(
                row.seq,
                row.reason,
                {
                    gettext("统一社会信用代码"): row.credit_code,
                    gettext("注册地"): row.place,
                    gettext("简称"): row.short_name,
                },
            )
            for row in versions_of_enterprise(subject)
        ]
    return []


def moments_of(book: int, seqs: Sequence[int]) -> dict[int, datetime]:
    """When each of these acts was done."""
    return dict(Line.objects.filter(book=book, seq__in=seqs).values_list("seq", "at"))
