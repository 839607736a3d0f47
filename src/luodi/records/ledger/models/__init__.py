"""What the ledger stores: entries and the acts on them, postings, standing, closings, months."""

from luodi.records.ledger.models.acts import (
    Answer,
    EntryClassification,
    Evidence,
    Reversal,
    Review,
    Waiver,
)
from luodi.records.ledger.models.entries import Entry
from luodi.records.ledger.models.periods import Closing, OpeningStep
from luodi.records.ledger.models.postings import Pending, Posting, Standing
from luodi.records.ledger.models.units import (
    Confirmation,
    Handover,
    MonthReport,
    MonthScan,
    Unchanged,
)

__all__ = [
    "Answer",
    "Closing",
    "Confirmation",
    "Entry",
    "EntryClassification",
    "Evidence",
    "Handover",
    "MonthReport",
    "MonthScan",
    "OpeningStep",
    "Pending",
    "Posting",
    "Reversal",
    "Review",
    "Standing",
    "Unchanged",
    "Waiver",
]
