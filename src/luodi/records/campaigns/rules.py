"""How an edition of an event is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luodi.kernel.digits import ordinal
from luodi.kernel.folding import fold


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
            for number in (str(self.number), ordinal(self.number)):
                names |= {f"第{number}届{self.series}", f"{self.series}第{number}届"}
        return frozenset(map(fold, names))
