"""What becomes of one staged row: its outcome with the reasons, and what it would record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Measure
from luodi.intake.workbooks.rules.contacts import Person
from luodi.intake.workbooks.rules.differing import Differing
from luodi.intake.workbooks.rules.drafting import measure_of
from luodi.intake.workbooks.rules.facts import Answers, Draft
from luodi.intake.workbooks.rules.matching import Candidate
from luodi.intake.workbooks.rules.settling import Outcome, Settled
from luodi.kernel.money import show
from luodi.kernel.refusal import Reason
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.rules.claims import Claim

ASKED = {
    "signed": gettext_noop("“签约”是指签合同还是签协议，请在上面选定"),
    "started": gettext_noop("“开工”按哪一种记，请在上面选定"),
    "as_of": gettext_noop("累计数截至哪一天，请在上面填写"),
    "nature": gettext_noop("到位资金的性质，请在上面选定"),
    "origin": gettext_noop("到位资金从哪里来，请在上面选定"),
    "rest": gettext_noop("除了写明来源的，其余到位资金从哪里来，请在上面选定"),
    "ended_on": gettext_noop("终止、流失、退回没有写哪天，请在上面填写"),
    "split": gettext_noop("引进单位和落地单位怎么分成，请在上面选定"),
    "dollar": gettext_noop("1 美元合多少元，请在上面填写"),
}


@dataclass
class RowPlan:
    """One row with what was decided about it; the key of its project is 0 or less if it is new."""

    pk: int
    table: int
    draft: Draft
    layout: str = ""
    key: int | None = None
    outcome: str = ""
    reasons: list[Reason] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)  # to be known, in the way of nothing
    candidates: tuple[Candidate, ...] = ()
    contact: tuple[int, Person] | None = None  # by the key of the enterprise, to be kept with it
    differing: tuple[Differing, ...] = ()  # from the project of the book that it means
    settled: list[Settled] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    unit: int = 0
    opens: bool = False  # registers the project
    is_stuck: bool = False  # only another file, or an answer for all, can help it

    @property
    def asks(self) -> bool:
        """Whether a person can settle it: which project it is, or without what it is recorded."""
        if self.outcome not in ("DOUBTFUL", "REFUSED"):
            return False
        return bool(self.candidates) or (self.key is not None and not self.is_stuck)

    @property
    def is_recorded(self) -> bool:
        return self.outcome in ("NEW", "CHANGED")

    def afresh(self) -> RowPlan:
        """The row as it was met, to be settled anew."""
        return replace(
            self, reasons=list(self.reasons), notes=list(self.notes), settled=[], claims=[]
        )

    def refuse(self, outcome: str, *reasons: Reason) -> None:
        self.outcome = outcome
        self.reasons.extend(reasons)

    @property
    def conflicts(self) -> list[Reason]:
        return [
            one.reason for one in self.settled if one.outcome is Outcome.CONFLICT and one.reason
        ]


@dataclass(frozen=True)
class Sender:
    """What every claim of an import has in common."""

    batch: str
    answers: Answers
    known_on: date | None  # while 建账 is open
    today: date


def claims_of(plan: RowPlan, sender: Sender) -> Iterator[Claim]:
    """The claims of a row: one for each fact that is new."""
    for one in plan.settled:
        if one.entry is not None:
            yield claim_of(plan, one, sender)


def claim_of(plan: RowPlan, one: Settled, sender: Sender) -> Claim:
    entry, fact = one.entry, one.fact
    if entry is None:
        raise ValueError("only what is new is claimed")
    covers = entry.covers or (None, None)
    is_opening = sender.known_on is not None
    claim = Claim(
        subject=plan.key or 0,
        kind=entry.kind,
        said=said(one)[:500],
        reported_by=plan.unit,
        occurred_from=None if entry.covers and not is_opening else entry.first,
        occurred_to=None if entry.covers and not is_opening else entry.last,
        covers_from=covers[0],
        covers_to=covers[1],
        planned_on=entry.planned_on,
        value=entry.value,
        measure=measure_of(fact) if entry.value is not None else "",
        detail=dict(fact.detail),
        category=fact.category,
        **foreign(one),
        opening=is_opening,
        known_on=max(sender.known_on, entry.first) if sender.known_on else None,
        source="IMPORT",
        batch=sender.batch,
        sheet=fact.spot.sheet[:80],
        row=fact.spot.row,
        cell=fact.spot.cell,
    )
    return replace(claim, **arrived(one, sender)) if entry.kind == "money_in" else claim


def foreign(one: Settled) -> dict[str, Any]:
    """Foreign money with its own amount and the rate that a person said for the whole import."""
    if one.entry is None or not one.entry.currency:
        return {}
    return {
        "currency": one.entry.currency,
        "currency_amount": one.entry.foreign,
        "yuan_rate": one.fact.rate,
        "dollar_rate": Decimal(1),
    }


def arrived(one: Settled, sender: Sender) -> dict[str, Any]:
    """Nature and origin of money, as they were said; voucher and payer stay open until verified."""
    return {
        "nature": sender.answers.nature,
        "origin": one.fact.origin or sender.answers.origin,
    }


def said(one: Settled) -> str:
    """What the entry says happened, in the words of the ledger."""
    text = gettext_noop("台账：%(kind)s %(text)s") % {
        "kind": kind_named(one.fact.kind).name,
        "text": one.fact.text.strip(),
    }
    return f"{text}；{one.reason}" if one.reason else text


def change(claim: Claim) -> dict[str, object]:
    """One line of what a row would record, as the preview shows it."""
    return {
        "kind": claim.kind,
        "cell": claim.cell,
        "value": amount(claim.value, claim.measure),
        "days": days(claim),
        "said": claim.said,
        "class": class_of(claim),
    }


def class_of(claim: Claim) -> str:
    """By what the entry is counted apart: the reason of an ending, the origin of money."""
    return claim.category or claim.origin


def amount(value: Decimal | None, measure: str) -> str:
    if value is None:
        return ""
    if measure == Measure.YUAN.name:
        return show(value, "万元").replace(".00万元", "万元")
    return f"{value.normalize():f}{Measure[measure].value if measure else ''}"


def days(claim: Claim) -> str:
    first, last = claim.planned_on or claim.days[0], claim.planned_on or claim.days[1]
    if first is None or first == last:
        return first.isoformat() if first else ""
    return f"{first.isoformat()} — {last.isoformat()}" if last else first.isoformat()


def outcome_of(row: RowPlan, *, is_new: bool) -> str:
    """How a row ends that nothing stands in the way of."""
    if is_new:
        return "NEW"
    has_news = row.contact is not None or any(one.entry for one in row.settled)
    return "CHANGED" if has_news else "SAME"
