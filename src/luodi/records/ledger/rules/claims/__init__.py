"""What may be claimed: a claim is easy, so only the impossible is refused, all of it at once."""

from __future__ import annotations

from datetime import date

from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Reason, Refused
from luodi.records.ledger.rules.claims.amounts import about_value
from luodi.records.ledger.rules.claims.attempts import about_subject, after, attempt_of
from luodi.records.ledger.rules.claims.claim import Claim, SealedAlready, SubjectFacts
from luodi.records.ledger.rules.claims.days import about_covers, about_days, about_opening
from luodi.records.ledger.rules.claims.own_fields import about_columns, about_fields, about_texts

__all__ = ["Claim", "SealedAlready", "SubjectFacts", "after", "attempt_of", "checked"]


def checked(claim: Claim, subject: SubjectFacts, *, today: date, opening: bool) -> list[Reason]:
    """Every reason why the claim is impossible; `opening` says whether 建账 is under way."""
    try:
        kind = kind_named(claim.kind)
    except Refused as refusal:
        return list(refusal.reasons)
    return [
        *about_subject(claim, kind, subject),
        *about_days(claim, kind, today),
        *about_covers(claim, kind, today),
        *about_value(claim, kind),
        *about_fields(claim, kind),
        *about_columns(claim, kind),
        *about_texts(claim),
        *about_opening(claim, opening, today),
    ]
