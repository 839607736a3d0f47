"""What a sign-in name and a password must be, beyond what Django's own validators ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")


def folded(username: str) -> str:
    """The one spelling under which a sign-in name is kept, looked for and locked out."""
    return username.strip().lower()


def username_problems(username: str) -> Iterator[Reason]:
    if not _USERNAME.fullmatch(username):
        text = gettext_noop(
            "登录名须为 3 至 40 个小写字母、数字、点、横线或下划线，以字母或数字开头"
        )
        yield because(text, about="username")


def password_problems(password: str, *, username: str, name: str) -> Iterator[Reason]:
    """Letters and digits both, and neither of the person's names inside."""
    if not (re.search(r"[A-Za-z]", password) and re.search(r"[0-9]", password)):
        yield because(gettext_noop("密码须同时有字母和数字"), about="password")
    for part in (username, name):
        if part and part.lower() in password.lower():
            yield because(gettext_noop("密码里不能有您的登录名或姓名"), about="password")
            return
