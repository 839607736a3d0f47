"""One swap of a spinning site, as the tables state it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Swap:
    """What stands for what, and the words just before or just behind that prove it.

    Words stand apart by spaces. A loose one reads well either way, and is only ever offered.
    """

    stands: str
    meant: str
    before: str = ""
    behind: str = ""
    is_loose: bool = False
