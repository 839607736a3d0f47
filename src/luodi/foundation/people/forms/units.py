"""What an administrator types about units: a new one, an end with its successors, a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import in_tree_order, units_kept_by
from luodi.foundation.people.rules.joining import kinds_under
from luodi.foundation.people.rules.tree import UNIT_CLASSES, UnitRow
from luodi.foundation.ui.written import DayField

HEIRS = 4  # a unit split into more is closed in steps
HUNDRED = Decimal(100)
INDENT = "\u3000"


class KeptUnitField(forms.TypedChoiceField):
    """A unit, chosen from the tree."""

    def __init__(self, units: Iterable[Unit], *, blank: str = "—", **kwargs: Any) -> None:
        by_key = {str(unit.pk): unit for unit in in_tree_order(units)}
        choices = [("", blank), *((key, indented(unit)) for key, unit in by_key.items())]
        super().__init__(choices=choices, coerce=by_key.__getitem__, empty_value=None, **kwargs)


def indented(unit: Unit) -> str:
    """The name, set in by how many units stand above it."""
    return f"{INDENT * (unit.path.count('/') - 2)}{unit.name}"


class UnitForm(forms.Form):
    """One deed on one unit."""

    def __init__(self, *args: Any, unit: Unit, keeper: Account, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit, self.keeper, self.today = unit, keeper, today


class OpenUnitForm(UnitForm):
    """A new unit below this one."""

    name = forms.CharField(label=_("单位全称"))
    kind = forms.ChoiceField(label=_("类别"))
    short_name = forms.CharField(
        label=_("简称"), required=False, help_text=_("表格里印简称；开设以后不能改，改名要撤并。")
    )
    unit_class = forms.ChoiceField(label=_("单位类别"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(Unit.Kind.choices)
        kinds = [(kind, names[Unit.Kind(kind)]) for kind in kinds_under(self.unit.kind)]
        classes = [("", gettext("随类别")), *((name, name) for name in UNIT_CLASSES)]
        self.fields["kind"] = forms.ChoiceField(label=_("类别"), choices=kinds)
        self.fields["unit_class"] = forms.ChoiceField(
            label=_("单位类别"), choices=classes, required=False
        )
        self.fields["opened_on"] = DayField(label=_("设立日期"), today=self.today, required=False)

    def row(self) -> UnitRow:
        given = self.cleaned_data
        return UnitRow(
            name=given["name"],
            kind=given["kind"],
            short_name=given["short_name"],
            unit_class=given["unit_class"],
            opened_on=given["opened_on"],
        )


class CloseUnitForm(UnitForm):
    """The last day, the reason, and who takes over how much."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closed_on"] = DayField(
            label=_("撤销日期"), today=self.today, initial=self.today
        )
        self.fields["reason"] = forms.CharField(label=_("原因或文号"))
        kept = units_kept_by(self.keeper).filter(closed_on=None, book=self.unit.book_id)
        heirs = list(kept.exclude(pk=self.unit.pk))
        for number in range(1, HEIRS + 1):
            self.fields[f"heir_{number}"] = KeptUnitField(
                heirs, label=_("承接单位"), required=False
            )
            self.fields[f"share_{number}"] = forms.DecimalField(
                label=_("份额（%）"),
                max_digits=5,
                decimal_places=2,
                required=False,
                initial=HUNDRED if number == 1 else None,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )

    def pairs(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """The rows of successors, each with its share."""
        for number in range(1, HEIRS + 1):
            yield self[f"heir_{number}"], self[f"share_{number}"]

    def clean(self) -> dict[str, Any]:
        """Each successor once; whether the shares make a whole is the action's to say."""
        given: dict[str, Any] = super().clean() or {}
        found: dict[Unit, int] = {}
        for number in range(1, HEIRS + 1):
            heir, share = given.get(f"heir_{number}"), given.get(f"share_{number}")
            if heir in found:
                self.add_error(f"heir_{number}", gettext("这个单位上面已经写了"))
            elif heir:
                found[heir] = int((share or 0) * 100)
        return given | {"successors": found}

    def given(self) -> dict[str, Any]:
        """What the action asks for."""
        return {key: self.cleaned_data[key] for key in ("successors", "closed_on", "reason")}


class UnitListForm(forms.Form):
    """A list of units as a file, and the book in which they stand."""

    book = forms.ModelChoiceField(Book.objects.none(), label=_("账套"), empty_label=None)
    file = forms.FileField(
        label=_("单位名单（CSV）"),
        help_text=_(
            "列：名称、上级、类别、简称、单位类别、设立日期，前三列必填；用 Excel 另存为 CSV。"
        ),
    )

    def __init__(self, *args: Any, keeper: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        books = Book.objects.filter(pk__in=units_kept_by(keeper).order_by().values("book"))
        self.fields["book"] = forms.ModelChoiceField(
            books.order_by("-kind", "pk"), label=_("账套"), empty_label=None, initial=books.first()
        )
