"""What every form asks that registers a subject or puts it right: its name, whose it is, why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from luodi.foundation.people.models import Account, Unit, UnitQuerySet
from luodi.foundation.people.rules.policy import Right
from luodi.records.subjects.models import Subject
from luodi.records.subjects.queries import revised_at


class RegisterForm(forms.Form):
    """A name, and the unit that answers for it; only of somebody who may speak for several."""

    name = forms.CharField(label=_("名称"), required=False)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("责任单位"), empty_label=None)

    def __init__(self, *args: Any, by: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.units = by, speaking_for(by)
        self.fields["name"].widget.is_required = True  # marked so; the action says what is lacking
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


UNCHANGED = _("改后与现在相同，没有要改的")


OVERTAKEN = _("在您填的时候别人刚改过，请重新打开这一页，看清现在的再改")


class ReasonedForm(forms.Form):
    """Something put right, and why; it begins with what stands now.

    `seen` is the number of the act by which it stands so: a form that another has overtaken would
    put his change back.
    """

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    reason = forms.CharField(
        label=_("理由"),
        required=False,
        help_text=_("如 例会纪要第3号；以后谁来查都看得到。"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.stands_since = seen

    def clean(self) -> None:
        if self.cleaned_data.pop("seen", None) not in (None, self.stands_since):
            self.add_error(None, OVERTAKEN)


class CorrectionForm(ReasonedForm):
    """Fields of which at least one is otherwise than it stands."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def clean(self) -> None:
        super().clean()
        if not set(self.changed_data) - {"reason", "seen"}:
            self.add_error(None, UNCHANGED)


STATES = (("yes", _("在办")), ("no", _("已办结")))


class RevisionForm(CorrectionForm):
    """What a subject is called, whose it is, whether it is still worked on."""

    name = forms.CharField(label=_("名称"), required=False)
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("责任单位"), empty_label=None)
    is_open = forms.ChoiceField(label=_("状态"), choices=STATES)

    def __init__(self, *args: Any, subject: Subject, may_name: bool, **kwargs: Any) -> None:
        now = {
            "name": subject.name,
            "unit": subject.unit_id,
            "is_open": "yes" if subject.is_open else "no",
        }
        super().__init__(*args, initial=now, seen=revised_at(subject), **kwargs)
        units = Unit.objects.filter(Q(closed_on=None) | Q(pk=subject.unit_id))
        units = units.filter(book=subject.book_id).order_by("path")
        self.fields["unit"] = forms.ModelChoiceField(units, label=_("责任单位"), empty_label=None)
        if not may_name:
            del self.fields["name"]
        self.order_fields(["name", "unit", "is_open", "reason"])

    def given(self) -> dict[str, Any]:
        """What the action is given: what is otherwise, and why."""
        given = self.cleaned_data
        changed: dict[str, Any] = {name: given[name] for name in self.changed_data if name in given}
        if "is_open" in changed:
            changed["is_open"] = given["is_open"] == "yes"
        return {**changed, "reason": given["reason"]}


def speaking_for(by: Account) -> UnitQuerySet:
    """The units in whose name the person may register something."""
    units = Unit.objects.reached_by(by, Right.RECORD).filter(closed_on=None)
    return units.select_related("book").order_by("path")
