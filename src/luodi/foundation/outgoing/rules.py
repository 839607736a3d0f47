"""The ways in which a page leaves the house, and how each is noted."""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """How a page is taken out."""

    TEXT = "text"
    PICTURE = "picture"
    PRINT = "print"
    WORD = "word"
    PDF = "pdf"
    WORKBOOK = "xlsx"

    @property
    def ending(self) -> str:
        """How the name of the file ends, where it is one."""
        return "docx" if self is Way.WORD else self.value


ACTIONS = {
    Way.TEXT: "outgoing.text",
    Way.PICTURE: "outgoing.picture",
    Way.PRINT: "outgoing.print",
    Way.WORD: "outgoing.word",
    Way.PDF: "outgoing.pdf",
    Way.WORKBOOK: "outgoing.workbook",
}
