"""What a row says of a known project otherwise than the book: side by side, to take or to leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal

from luodi.foundation.vocabulary.codelists import BUILD_TYPES, CHANNELS, MONEY_TYPES
from luodi.foundation.vocabulary.industries import industry
from luodi.intake.workbooks.rules.facts import Draft
from luodi.kernel.folding import fold
from luodi.kernel.text import gettext_noop

NAMES: Mapping[str, str] = {
    "name": gettext_noop("项目名称"),
    "unit": gettext_noop("责任单位"),
    "investor": gettext_noop("投资方"),
    "company": gettext_noop("项目公司"),
    "place": gettext_noop("落户地"),
    "content": gettext_noop("建设内容"),
    "build_type": gettext_noop("建设性质"),
    "industry": gettext_noop("行业"),
    "cluster": gettext_noop("产业集群"),
    "channel": gettext_noop("招商方式"),
    "money_type": gettext_noop("内外资"),
    "event": gettext_noop("签约活动"),
    "shares": gettext_noop("份额"),
}
OF_THE_OFFICE = frozenset(
    {"name", "unit", "industry", "cluster", "channel", "money_type", "event", "shares"}
)
_WORDS: Mapping[str, Mapping[str, str]] = {
    "channel": dict(CHANNELS),
    "money_type": dict(MONEY_TYPES),
}
LONGEST, WHOLE = 200, 10_000


@dataclass(frozen=True)
class Differing:
    """One property of a project in the book and in the workbook; `value` is what is taken."""

    field: str
    book: str
    workbook: str
    value: str

    @property
    def name(self) -> str:
        return NAMES[self.field]

    @property
    def key(self) -> str:
        """Under what it is remembered that the book keeps its own."""
        return self.workbook[:LONGEST]

    def kept(self) -> dict[str, str]:
        return asdict(self)


@dataclass(frozen=True)
class Standing:
    """What the book has of a project, in the words in which rows are compared with it."""

    name: str
    unit: str
    units: frozenset[str]  # every name that a ledger may give its unit
    content: str = ""
    place: str = ""
    build_type: str = ""
    industry: str = ""
    cluster: str = ""
    channel: str = ""
    money_type: str = ""
    event: str = ""
    shares: tuple[tuple[str, str, int], ...] = ()  # unit, role, ten-thousandths


def differences(draft: Draft, book: Standing) -> Iterator[Differing]:
    """Every property that the row says, and the book has not or has otherwise."""
    if draft.unit and draft.unit.strip() not in book.units:
        yield Differing("unit", book.unit, draft.unit.strip(), draft.unit.strip())
    for field in ("name", "place", "content", "build_type", "industry", "cluster"):
        yield from differing(field, getattr(book, field), getattr(draft, field))
    for field in ("channel", "money_type", "event"):
        yield from differing(field, getattr(book, field), getattr(draft, field))


def shares(book: Standing, introducing: str, landing: str, part: Decimal) -> Iterator[Differing]:
    """How two units of the book share the project, where it is not so already."""
    weights = (int(part * WHOLE), WHOLE - int(part * WHOLE))
    mine = (
        (introducing, "INTRODUCING", weights[0]),
        (landing, "LANDING", weights[1]),
    )
    if sorted(mine) != sorted(book.shares):
        said = "、".join(f"{unit} {weight / 100:g}%" for unit, _, weight in mine)
        now = "、".join(f"{unit} {weight / 100:g}%" for unit, _, weight in book.shares)
        yield Differing("shares", now, said, "|".join((introducing, landing, str(weights[0]))))


def differing(field: str, book: str, said: str) -> Iterator[Differing]:
    if said.strip() and plain(book) != plain(said):
        yield Differing(field, shown(field, book), shown(field, said), said.strip())


def plain(text: str) -> str:
    """A text without what nobody would call a difference: spaces, the width of its signs."""
    return fold(text).rstrip("。.;；")


def shown(field: str, value: str) -> str:
    """A property as a person reads it: codes with their words."""
    if field == "industry" and value:
        name = industry(value)
        return value if name == value else f"{value} {name}"
    if field == "build_type":
        return BUILDS.get(value, value)
    return _WORDS.get(field, {}).get(value, value)


BUILDS = {
    code: word
    for code, (_, word) in zip(
        ("NEW", "EXTENSION", "REBUILDING", "PURCHASE", "RELOCATION", "RESTORATION"),
        BUILD_TYPES,
        strict=True,
    )
}
