"""Our own password rules in the shape in which Django asks for them."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from luodi.foundation.people.models import Account
from luodi.foundation.people.rules.names import password_problems


class LettersDigitsAndNoNames:
    """Letters and digits both, and neither the sign-in name nor the person's name inside."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        username, name = (user.username, user.name) if isinstance(user, Account) else ("", "")
        found = password_problems(password, username=username, name=name)
        if sentences := [gettext(reason.text) for reason in found]:
            raise ValidationError(sentences)

    def get_help_text(self) -> str:
        return gettext("密码须同时有字母和数字，且不含您的登录名或姓名。")
