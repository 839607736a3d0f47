"""One project from its registration to a withdrawn verification, and the figures on each day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from conftest import NOON, Cast
from luodi.analysis.figures.queries.figures import figures
from luodi.analysis.figures.rules.asked import Asked
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.history.queries import verify as broken
from luodi.foundation.rulebook.actions import load
from luodi.kernel.periods import Period
from luodi.records.ledger.actions.rebuilding import stray_rows
from luodi.records.ledger.actions.recording import record
from luodi.records.ledger.rules.claims import Claim
from luodi.records.projects.actions import register

pytestmark = pytest.mark.django_db


def test_a_claim_counts_from_the_day_it_was_recorded(cast: Cast) -> None:
    from luodi.foundation.rulebook.rules.shipped import shipped

    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    project = register(name="甲厂", unit=cast.town, by=cast.clerk, at=NOON)
    record(
        book=cast.book,
        claim=Claim(
            subject=project.subject_id,
            kind="contract",
            said="签了",
            reported_by=cast.town.pk,
            occurred_from=date(2023, 2, 1),
        ),
        by=cast.clerk,
        at=NOON + timedelta(days=1),
    )
    now = NOON + timedelta(days=3)
    year = Period.year(2023)
    before = figures(cast.book, Asked(year, AsOf(NOON.date())), now)
    after = figures(cast.book, Asked(year), now)
    assert before.figures["contracts", False].value == Decimal(0)
    assert after.figures["contracts", False].value == Decimal(1)
    assert after.figures["contracts", True].value == Decimal(0)
    assert list(broken(cast.book)) == []
    assert stray_rows(cast.book) == 0
