"""Correcting what is said of a project; what was said before is kept."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import insist, too_long
from luodi.records.projects.models import BuildType, Project, ProjectVersion
from luodi.records.subjects.rules import reason_problems


@transaction.atomic
def correct(
    *,
    project: Project,
    content: str | None = None,
    build_type: BuildType | None = None,
    place: str | None = None,
    reason: str,
    by: Account,
    at: datetime,
) -> ProjectVersion:
    """Put right what is said of a project; what was said before is kept."""
    act = begin(project.book, "project.correct", by=by, at=at)
    project.refresh_from_db()  # another may have corrected it since it was read
    insist(
        [
            *lacking(by, Right.RECORD, unit=project.subject.unit),
            *reason_problems(reason),
            *too_long(place or "", 80, about="place"),
        ]
    )
    project.content = project.content if content is None else content
    project.build_type = build_type or project.build_type
    project.place = project.place if place is None else place
    project.save(update_fields=["content", "build_type", "place"])
    row = version(act, project, reason)
    act.seal(topic=f"subject:{project.subject_id}", reason=reason)
    return row


def version(act: Act, project: Project, reason: str = "") -> ProjectVersion:
    """The project as it now is, kept as its newest version."""
    row = version_of(act, project, reason)
    row.save(force_insert=True)
    act.wrote(row)
    return row


def version_of(act: Act, project: Project, reason: str = "") -> ProjectVersion:
    return ProjectVersion(
        book=act.book,
        seq=act.seq,
        project=project,
        content=project.content,
        build_type=project.build_type,
        place=project.place,
        reason=reason,
    )
