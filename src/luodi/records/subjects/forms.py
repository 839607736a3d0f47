"""What every form asks that registers a subject: its name, and whose it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luodi.foundation.people.models import Account, Unit, UnitQuerySet
from luodi.foundation.people.rules.policy import Right


class RegisterForm(forms.Form):
    """A name, and the unit that answers for it; only of somebody who may speak for several."""

    name = forms.CharField(label=_("名称"), required=False)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("责任单位"), empty_label=None)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.units = by, speaking_for(by)
        mine = list(self.units)
        own = next((one for one in mine if one.pk == by.unit_id), mine[0] if mine else None)
        widget: forms.Select | forms.HiddenInput = forms.Select()
        if len(mine) < 2:
            widget = forms.HiddenInput()
        errors = {"invalid_choice": _("您不能替这个单位登记")}
        self.fields["unit"] = forms.ModelChoiceField(
            self.units,
            label=_("责任单位"),
            initial=own,
            empty_label=None,
            widget=widget,
            error_messages=errors,
        )

    @property
    def books(self) -> list[int]:
        """The books in which the person may register something."""
        return sorted({unit.book_id for unit in self.units})


def speaking_for(by: Account) -> UnitQuerySet:
    """The units in whose name the person may register something."""
    units = Unit.objects.reached_by(by, Right.RECORD).filter(closed_on=None)
    return units.select_related("book").order_by("path")
