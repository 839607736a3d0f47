"""The question bar: a book, a period, a moment, a unit, an event; the address is the question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from luodi.analysis.figures.queries.offers import Offer, events_offered, units_offered
from luodi.analysis.figures.rules.asked import Asked
from luodi.analysis.figures.rules.moments import AsOf, as_of
from luodi.foundation.history.models import Book
from luodi.foundation.ui.written import read
from luodi.kernel.periods import Period, parse_period
from luodi.outputs.catalogue.rules.presets import preset
from luodi.outputs.catalogue.rules.question import Question

ALL = ("", _("全部"))


class QuestionForm(forms.Form):
    """What is asked of one book, as the command reads it."""

    q = forms.CharField(
        label=_("找指标"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("如 涉及资金、开工率")}),
    )
    book = forms.CharField(label=_("账套"), required=False, widget=forms.Select)
    period = forms.CharField(
        label=_("期间"),
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": _("如 2023年上半年")}),
    )
    as_of = forms.CharField(
        label=_("时点"),
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("现在；或 2023-03-01、#120")}),
    )
    unit = forms.ChoiceField(label=_("单位"), required=False)
    event = forms.ChoiceField(label=_("签约活动"), required=False)

    def __init__(
        self, data: Mapping[str, str], *, book: Book, books: Sequence[Book], today: date
    ) -> None:
        super().__init__(dict(data))
        self.today = today
        self.offer("unit", units_offered(book))
        self.offer("event", events_offered(book))
        widget = self.fields["book"].widget
        if len(books) == 1 or not isinstance(widget, forms.Select):
            del self.fields["book"]
        else:
            widget.choices = [(one.code, one.name) for one in books]

    def offered(self, name: str) -> Iterator[Offer]:
        """The choices of a field, without the first, which is none."""
        widget = self.fields[name].widget
        if isinstance(widget, forms.Select):
            yield from ((str(key), str(words)) for key, words in list(widget.choices)[1:])

    def offer(self, name: str, offers: Sequence[Offer]) -> None:
        field = self.fields[name]
        if not offers:
            del self.fields[name]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [ALL, *offers]

    def without(self, *names: str) -> QuestionForm:
        """The same bar without these fields, for a page that does not ask for them."""
        for name in names:
            self.fields.pop(name, None)
        return self

    @property
    def asked(self) -> Asked:
        said = self.cleaned_data
        unit, event = said.get("unit"), said.get("event")
        return Asked(
            period=said["period"],
            as_of=said["as_of"],
            unit=int(unit) if unit else None,
            event=int(event) if event else None,
        )

    @property
    def narrowed(self) -> list[str]:
        """The unit and the event that are asked for, by name; on paper no field says them."""
        names = []
        for field in ("unit", "event"):
            if key := self.cleaned_data.get(field):
                offers = {key: words.strip() for key, words in self.offered(field)}
                names.append(offers[key])
        return names

    def question(self, book: Book) -> Question:
        """The same in words, for the addresses of the page."""
        said = self.cleaned_data
        return Question(
            book=book.code,
            period=said["period"].label,
            as_of=str(self.data["as_of"]).strip(),
            unit=said.get("unit", ""),
            event=said.get("event", ""),
        )

    def clean_period(self) -> Period:
        written = self.cleaned_data["period"]
        return preset(written, self.today) or read(lambda: parse_period(written))

    def clean_as_of(self) -> AsOf:
        return read(lambda: as_of(self.cleaned_data["as_of"]))
