"""What a reader may ask the first page: which book, which period, as of when."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.analysis.figures.rules.moments import AsOf, as_of
from luodi.foundation.history.models import Book
from luodi.foundation.ui.written import read
from luodi.kernel.periods import Period, parse_period

YEARS = 10  # of the picker; any other period can be asked for in the address


class QuestionForm(forms.Form):
    """A book, a period by its name and a moment as it is printed; the address is the view."""

    book = forms.CharField(label=_("账套"), required=False, widget=forms.Select)
    period = forms.CharField(label=_("期间"), max_length=40, widget=forms.Select)
    as_of = forms.CharField(
        label=_("时点"),
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("现在；或 2023-03-01、#120")}),
    )

    def __init__(self, data: dict[str, str], *, books: Sequence[Book], this_year: int) -> None:
        super().__init__(data)
        years = [str(this_year - back) for back in range(YEARS)]
        asked = [] if data["period"] in years else [(data["period"], data["period"])]
        choices(
            self,
            "period",
            [*asked, *((year, Period.year(int(year)).said(gettext)) for year in years)],
        )
        choices(self, "book", [(book.code, book.name) for book in books])
        if len(books) == 1:
            del self.fields["book"]

    @property
    def query(self) -> str:
        """The question as an address asks it."""
        return urlencode(self.data)

    def clean_period(self) -> Period:
        return read(lambda: parse_period(self.cleaned_data["period"]))

    def clean_as_of(self) -> AsOf:
        return read(lambda: as_of(self.cleaned_data["as_of"]))


def choices(form: forms.Form, field: str, pairs: list[tuple[str, str]]) -> None:
    widget = form.fields[field].widget
    if isinstance(widget, forms.Select):
        widget.choices = pairs
