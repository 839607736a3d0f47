"""Passwords that an administrator hands over: made by chance, easy to read out, soon changed."""

from __future__ import annotations

import secrets

# Without i, l, o, 0 and 1, which one reads for another on paper.
LETTERS, DIGITS = "abcdefghjkmnpqrstuvwxyz", "23456789"
GROUPS = 3


def fresh_password() -> str:
    """As k7mp-x3wq-r92d: each group has letters and digits, so that no name stands in it."""
    return "-".join(_group() for _ in range(GROUPS))


def _group() -> str:
    first, second = secrets.choice(LETTERS), secrets.choice(LETTERS + DIGITS)
    return f"{first}{secrets.choice(DIGITS)}{second}{secrets.choice(LETTERS)}"
