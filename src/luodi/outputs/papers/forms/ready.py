"""What a ready paper is asked for: book, period, moment, reading, and a unit where it is of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from luodi.analysis.figures.queries.offers import units_offered
from luodi.analysis.figures.rules.moments import AsOf, as_of
from luodi.foundation.history.models import Book
from luodi.foundation.ui.written import read
from luodi.kernel.periods import Period, parse_period
from luodi.outputs.papers.rules.ready import Ready

READINGS = (("verified", _("核定")), ("claimed", _("申报")))


class ReadyForm(forms.Form):
    """The question of one paper; the address is the question."""

    book = forms.ChoiceField(label=_("账套"), required=False)
    unit = forms.ChoiceField(label=_("单位"))
    period = forms.CharField(
        label=_("期间"),
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": _("如 2023年1至9月")}),
    )
    as_of = forms.CharField(
        label=_("时点"),
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("现在；或 2023-03-01、#120")}),
    )
    reading = forms.ChoiceField(label=_("读法"), choices=READINGS)

    def __init__(
        self, data: Mapping[str, str], *, paper: Ready, book: Book, books: Sequence[Book]
    ) -> None:
        super().__init__(dict(data))
        self.choose("book", [(one.code, one.name) for one in books])
        self.choose("unit", units_offered(book) if paper.is_of_a_unit else [])
        if len(books) == 1:
            del self.fields["book"]
        if not paper.is_of_a_unit:
            del self.fields["unit"]

    def choose(self, name: str, offers: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(offers)

    def clean_period(self) -> Period:
        return read(lambda: parse_period(self.cleaned_data["period"]))

    def clean_as_of(self) -> AsOf:
        return read(lambda: as_of(self.cleaned_data["as_of"]))


def first_period(paper: Ready, latest: date) -> str:
    """What is asked for first: the week or the year so far in which the book was last kept."""
    if paper.is_weekly:
        year, week, _day = latest.isocalendar()
        return Period.week(year, week).label
    return Period.to_date(latest).label
