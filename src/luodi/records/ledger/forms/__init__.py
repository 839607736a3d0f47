"""What a person may type into the ledger."""

from luodi.records.ledger.forms.claiming import ClaimForm

__all__ = ["ClaimForm"]
