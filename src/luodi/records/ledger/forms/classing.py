"""What a person types to class a subject otherwise: its dimensions, and which units share it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.people.models import Unit
from luodi.foundation.vocabulary.codelists import CHANNELS, MONEY_TYPES, UNIT_ROLES, Pairs
from luodi.foundation.vocabulary.industries import INDUSTRIES
from luodi.foundation.vocabulary.industry_names import industry_typed
from luodi.records.subjects.forms import UNCHANGED, ReasonedForm
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import classed_at, clusters_of
from luodi.records.subjects.rules import WHOLE, Classing, Part, SubjectType

FEWEST_ROWS, SPARE_ROWS = 3, 1  # in which a unit's part is typed
HUNDREDTH = WHOLE // 100
OF_A_UNIT = ("unit", "role", "percent")


class ClassingForm(ReasonedForm):
    """How a subject counts, as it does now until something else is typed."""

    industry = forms.CharField(
        label=_("行业"),
        required=False,
        help_text=_("国民经济行业分类（GB/T 4754）的名称或代码，如计算机制造、C391。"),
        widget=forms.TextInput(attrs={"list": "industries", "autocomplete": "off"}),
    )
    cluster = forms.CharField(
        label=_("产业集群"),
        required=False,
        widget=forms.TextInput(attrs={"list": "clusters", "autocomplete": "off"}),
    )
    money_type = forms.ChoiceField(label=_("内外资"), required=False)
    channel = forms.ChoiceField(label=_("招商方式"), required=False)
    event = forms.ModelChoiceField(Subject.objects.none(), label=_("签约活动"), required=False)
    station = forms.ModelChoiceField(Subject.objects.none(), label=_("驻点"), required=False)

    def __init__(self, data: QueryDict | None, *, subject: Subject, now: Classing) -> None:
        super().__init__(data, initial=initial(now), seen=classed_at(subject))
        self.subject, self.now = subject, now
        for name, values in (("channel", CHANNELS), ("money_type", MONEY_TYPES)):
            self.fields[name] = choice(str(self.fields[name].label), values)
        for name, type_ in (("event", SubjectType.EVENT), ("station", SubjectType.STATION)):
            self.fields[name] = forms.ModelChoiceField(
                self.others(type_, getattr(now, name)),
                label=self.fields[name].label,
                required=False,
                empty_label="—",
            )
        self.rows = range(max(FEWEST_ROWS, len(now.parts) + SPARE_ROWS))
        for row in self.rows:
            self.fields.update(self.part_fields(row))

    def others(self, type_: SubjectType, now: int | None) -> Any:
        """Events or stations of the book: those still open, and the one that it has."""
        rows = Subject.objects.filter(book=self.subject.book_id, type=type_)
        return rows.filter(Q(is_open=True) | Q(pk=now)).order_by("-pk")

    def part_fields(self, row: int) -> dict[str, forms.Field]:
        """One unit's part: who, as what, how much of the whole."""
        known = [part.unit for part in self.now.parts]
        units = Unit.objects.filter(book=self.subject.book_id)
        units = units.filter(Q(closed_on=None) | Q(pk__in=known)).order_by("path")
        percent = forms.DecimalField(
            label=gettext("份额（%）"),
            required=False,
            min_value=Decimal("0.01"),
            max_value=100,
            decimal_places=2,
        )
        unit = forms.ModelChoiceField(units, label=gettext("单位"), required=False, empty_label="—")
        role = choice(gettext("单位角色"), UNIT_ROLES)
        return dict(zip(named(row), (unit, role, percent), strict=True))

    @property
    def parts(self) -> list[list[BoundField]]:
        """The fields of the shares, a row for each unit."""
        return [[self[name] for name in named(row)] for row in self.rows]

    def clean(self) -> None:
        super().clean()
        for row in self.rows:
            unit, _role, percent = (self.cleaned_data.get(name) for name in named(row))
            if unit and percent is None and not self.errors.get(f"percent_{row}"):
                self.add_error(f"percent_{row}", gettext("请填这个单位占百分之几"))
            if percent and unit is None and not self.errors.get(f"unit_{row}"):
                self.add_error(f"unit_{row}", gettext("请选是哪个单位的份额"))
        if not self.errors and self.classing() == self.now:
            self.add_error(None, UNCHANGED)

    def classing(self) -> Classing:
        given = self.cleaned_data
        return Classing(
            parts=tuple(self.given_parts()),
            attempt=self.now.attempt,
            event=given["event"].pk if given["event"] else None,
            station=given["station"].pk if given["station"] else None,
            industry=industry_typed(given["industry"]),
            **{name: given[name].strip() for name in ("cluster", "channel", "money_type")},
        )

    def given_parts(self) -> Iterator[Part]:
        for row in self.rows:
            unit, role, percent = (self.cleaned_data[name] for name in named(row))
            if unit:
                yield Part(unit.pk, role, int(percent * HUNDREDTH))

    @property
    def lists(self) -> dict[str, list[tuple[str, str]]]:
        """What is offered while one types: code or name, and what stands beside it."""
        return {
            "industries": [(code, gettext(name)) for code, name in INDUSTRIES],
            "clusters": [(one, "") for one in clusters_of([self.subject.book_id])],
        }


def named(row: int) -> list[str]:
    """The fields of one unit's part."""
    return [f"{name}_{row}" for name in OF_A_UNIT]


def initial(now: Classing) -> dict[str, object]:
    """How the subject counts now, field by field."""
    dimensions = ("industry", "cluster", "money_type", "channel", "event", "station")
    found: dict[str, object] = {name: getattr(now, name) for name in dimensions}
    for row, part in enumerate(now.parts):
        percent = (Decimal(part.weight) / HUNDREDTH).normalize()
        found |= dict(zip(named(row), (part.unit, part.role, f"{percent:f}"), strict=True))
    return found


def choice(label: str, values: Pairs) -> forms.ChoiceField:
    """A fixed list of the vocabulary, in the reader's language."""
    choices = [("", "—"), *((code, gettext(name)) for code, name in values)]
    return forms.ChoiceField(label=label, choices=choices, required=False)
