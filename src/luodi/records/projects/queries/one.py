"""What one project is said to be."""

from __future__ import annotations

from django.db.models import QuerySet

from luodi.records.projects.models import Project, ProjectVersion


def project_of(subject: int) -> Project | None:
    """What the subject (by its key) is as a project; None for what is none."""
    return Project.objects.filter(subject=subject).first()


def versions_of(subject: int) -> QuerySet[ProjectVersion]:
    """What the project was said to be, oldest first."""
    return ProjectVersion.objects.filter(project__subject=subject).order_by("seq")
