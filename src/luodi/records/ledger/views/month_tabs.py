"""The pages of a unit's month, from one to the other and from month to month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import may
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.parts import Tab
from luodi.kernel.periods import Period, add_months
from luodi.kernel.text import gettext_noop

PAGES = {"month": gettext_noop("月报"), "amounts": gettext_noop("本月数")}


@dataclass(frozen=True)
class Way:
    """A link with its words."""

    name: str
    link: str


def tabs_of(by: Account, unit: Unit, month: date, *, here: str) -> list[Tab]:
    """The unit's month as a report and as a table to fill in; the latter for who may record."""
    codes = list(PAGES) if may(by, Right.RECORD, unit=unit) else ["month"]
    return [
        Tab(gettext(PAGES[code]), reverse(f"ledger:{code}", args=[unit.pk, month]), code == here)
        for code in codes
    ]


def neighbours(page: str, month: date, today: date, *args: int) -> list[Way]:
    """The month before, and the one after where it has begun."""
    months = [add_months(month, -1), add_months(month, 1)]
    return [Way(label(m), reverse(page, args=[*args, m])) for m in months if m <= today]


def label(month: date) -> str:
    return Period.month(month.year, month.month).said(gettext)
