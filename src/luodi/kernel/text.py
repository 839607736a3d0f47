"""Marks Chinese sentences for translation, and says them in a tongue, without needing Django."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

type Tongue = Callable[[str], str]  # a Chinese sentence → the same as the reader reads it


@runtime_checkable
class Sayable(Protocol):
    """Something put together of sentences and names, each to be said in the reader's tongue."""

    def said(self, tongue: Tongue) -> str: ...


def gettext_noop(text: str) -> str:
    """`text` unchanged; `makemessages` looks for this name."""
    return text


CHINESE: Tongue = gettext_noop
