"""The part of a form in which papers are handed in: a row for each thing that is demanded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.translation import gettext

from luodi.foundation.ui.written import FilesField
from luodi.foundation.vocabulary.conditions import condition
from luodi.foundation.vocabulary.evidence import EVIDENCE, evidence
from luodi.foundation.vocabulary.shapes import Need
from luodi.records.ledger.rules.gates import Missing, Want
from luodi.records.library.rules import Paper


@dataclass(frozen=True)
class Row:
    """One row: the files, and what they are; `types` are those to choose from."""

    place: str  # tells it from the other rows of its form
    label: str
    types: tuple[str, ...]

    @property
    def files(self) -> str:
        return f"papers-{self.place}"

    @property
    def type(self) -> str:
        return f"type-{self.place}"

    def fields(self) -> Iterator[tuple[str, forms.Field]]:
        yield self.files, files_field(self)
        names = [(code, gettext(evidence(code).name)) for code in self.types]
        given = [("", "—"), *names] if self.is_other else names
        yield (
            self.type,
            forms.ChoiceField(
                label=gettext("是什么材料"),
                required=False,
                choices=given,
                widget=forms.HiddenInput if len(given) == 1 else forms.Select,
                initial=given[0][0],
            ),
        )

    @property
    def is_other(self) -> bool:
        return len(self.types) == len(EVIDENCE)


def rows(needs: Sequence[Need]) -> tuple[Row, ...]:
    """A row for each need of the gate, and one for anything else."""
    found = [
        Row(
            str(number),
            label(need),
            tuple(dict.fromkeys(code for group in need.any_of for code in group)),
        )
        for number, need in enumerate(needs)
    ]
    every = tuple(row.code for row in EVIDENCE)
    return (*found, Row(str(len(found)), gettext("其他材料"), every))


def label(need: Need) -> str:
    """The alternatives in words, and when they are asked for."""
    names = Missing("", Want.EVIDENCE, need.any_of, bars=True).said(gettext)
    if not need.when:
        return names
    words = {"names": names, "condition": gettext(condition(need.when).sentence)}
    return gettext("%(names)s（%(condition)s）") % words


def files_field(row: Row) -> FilesField:
    field = FilesField(label=row.label, required=False)
    # What the camera wrote is shown before anything is sent: of this field alone, nothing else.
    field.widget.attrs |= {
        "hx-post": reverse("ledger:look"),
        "hx-encoding": "multipart/form-data",
        "hx-params": f"{row.files},csrfmiddlewaretoken",
        "hx-target": "#shots",
    }
    if all(evidence(code).is_image for code in row.types):
        field.widget.attrs["accept"] = "image/*"
    return field


def handed_in(form: forms.Form, wanted: Sequence[Row]) -> Iterator[Paper]:
    """The files of the form, each with what it is said to be."""
    for row in wanted:
        type_ = form.cleaned_data.get(row.type) or ("" if row.is_other else row.types[0])
        for file in form.cleaned_data.get(row.files) or ():
            file.seek(0)
            yield Paper(file.read(), file.name or "", type_, gettext("网页"))
