"""Marks Chinese sentences for translation without needing Django."""


def gettext_noop(text: str) -> str:
    """`text` unchanged; `makemessages` looks for this name."""
    return text
