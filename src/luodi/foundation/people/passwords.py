"""Passwords that an administrator hands over: made by chance, easy to read out, soon changed."""

from __future__ import annotations

import secrets

# Without i, l, o, 0 and 1, which one reads for another on paper.
LETTERS, DIGITS = "abcdefghjkmnpqrstuvwxyz", "23456789"
GROUPS = 3


def fresh_password() -> str:
    """As k7mp-x3wq-r9td: a digit inside each group, so that no name of letters stands in it."""
    return "-".join(_group() for _ in range(GROUPS))


def _group() -> str:
    letters = [secrets.choice(LETTERS + DIGITS) for _ in range(3)]
    letters.insert(secrets.randbelow(2) + 1, secrets.choice(DIGITS))
    return "".join(letters)
