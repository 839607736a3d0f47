"""At which units a role may sit, and which roles no one person may hold together."""

from __future__ import annotations

from collections.abc import Iterator, Set

from luodi.foundation.people.rules.policy import GRANTS, Reach, Role
from luodi.foundation.people.rules.tree import CITY, DEPARTMENT, DISTRICT, PARK, PLACES
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

SEATS_OVER_A_BOOK = frozenset({CITY, DISTRICT, DEPARTMENT, PARK})


def seat_problems(role: Role, kind: str) -> Iterator[Reason]:
    """A role that reaches the whole book does not sit in a town, a station or a company."""
    grant = GRANTS[role]
    if grant.reach is Reach.BOOK and kind not in SEATS_OVER_A_BOOK:
        text = gettext_noop("“%(role)s”管到全账套，不能任用在%(kind)s，请任用在区县、部门或园区")
        yield because(text, role=grant.name, kind=PLACES[kind].name)


def together_problems(role: Role, held: Set[Role]) -> Iterator[Reason]:
    """An auditor reads all and writes nothing, so an auditor is nothing else."""
    others = held - {role}
    if others and Role.AUDITOR in {role, *others}:
        names = "、".join(GRANTS[other].name for other in sorted(others))
        text = gettext_noop("审计不能兼任其他角色：此人现任%(held)s，拟任%(role)s")
        yield because(text, held=names, role=GRANTS[role].name)
