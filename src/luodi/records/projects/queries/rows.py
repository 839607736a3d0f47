"""Projects as a list shows them: everything of a page in a fixed, small number of queries."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import batched

from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf

from luodi.foundation.people.models import Account
from luodi.records.ledger.models import Standing
from luodi.records.projects.rules import ProjectRow, Stand
from luodi.records.subjects.models import CircleMember, Subject

CHUNK = 2_000


STAND = (
    *("place", "sign_type", "contract_on", "started_on", "due_on", "last_on"),
    *(
        "contract_fen",
        "arrived_fen",
        "invested_fen",
        "planned_total_fen",
        "mask",
        "unproven",
        "returned",
    ),
    *("is_ended", "is_stopped", "event_name", "industry", "cluster", "channel", "money_type"),
)


def project_rows(keys: Sequence[int], by: Account) -> list[ProjectRow]:
    """The projects of these keys, in their order; the keys are of what the reader may see."""
    stands = standings_of(keys)
    subjects = subject_facts(keys)
    inside = circles([key for key, (_, codename, *_) in subjects.items() if codename], by)
    return [
        ProjectRow(
            subject=key,
            name=name if not codename or key in inside else codename,
            unit=unit,
            is_open=is_open,
            place=place or "",
            build_type=build_type or "",
            claimed=stands[key][False],
            verified=stands[key][True],
        )
        for key in keys
        for name, codename, is_open, place, build_type, unit in (subjects[key],)
    ]


def every_row(keys: Sequence[int], by: Account) -> Iterator[ProjectRow]:
    """The same for any number of projects, a few thousand at a time."""
    for chunk in batched(keys, CHUNK):
        yield from project_rows(chunk, by)


def standings_of(keys: Collection[int]) -> dict[int, dict[bool, Stand]]:
    """Both readings of each; an event is named as everyone may read it."""
    found: dict[int, dict[bool, Stand]] = {key: {} for key in keys}
    rows = Standing.objects.filter(subject__in=keys).annotate(event_name=EVENT_NAME)
    for subject, verified, *facts in rows.values_list("subject_id", "verified", *STAND):
        found[subject][verified] = Stand(*facts)
    return found


EVENT_NAME = Coalesce(NullIf("event__codename", Value("")), "event__name", Value(""))
UNIT_NAME = Coalesce(NullIf("unit__short_name", Value("")), "unit__name")
SUBJECT = ("name", "codename", "is_open", "project__place", "project__build_type", "unit_name")


def subject_facts(keys: Collection[int]) -> dict[int, tuple[str, str, bool, str, str, str]]:
    rows = Subject.objects.filter(pk__in=keys).annotate(unit_name=UNIT_NAME)
    return {key: tuple(facts) for key, *facts in rows.values_list("pk", *SUBJECT)}


def circles(keys: Collection[int], by: Account) -> set[int]:
    """Those of the code-named subjects whose real name the account may read."""
    if not keys:
        return set()
    members = CircleMember.objects.filter(account=by, subject__in=keys)
    return set(members.values_list("subject", flat=True))
