"""The one table of who may do what: role → rights and how far they reach."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from luodi.kernel.text import gettext_noop


class Role(StrEnum):
    """What an account is appointed to, at one unit."""

    CLERK = "CLERK"
    HEAD = "HEAD"
    OFFICE = "OFFICE"
    SUPERVISOR = "SUPERVISOR"
    LEADER = "LEADER"
    ADMIN = "ADMIN"
    AUDITOR = "AUDITOR"


class Right(StrEnum):
    """Something that a person may be allowed to do."""

    READ = "READ"
    FIGURES = "FIGURES"
    RECORD = "RECORD"
    ANSWER = "ANSWER"
    REVERSE = "REVERSE"
    CONFIRM_MONTH = "CONFIRM_MONTH"
    VERIFY = "VERIFY"
    WAIVE = "WAIVE"
    RECLASSIFY = "RECLASSIFY"
    CLOSE = "CLOSE"
    RULEBOOK = "RULEBOOK"
    REDACT = "REDACT"
    SUPERVISE = "SUPERVISE"
    INSTRUCT = "INSTRUCT"
    PEOPLE = "PEOPLE"
    HISTORY = "HISTORY"
    EXPORT = "EXPORT"


class Reach(StrEnum):
    """How far a right goes from the unit of the appointment."""

    UNIT = "UNIT"  # the unit and what is below it
    BOOK = "BOOK"  # the whole book; from a city's unit, every district's book too


# From a city's unit these reach every district's book; what moves a book is its own people's.
FROM_THE_CITY = frozenset(
    {
        Right.READ,
        Right.FIGURES,
        Right.EXPORT,
        Right.SUPERVISE,
        Right.INSTRUCT,
        Right.PEOPLE,
        Right.HISTORY,
    }
)


@dataclass(frozen=True)
class Grant:
    """What one role may do, and how far."""

    role: Role
    name: str
    reach: Reach
    rights: frozenset[Right]


R = Right
GRANTS = {
    grant.role: grant
    for grant in (
        Grant(
            Role.CLERK,
            gettext_noop("填报员"),
            Reach.UNIT,
            frozenset({R.READ, R.FIGURES, R.RECORD, R.ANSWER, R.REVERSE, R.EXPORT}),
        ),
        Grant(
            Role.HEAD,
            gettext_noop("单位负责人"),
            Reach.UNIT,
            frozenset(
                {R.READ, R.FIGURES, R.RECORD, R.ANSWER, R.REVERSE, R.CONFIRM_MONTH, R.EXPORT}
            ),
        ),
        Grant(
            Role.OFFICE,
            gettext_noop("招商办"),
            Reach.BOOK,
            frozenset(
                {
                    R.READ,
                    R.FIGURES,
                    R.RECORD,
                    R.ANSWER,
                    R.REVERSE,
                    R.VERIFY,
                    R.WAIVE,
                    R.RECLASSIFY,
                    R.CLOSE,
                    R.RULEBOOK,
                    R.REDACT,
                    R.EXPORT,
                }
            ),
        ),
        Grant(
            Role.SUPERVISOR,
            gettext_noop("督查"),
            Reach.BOOK,
            frozenset({R.READ, R.FIGURES, R.SUPERVISE, R.EXPORT}),
        ),
        Grant(
            Role.LEADER,
            gettext_noop("领导"),
            Reach.BOOK,
            frozenset({R.READ, R.FIGURES, R.INSTRUCT, R.EXPORT}),
        ),
        Grant(
            Role.ADMIN,
            gettext_noop("管理员"),
            Reach.BOOK,
            frozenset({R.PEOPLE, R.FIGURES, R.RULEBOOK, R.HISTORY}),
        ),
        Grant(
            Role.AUDITOR,
            gettext_noop("审计"),
            Reach.BOOK,
            frozenset({R.READ, R.FIGURES, R.EXPORT, R.HISTORY}),
        ),
    )
}
del R
