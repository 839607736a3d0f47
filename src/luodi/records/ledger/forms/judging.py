"""What a person types to judge an entry, to answer, to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.ui.sentences import sentence
from luodi.foundation.ui.written import FilesField
from luodi.foundation.vocabulary.evidence import EVIDENCE
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.words import word
from luodi.records.ledger.queries.entries import Facing
from luodi.records.ledger.rules.claims.own_fields import reclassable
from luodi.records.ledger.rules.gates import Missing

GRADES = (
    ("A", _("A 第三方出具")),
    ("B", _("B 现场核实")),
    ("C", _("C 单位自述")),
)


class EntryForm(forms.Form):
    """One deed on one entry; how it stands at that moment may be what it asks about."""

    def __init__(self, *args: Any, facing: Facing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facing, self.lacking = facing, facing.lacking


class VerifyForm(EntryForm):
    """The grade of what proves it."""

    grade = forms.ChoiceField(
        label=_("等级"), choices=GRADES, required=False, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("核定说明（可不填）"), required=False)


class ReasonForm(EntryForm):
    """Why."""

    reason = forms.CharField(
        label=_("理由"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class AnswerForm(EntryForm):
    """What the unit says to a return."""

    text = forms.CharField(
        label=_("答复"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class HandInForm(EntryForm):
    """A file, and what it is: first what the entry lacks, then what else is demanded of it."""

    papers = FilesField(label=_("文件"), required=False)
    type = forms.ChoiceField(label=_("是什么材料"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lacking = papers_in(self.lacking)
        demanded = papers_in(row.item for row in self.facing.demands if row.is_paper)
        rows = sorted(EVIDENCE, key=lambda row: (row.code not in lacking, row.code not in demanded))
        choices = [(row.code, gettext(row.name)) for row in rows]
        self.fields["type"] = forms.ChoiceField(label=_("是什么材料"), choices=choices)


def papers_in(items: Iterable[Missing]) -> set[str]:
    return {code for item in items for group in item.any_of for code in group}


class WaiveForm(ReasonForm):
    """Which requirement is set aside, and why."""

    requirement = forms.ChoiceField(label=_("免除哪一项"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(item.code, sentence(item)) for item in self.lacking if item.bars]
        self.fields["requirement"] = forms.ChoiceField(label=_("免除哪一项"), choices=choices)
        self.order_fields(["requirement", "reason"])


class ReclassForm(ReasonForm):
    """Of which origin, nature and category it is; asked is what its kind has of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = self.facing.told.classed
        for own in reclassable(kind_named(self.facing.told.entry.kind)):
            choices = [(code, gettext(word(code))) for code in own.choices]
            self.fields[own.column] = forms.ChoiceField(
                label=gettext(own.name),
                choices=choices if own.required else [("", "—"), *choices],
                required=False,
                initial=getattr(now, own.column),
            )
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])
