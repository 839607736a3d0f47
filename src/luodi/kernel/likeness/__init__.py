"""How far two names of enterprises or projects may mean the same thing, and why."""

from luodi.kernel.likeness.comparing import (
    DOUBTFUL,
    SAME,
    Likeness,
    are_far_apart,
    compare_firms,
    compare_projects,
    tell_apart,
)
from luodi.kernel.likeness.firms import FirmName, firm_name
from luodi.kernel.likeness.projects import ProjectName, project_name

__all__ = [
    "DOUBTFUL",
    "SAME",
    "FirmName",
    "Likeness",
    "ProjectName",
    "are_far_apart",
    "compare_firms",
    "compare_projects",
    "firm_name",
    "project_name",
    "tell_apart",
]
