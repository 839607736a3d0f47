"""What an administrator types about people: whom he looks for, who somebody is and what he does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from luodi.foundation.people.forms.units import KeptUnitField
from luodi.foundation.people.models import Account, Appointment
from luodi.foundation.people.queries import seats_kept_by, units_kept_by
from luodi.foundation.people.rules.policy import GRANTS, Role

IN_USE, OFF, WITHOUT_ROLE = "on", "off", "idle"
STATES = (("", _("全部")), (IN_USE, _("在用")), (OFF, _("已停用")), (WITHOUT_ROLE, _("没有任用")))


def roles(blank: str) -> list[tuple[str, str]]:
    return [("", blank), *((role.value, gettext(grant.name)) for role, grant in GRANTS.items())]


class DirectoryForm(forms.Form):
    """Whom one looks for in the list of people."""

    q = forms.CharField(label=_("姓名、登录名或单位"), max_length=40, required=False)
    role = forms.ChoiceField(label=_("角色"), required=False)
    state = forms.ChoiceField(label=_("状态"), choices=STATES, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = forms.ChoiceField(
            label=_("角色"), choices=roles(gettext("全部")), required=False
        )


class AccountForm(forms.Form):
    """One deed on one account, by an administrator who keeps certain units."""

    def __init__(
        self, *args: Any, keeper: Account, account: Account | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keeper, self.account = keeper, account

    def unit_field(self, label: str) -> KeptUnitField:
        """A choice among the open units that the administrator keeps."""
        units = units_kept_by(self.keeper).filter(closed_on=None)
        return KeptUnitField(units, blank=gettext("请选择"), label=label)


class NewAccountForm(AccountForm):
    """A new person, and what he is to do."""

    username = forms.CharField(
        label=_("登录名"),
        max_length=40,
        help_text=_("小写字母、数字，如 chen.dongshan；以后不能改。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    name = forms.CharField(label=_("姓名"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = self.unit_field(gettext("单位"))
        self.fields["role"] = forms.ChoiceField(
            label=gettext("在本单位任"), choices=roles(gettext("先不任用")), required=False
        )

    def clean_role(self) -> Role | None:
        return Role(self.cleaned_data["role"]) if self.cleaned_data["role"] else None


class AppointForm(AccountForm):
    """A role, and the unit at which it is held."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = forms.ChoiceField(
            label=gettext("角色"), choices=roles(gettext("请选择"))
        )
        self.fields["unit"] = self.unit_field(gettext("任职单位"))
        if self.account:
            self.initial = {"unit": self.account.unit_id}

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class SeatField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in its stubs only
    """One appointment in force."""

    def label_from_instance(self, obj: Appointment) -> str:
        return f"{obj.unit} {gettext(GRANTS[Role(obj.role)].name)}"


class DismissForm(AccountForm):
    """Which appointment ends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Appointment.objects.none()
        if self.account:
            held = seats_kept_by(self.keeper, self.account)
        self.fields["appointment"] = SeatField(held, label=_("哪一项"), empty_label=None)


class CorrectForm(AccountForm):
    """The name and the unit as they should be."""

    name = forms.CharField(label=_("姓名"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = self.unit_field(gettext("单位"))
        if self.account:
            self.initial = {"name": self.account.name, "unit": self.account.unit_id}


class ReasonForm(AccountForm):
    """Why."""

    reason = forms.CharField(label=_("原因"))
