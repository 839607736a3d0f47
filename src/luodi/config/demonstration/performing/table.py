"""Which deed is performed by which action."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from luodi.config.demonstration.doing import deeds
from luodi.config.demonstration.performing import books, entries, subjects
from luodi.config.demonstration.performing.stage import Stage

PERFORMED_BY: dict[type[deeds.Deed], Callable[[Stage, Any], None]] = {
    deeds.RegisterFirm: subjects.firm,
    deeds.OpenSubject: subjects.subject,
    deeds.EnterEvent: subjects.event,
    deeds.RegisterProject: subjects.project,
    deeds.ShareProject: subjects.share,
    deeds.JoinFirm: subjects.join_firm,
    deeds.JoinSubjects: subjects.join_subjects,
    deeds.GiveCodename: subjects.codename,
    deeds.Record: entries.record,
    deeds.AddPaper: entries.add_paper,
    deeds.OnEntry: entries.do,
    deeds.Swap: entries.exchange,
    deeds.OnBook: books.do,
    deeds.SetTargets: books.owe,
    deeds.VerifyOpening: books.recognise,
    deeds.ReportMonth: books.report,
}


def perform(stage: Stage, deed: deeds.Deed) -> None:
    """Do it, as the person who does it; a refusal is a fault of the script."""
    PERFORMED_BY[type(deed)](stage, deed)
