"""Paragraphs of a document that stand together, between two of its tables or on one page."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.kernel.grids import Grid


@dataclass(frozen=True)
class Passage:
    """Some paragraphs in their order, each with its number in the document; of a PDF, its page."""

    lines: tuple[tuple[int, str], ...]
    page: int = 0


type Block = Passage | Grid
