"""The question in an address: the same words ask the same again."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Question:
    """What is asked, in the words in which it stands in the address; empty is unsaid."""

    book: str
    period: str
    as_of: str = ""
    unit: str = ""
    event: str = ""

    @property
    def parts(self) -> list[tuple[str, str]]:
        """What is said of it, for a form that asks something besides."""
        return [(word, value) for word, value in asdict(self).items() if value]

    def query(self, **others: str) -> str:
        """The question as an address carries it; what is given besides replaces or follows it."""
        words = {**asdict(self), **others}
        return urlencode({word: value for word, value in words.items() if value})
