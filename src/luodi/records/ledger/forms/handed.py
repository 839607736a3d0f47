"""What another room hands to the form of a claim: what it has read, and files that are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django import forms
from django.utils.translation import gettext

from luodi.foundation.vocabulary.evidence import EVIDENCE, evidence
from luodi.kernel.refusal import Reason
from luodi.records.ledger.models import Entry
from luodi.records.library.models import Document


@dataclass(frozen=True)
class Kept:
    """One file of the library that may be put beside the claim, and what it is likely to be."""

    document: Document
    title: str
    type: str = ""
    is_chosen: bool = True

    @property
    def tick(self) -> str:
        return f"kept-{self.document.pk}"

    @property
    def choice(self) -> str:
        return f"kept-type-{self.document.pk}"

    def fields(self, wanted: Sequence[str]) -> Iterator[tuple[str, forms.Field]]:
        """Whether it goes along, and as what; what the kind asks for stands first."""
        rest = (row.code for row in EVIDENCE if row.code not in wanted)
        names = [(code, gettext(evidence(code).name)) for code in (*wanted, *rest)]
        yield (
            self.tick,
            forms.BooleanField(label=self.title, required=False, initial=self.is_chosen),
        )
        yield (
            self.choice,
            forms.ChoiceField(
                label=gettext("是什么材料"),
                required=False,
                choices=[("", "—"), *names],
                initial=self.type,
            ),
        )


@dataclass(frozen=True)
class Handed:
    """Where a claim comes from, what is filled in beforehand, which files go with it.

    `to_check` is said above the form; `back` is where to go on to once it is recorded.
    """

    source: str = Entry.Source.FORM.value
    batch: str = ""
    row: int | None = None
    initial: Mapping[str, object] = field(default_factory=dict)
    papers: tuple[Kept, ...] = ()
    to_check: tuple[Reason, ...] = ()
    back: str = ""

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(name for kept in self.papers for name in (kept.tick, kept.choice))


NOTHING = Handed()
