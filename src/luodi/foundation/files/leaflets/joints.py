"""How words are put together, in the marks of the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext


def listed(words: Iterable[str]) -> str:
    """申报 2、核定 0."""
    return gettext("、").join(filter(None, words))


def apart(words: Iterable[str]) -> str:
    """One thing after another, each with a pause."""
    return gettext("；").join(filter(None, words))


def titled(name: str, said: str) -> str:
    """甲厂：东山镇; the one alone where there is no other."""
    if not (name and said):
        return name or said
    return gettext("%(name)s：%(said)s") % {"name": name, "said": said}


def noted(name: str, note: str) -> str:
    """合同引资额（万元）."""
    return gettext("%(name)s（%(unit)s）") % {"name": name, "unit": note} if note else name
