"""What the columns of a table were taken for, with the words and 约数 in them, to be put right."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.vocabulary.dimensions import label
from luodi.foundation.vocabulary.industries import INDUSTRIES, industry
from luodi.foundation.vocabulary.industry_names import near_industries
from luodi.intake.workbooks.rules.fields import FIELDS, Holds
from luodi.intake.workbooks.rules.fields import field as field_of
from luodi.intake.workbooks.rules.shapes import LEAVE, TAKE, Column
from luodi.kernel.folding import fold

MONEY_UNITS = ("元", "万元", "亿元", "万美元")
AREA_UNITS = ("亩", "平方米", "公顷")
UNREAD = "-"  # chosen for a column that somebody was asked about
NOTHING = "-"  # chosen for a word that stands for nothing


@dataclass(frozen=True)
class Correction:
    """What a person said of one column: what it is, or only what stands in its cells."""

    column: int
    field: str | None  # None: as it was taken
    unit: str
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    hedge: str = ""


class ColumnsForm(forms.Form):
    """What each column of a table is taken for, to be put right by a choice."""

    def __init__(self, *args: Any, columns: Sequence[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        for column in columns:
            name = " ".join(column.header.split()) or column.letter
            self.fields[f"field-{column.column}"] = forms.ChoiceField(
                label=name, required=False, choices=field_choices(column), initial=column.field
            )
            if is_measured(column):
                self.fields[f"unit-{column.column}"] = forms.ChoiceField(
                    label=gettext("%(name)s 的单位") % {"name": name},
                    required=False,
                    choices=unit_choices(column),
                    initial=column.unit,
                )
            self.fields.update(inner_fields(column))

    def inner(self, column: Column) -> list[BoundField]:
        """The questions about what stands in the cells of a column."""
        return [self[name] for name in inner_fields(column)]

    def changed(self) -> Iterator[Correction]:
        """Each column that was put right, or in whose cells something was placed."""
        for column in self.columns:
            chosen = self.cleaned_data.get(f"field-{column.column}", "")
            unit = self.cleaned_data.get(f"unit-{column.column}", column.unit)
            said = "" if chosen == UNREAD else chosen
            is_new = (chosen if column.choices else said, unit) != (column.field, column.unit)
            words, hedge = self.words(column), self.cleaned_data.get(f"hedge-{column.column}", "")
            if is_new or words != dict(column.said) or hedge != column.hedge:
                yield Correction(column.column, said if is_new else None, unit, words, hedge)

    def words(self, column: Column) -> dict[str, str]:
        """What the words of the column stand for, as far as somebody has said it."""
        found = {}
        for number, word in enumerate(words_of(column)):
            chosen = self.cleaned_data.get(f"word-{column.column}-{number}", "")
            if chosen:
                found[fold(word)] = "" if chosen == NOTHING else chosen
        return found


def words_of(column: Column) -> list[str]:
    """The words that a person has placed or has to place."""
    return [*column.strange, *column.said]


def inner_fields(column: Column) -> dict[str, forms.Field]:
    """A field for each word to be placed, and one for the amounts that say 约."""
    if not column.field:
        return {}
    found: dict[str, forms.Field] = {}
    for number, word in enumerate(words_of(column)):
        said = column.said.get(fold(word))
        found[f"word-{column.column}-{number}"] = forms.ChoiceField(
            label=gettext("“%(word)s”指") % {"word": word},
            required=False,
            choices=[
                ("", gettext("请选定")),
                *word_choices(column, word),
                (NOTHING, gettext("不记")),
            ],
            initial=NOTHING if said == "" else said or "",
        )
    if column.hedged:
        samples = "、".join(column.hedged)
        found[f"hedge-{column.column}"] = forms.ChoiceField(
            label=gettext("写的是约数（%(samples)s）") % {"samples": samples},
            required=False,
            choices=[("", gettext("请选定")), *HEDGES],
            initial=column.hedge,
        )
    return found


HEDGES = ((TAKE, _("按写的数记，原话留着")), (LEAVE, _("约数先不记")))


def word_choices(column: Column, word: str) -> list[tuple[str, str]]:
    """The codes among which a word of this column is placed; likely industries first."""
    known = field_of(column.field)
    if known.holds is Holds.INDUSTRY:
        near = near_industries(word)
        likely = [(code, f"★ {code} {gettext(industry(code))}") for code in near]
        rest = [(code, f"{code} {gettext(name)}") for code, name in INDUSTRIES if code not in near]
        return [*likely, *rest]
    first = {code: word for word, code in reversed(known.choices)}
    if known.code == "channel":
        return [(code, gettext(label("channel", code))) for code in reversed(first)]
    return [(code, gettext(word)) for code, word in reversed(first.items())]


def field_choices(column: Column) -> list[tuple[str, str]]:
    """Every meaning; those between which the column wavers come first."""
    names = {one.code: gettext(one.name) for one in FIELDS}
    first = [(code, f"★ {names[code]}") for code in column.choices if code in names]
    rest = [(code, name) for code, name in names.items() if code not in column.choices]
    unread = (UNREAD, gettext("不读这一列"))
    if column.choices:  # somebody has to say it, be it that the column is not wanted
        return [("", gettext("请选定")), *first, unread, *rest]
    return [("", unread[1]), *rest]


def is_measured(column: Column) -> bool:
    codes = {column.field, *column.choices}
    return bool(column.units) or any(one.holds.is_measured for one in FIELDS if one.code in codes)


def unit_choices(column: Column) -> list[tuple[str, str]]:
    area = any(one.holds is Holds.AREA for one in FIELDS if one.code == column.field)
    units = AREA_UNITS if area else MONEY_UNITS
    offered = dict.fromkeys(filter(None, (column.unit, *column.units, *units)))
    none = gettext("请选定") if column.units else gettext("每格自己写了单位")
    return [("", none), *((unit, unit) for unit in offered)]
