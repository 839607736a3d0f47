"""How an edition of an event is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luodi.kernel.folding import fold

DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Edition:
    """One edition of a series of events, as papers name it."""

    subject: int
    name: str
    series: str
    number: int | None
    first_day: date
    last_day: date

    @property
    def names(self) -> frozenset[str]:
        """Every way in which it is written: 第七届丝博会, 丝博会第7届, its own name."""
        names = {self.name}
        if self.number is not None:
            for number in (str(self.number), in_chinese(self.number)):
                names |= {f"第{number}届{self.series}", f"{self.series}第{number}届"}
        return frozenset(map(fold, names))


def in_chinese(number: int) -> str:
    """A number below a hundred as an edition is counted: 七, 十二, 二十."""
    tens, ones = divmod(number, 10)
    if number >= 100:
        return str(number)
    ten = f"{DIGITS[tens] if tens > 1 else ''}十" if tens else ""
    return ten + (DIGITS[ones] if ones or not tens else "")
