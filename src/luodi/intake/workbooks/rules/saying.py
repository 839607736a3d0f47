"""What a person hands in and says of an import: files, choices for a row."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.kernel.refusal import Reason

NEW, REST, SKIP = "NEW", "REST", "SKIP"


@dataclass(frozen=True)
class Arrived:
    """One file as it is handed in."""

    title: str
    content: bytes
    refused: Reason | None = None  # why a file of a zip is not read


@dataclass(frozen=True)
class Choice:
    """What a person chose for a row: one of its candidates, by its place, or a word."""

    word: str = ""
    candidate: int | None = None
