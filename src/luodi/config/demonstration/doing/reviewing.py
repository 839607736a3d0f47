"""The office at its desk: what it verifies and when, what it sends back, and what is answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from luodi.config.demonstration.invented.bodies import FIRST_DAY, LAST_DAY
from luodi.config.demonstration.invented.dice import Dice
from luodi.config.demonstration.invented.words import RETURNED_BECAUSE
from luodi.config.demonstration.lives.life import Life, Told
from luodi.config.demonstration.lives.sittings import RECALLED_BY, Sittings
from luodi.foundation.history.queries import end_of_day
from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.kinds import KINDS, kind
from luodi.records.ledger.rules.conditions import Situation, holds
from luodi.records.ledger.rules.gates import Gate, Held, barring, missing

END = end_of_day(LAST_DAY)
ORDER = {row.code: number for number, row in enumerate(KINDS)}
# How often the office gets round to a kind at all.
SELDOM = {
    "investment_done": 0.12,
    "image_progress": 0.25,
    "year_plan": 0.4,
    "start_planned": 0.2,
    "completion_planned": 0.2,
    "env_approved": 0.4,
    "visit_in": 0.4,
    "planning_permit": 0.4,
    "construction_permit": 0.5,
    "firm_contact": 0.3,
    "trip_out": 0.5,
    "lead_valid": 0.7,
    "jobs": 0.3,
    "tax_paid": 0.5,
    "money_in": 0.7,
    "planned_total": 0.4,
    "lead": 0.45,
    "lost": 0.4,
    "supervision": 0.3,
    "start_notice": 0.5,
}
USUAL = 0.96
# What nobody has looked at yet often has no paper beside it either.
OFTEN_BARE = frozenset(
    {"investment_done", "image_progress", "visit_in", "lead", "jobs", "tax_paid"}
)
# What others stand upon is always answered when it is sent back; so is money.
LET_LIE = frozenset({"investment_done", "visit_in", "year_plan", "jobs", "start_planned"})
RETURNED = 0.05


def review(dice: Dice, told: Sequence[Told], sittings: Sittings) -> None:
    """What becomes of the entries of one life, those first on which others stand."""
    for row in sorted(told, key=lambda row: (ORDER[row.kind], row.recorded_at)):
        if row.opening or row.never_verified:
            continue
        ready = ready_at(row, told)
        if dice.chance(RETURNED) and row.reversed_at is None:
            send_back(dice, row, sittings)
        waits = row.returned_at is not None and row.answered_at is None
        if ready is None or waits or row.reversed_at or lacks_papers(row):
            continue
        if not dice.chance(SELDOM.get(row.kind, USUAL)):
            continue
        moment = max(ready, row.answered_at or row.recorded_at)
        row.verified_at = in_time(dice.working((moment + dice.days(2, 16)).date()))
    for row in told:
        if row.kind in OFTEN_BARE and not row.verified_at and not row.returned_at:
            row.papers = row.papers if dice.chance(0.3) else []


def lacks_papers(row: Told) -> bool:
    """Whether its papers, with those that came later and what was waived, are not enough."""
    types = frozenset(type_ for _, type_ in (*row.papers, *row.late_papers))
    gate = Gate(row.kind, kind(row.kind).evidence, ())
    held = Held(evidence=types, waived=frozenset({row.waived}))
    of = Situation("C", str(row.values.get("category", "")), str(row.values.get("nature", "")))
    return any(barring(missing(gate, held, lambda code: holds(code, of))))


def in_time(moment: datetime) -> datetime | None:
    return moment if moment <= END else None


def ready_at(row: Told, told: Sequence[Told]) -> datetime | None:
    """When everything on which the entry must stand was verified; None if something never was."""
    moments = [row.recorded_at]
    for before in kind(row.kind).before:
        if before.expected_only:
            continue
        stood = [
            other.verified_at
            for other in told
            if other.kind in before.any_of and other.is_verified and other.verified_at
        ]
        if not stood:
            return None
        moments.append(min(stood))
    return max(moments)


def send_back(dice: Dice, row: Told, sittings: Sittings) -> None:
    """The entry goes back to its unit, mostly to be answered at one of the next sittings."""
    returned = in_time(dice.working((row.recorded_at + dice.days(2, 14)).date()))
    if returned is None:
        return
    row.returned_at, row.return_reason = returned, dice.choice(RETURNED_BECAUSE)
    if len(row.papers) > 1 and dice.chance(0.6):
        row.late_papers = [row.papers.pop()]
        row.return_reason = f"缺{evidence(row.late_papers[0][1]).name}"
    if row.kind in LET_LIE and dice.chance(0.5):
        return
    row.answered_at = in_time(sittings.next(row.unit, returned + dice.days(3, 20)))


def recognise(lives: Sequence[Life]) -> None:
    """The entries from before the book, verified by batch; one old workbook nobody vouches for."""
    for line, life in enumerate(lives, start=4):
        for row in life.told:
            if row.opening:
                batch = batch_of(life)
                row.verified_at = RECALLED_BY if batch != UNPROVED else None
                row.values |= {"opening": True, "known_on": OLD_LEDGER, "source": "IMPORT"}
                row.values |= {"batch": batch, "sheet": "项目台账", "row": line}


def waivers(dice: Dice, told: Sequence[Told]) -> None:
    """Now and then one opinion is wanting at the signing, and the office sets it aside by name."""
    for row in told:
        if row.kind == "contract" and row.papers and dice.chance(0.05):
            row.papers = [pair for pair in row.papers if pair[1] != SET_ASIDE]
            row.waived = f"EVIDENCE:{SET_ASIDE}"


SET_ASIDE = "fair_competition_opinion"
OLD_LEDGER = FIRST_DAY - timedelta(days=1)  # the date of the workbooks that are brought in
UNPROVED = "2019年前手工台账"


def batch_of(life: Life) -> str:
    """The workbook from which a project from before the book came."""
    if life.number % 13 == 5:
        return UNPROVED
    return f"{life.days['contract'].year}年招商台账"


def mistakes(dice: Dice, told: list[Told], sittings: Sittings) -> list[Told]:
    """Slips of a zero: told once wrongly, reversed at a later sitting and told again."""
    wrong: list[Told] = []
    for row in told:
        if row.kind != "money_in" or row.opening or not dice.chance(0.035):
            continue
        again = sittings.next(row.unit, row.recorded_at + timedelta(days=2))
        if again > END or "currency" in row.values:
            continue
        values = dict(row.values)
        values["value"] = 10 * row.values["value"]  # type: ignore[operator]
        wrong.append(
            Told(
                subject=row.subject,
                kind=row.kind,
                unit=row.unit,
                said=row.said,
                occurred=row.occurred,
                recorded_at=row.recorded_at,
                values=values,
                papers=list(row.papers),
                grade=row.grade,
                reversed_at=again,
            )
        )
        row.recorded_at = again
    return wrong
