"""The scene: which things the pictures name, and what is put there to be looked at."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from luodi.config.demonstration.invented.bodies import LAST_DAY
from luodi.config.pictures.papers import contract, photograph
from luodi.config.pictures.shots import CLERK, PROVED
from luodi.foundation.people.models import Account, Unit
from luodi.records.ledger.actions.evidence import add_evidence
from luodi.records.ledger.models import Entry
from luodi.records.library.actions import upload
from luodi.records.library.rules import Paper
from luodi.records.subjects.models import Subject

ZONE = ZoneInfo("Asia/Shanghai")
MOMENT = datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 9, 30, tzinfo=ZONE)
NAMED = re.compile(r"\{([^}/]+)(?:/(\w+))?\}")


def arranged() -> None:
    """A contract and a photograph put beside the completion that is judged in a picture."""
    entry = newest(PROVED, "completed")
    by = Account.objects.get(username=CLERK)
    papers = (
        Paper(contract(f"{PROVED}施工合同"), f"{PROVED}施工合同.docx", "construction_contract"),
        Paper(photograph(MOMENT), "现场照片.jpg", "site_photo"),
    )
    for paper in papers:
        document = upload(unit=by.unit, paper=paper, by=by, at=MOMENT)
        add_evidence(entry=entry, document=document, type=paper.type, by=by, at=MOMENT)


def newest(name: str, kind: str) -> Entry:
    """The newest entry of this kind that a project has."""
    found = Entry.objects.filter(subject=subject_called(name), kind=kind).order_by("seq").last()
    if found is None:
        raise LookupError(name, kind)
    return found


def subject_called(name: str) -> Subject:
    return Subject.objects.get(name=name)


def address_of(pattern: str) -> str:
    """The address with the numbers of the things that it names."""

    def number(name: re.Match[str]) -> str:
        what, kind = name.groups()
        if kind:
            return str(newest(what, kind).pk)
        unit = Unit.objects.filter(name=what).first()
        return str(unit.pk if unit else subject_called(what).pk)

    return NAMED.sub(number, pattern)
