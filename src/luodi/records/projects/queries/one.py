"""What one project is said to be."""

from __future__ import annotations

from luodi.records.projects.models import Project


def project_of(subject: int) -> Project | None:
    """What the subject (by its key) is as a project; None for what is none."""
    return Project.objects.filter(subject=subject).first()
