"""What a person types to sign in and to change a password."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from luodi.foundation.people.models import Account
from luodi.foundation.people.rules.names import folded


class SignInForm(forms.Form):
    """A name and a password."""

    username = forms.CharField(
        label=_("登录名"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
        ),
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_username(self) -> str:
        return folded(self.cleaned_data["username"])


class PasswordForm(forms.Form):
    """The password so far, and a new one typed twice."""

    current = forms.CharField(
        label=_("现在的密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("新密码"),
        max_length=200,
        strip=False,
        help_text=_("至少 10 个字符，同时有字母和数字，不用常见密码，不含登录名和姓名。"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("再输一遍新密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, account: Account, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.account = account

    def clean_current(self) -> str:
        current: str = self.cleaned_data["current"]
        if not self.account.check_password(current):
            raise forms.ValidationError(_("现在的密码不对"))
        return current

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("两遍新密码不一样"))
        return again
