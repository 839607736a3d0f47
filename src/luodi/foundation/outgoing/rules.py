"""The ways in which a page leaves the house, and how each is noted."""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """How a page is taken out."""

    TEXT = "text"
    PICTURE = "picture"
    PRINT = "print"


ACTIONS = {
    Way.TEXT: "outgoing.text",
    Way.PICTURE: "outgoing.picture",
    Way.PRINT: "outgoing.print",
}
