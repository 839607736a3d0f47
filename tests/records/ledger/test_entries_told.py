"""A subject's entries with all that was done to them say the same as what counts."""

from __future__ import annotations

from acting import (
    claim,
    counting,
    money,
    money_in,
    paper,
    project,
    proven,
    standing,
    told,
    verified,
)
from conftest import NOON, Cast
from luodi.records.ledger.actions.correcting import reclassify_entry, reverse
from luodi.records.ledger.actions.evidence import add_evidence
from luodi.records.ledger.actions.reviewing import answer, send_back, waive, withdraw
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.gates import missing_for, missing_table
from luodi.records.ledger.queries.standings import standings_of
from luodi.records.ledger.queries.timeline import missing_now, told_of
from luodi.records.ledger.rules.gates import requirement
from luodi.records.ledger.rules.states import Deed, State
from luodi.records.subjects.models import Subject

TODAY = NOON.date()


def lived(cast: Cast) -> Subject:
    """A project to which everything has happened that can happen to an entry."""
    subject = project(cast)
    verified(cast, claim(subject, "talks"))
    taken_back = verified(cast, money(subject, "contract_amount", 500))
    withdraw(entry=taken_back, reason="合同存疑", by=cast.office, at=NOON)
    returned, answered, gone = (
        told(cast, claim(subject, "contract")),
        told(cast, money(subject, "planned_total", 900)),
        told(cast, money_in(subject, 70)),
    )
    for entry in (returned, answered):
        send_back(entry=entry, reason="不清楚", by=cast.office, at=NOON)
    answer(entry=answered, text="已补", by=cast.clerk, at=NOON)
    reverse(entry=gone, reason="记重了", by=cast.clerk, at=NOON)
    open_one = told(cast, money_in(subject, 80, nature="IN_KIND"))
    reclassify_entry(
        entry=open_one, nature="FIXED_ASSETS", reason="实为货币", by=cast.office, at=NOON
    )
    code = missing_for(open_one, TODAY)[-1].code
    waive(entry=open_one, requirement=code, reason="区里同意", by=cast.office, at=NOON)
    document = paper(cast, "bank_slip", at=NOON)
    add_evidence(entry=open_one, document=document, type="bank_slip", by=cast.clerk, at=NOON)
    return subject


def test_the_state_of_each_entry_is_what_its_postings_count(cast: Cast) -> None:
    subject = lived(cast)
    found = told_of(subject)
    assert {one.state for one in found} == set(State)
    for one in found:
        counts = one.state.counts(verified=False), one.state.counts(verified=True)
        assert counts == counting(one.entry), one.entry.kind


def test_what_they_hold_gives_the_same_table_of_what_is_missing(cast: Cast) -> None:
    subject = lived(cast)
    known = missing_now(subject, told_of(subject), TODAY, industry="")
    assert known == missing_table(subject, TODAY)
    assert any(row.item.waived for row in known)


def test_every_act_stands_with_who_did_it_when_and_in_which_words(cast: Cast) -> None:
    subject = lived(cast)
    entry = Entry.objects.get(subject=subject, kind="planned_total")
    (one,) = (one for one in told_of(subject) if one.entry == entry)
    assert [(done.deed, done.by, done.at, done.said) for done in one.done] == [
        (Deed.RETURNED, "王招商", NOON, "不清楚"),
        (Deed.ANSWERED, "陈填报", NOON, "已补"),
    ]


def test_a_waived_requirement_is_told_in_words(cast: Cast) -> None:
    subject = lived(cast)
    waived = [done for one in told_of(subject) for done in one.done if done.deed is Deed.WAIVED]
    assert "区里同意" in {done.said for done in waived}
    assert "合同引资额" in {requirement(done.about).names for done in waived}


def test_what_was_recorded_on_behalf_waits_until_its_unit_says_yes(cast: Cast) -> None:
    subject = project(cast)
    told(cast, claim(subject), by=cast.office)
    (one,) = told_of(subject)
    assert one.awaits_confirmation is one.entry.on_behalf is True


def test_both_readings_of_where_it_stands(cast: Cast) -> None:
    subject = project(cast)
    proven(cast, told(cast, claim(subject)))
    found = standings_of(subject)
    assert (found.claimed, found.verified) == (
        standing(subject),
        standing(subject, verified=True),
    )
    assert (standing(subject).place, standing(subject, verified=True).place) == ("TALKS", "")
