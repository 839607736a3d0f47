"""Which unit may stand under which, and what is wrong with a list of units to be opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

FULL_SHARE = 10_000

CITY, DISTRICT, TOWN, DEPARTMENT = "CITY", "DISTRICT", "TOWN", "DEPARTMENT"
PARK, STATION, COMPANY = "PARK", "STATION", "COMPANY"
NOBODY = ""

UNIT_CLASSES = ("镇（街道）", "经济部门", "非经济部门", "园区", "国企", "其他")


@dataclass(frozen=True)
class Place:
    """A kind of unit: its Chinese name, what it may stand under, its class unless said."""

    kind: str
    name: str
    under: frozenset[str]
    unit_class: str = ""

    @property
    def is_root(self) -> bool:
        """Such a unit stands at the top of a book of its own."""
        return self.kind in (CITY, DISTRICT)


PLACES = {
    place.kind: place
    for place in (
        Place(CITY, "市", frozenset({NOBODY})),
        Place(DISTRICT, "区县", frozenset({NOBODY, CITY})),
        Place(TOWN, "镇（街道）", frozenset({DISTRICT, PARK}), "镇（街道）"),
        Place(DEPARTMENT, "部门", frozenset({CITY, DISTRICT, PARK}), "其他"),
        Place(PARK, "园区", frozenset({CITY, DISTRICT}), "园区"),
        Place(
            STATION, "驻点", frozenset({CITY, DISTRICT, TOWN, DEPARTMENT, PARK, COMPANY}), "其他"
        ),
        Place(COMPANY, "国企", frozenset({CITY, DISTRICT, TOWN, DEPARTMENT, PARK}), "国企"),
    )
}
KINDS_BY_NAME = {place.name: place.kind for place in PLACES.values()} | {
    word: TOWN for word in ("镇", "街道", "镇街", "乡", "乡镇")
}


@dataclass(frozen=True)
class UnitRow:
    """One unit to be opened, as one line of a list says it; `line` counts from the heading, 1."""

    name: str
    kind: str
    parent: str = ""
    short_name: str = ""
    unit_class: str = ""
    opened_on: date | None = None
    line: int = 0


@dataclass(frozen=True)
class Standing:
    """A unit that stands already, as far as a new one under it needs to know."""

    kind: str
    is_closed: bool = False


@dataclass(frozen=True)
class Heir:
    """One successor of a closed unit, with its share in ten-thousandths."""

    name: str
    share: int


def list_problems(
    rows: Sequence[UnitRow],
    standing: Mapping[str, Standing],
    unread: Collection[str] = (),
) -> Iterator[Reason]:
    """Everything that keeps these rows from being opened beside the units that stand.

    `unread` are names of rows that could not be read: nothing is said of what stands under them.
    """
    listed = {row.name: row for row in rows}
    counted = Counter(row.name for row in rows)
    for row in rows:
        if counted[row.name] > 1 or row.name in standing:
            text = gettext_noop("第 %(line)s 行“名称”：单位“%(name)s”已有，名称不能重复")
            yield because(text, line=row.line, name=row.name)
        if row.parent not in unread:
            yield from _parent_problems(row, listed, standing)
    for row in in_circles(rows):
        text = gettext_noop("第 %(line)s 行“上级”：“%(name)s”的上级绕回到它自己")
        yield because(text, line=row.line, name=row.name)


def _parent_problems(
    row: UnitRow, listed: Mapping[str, UnitRow], standing: Mapping[str, Standing]
) -> Iterator[Reason]:
    parent = standing.get(row.parent)
    kind = parent.kind if parent else listed[row.parent].kind if row.parent in listed else NOBODY
    if row.parent and kind == NOBODY:
        text = gettext_noop(
            "第 %(line)s 行“上级”：没有叫“%(parent)s”的单位，名称须与那一行完全一致"
        )
        yield because(text, line=row.line, parent=row.parent)
    elif parent and parent.is_closed:
        text = gettext_noop("第 %(line)s 行“上级”：“%(parent)s”已撤销，请填承接它的单位")
        yield because(text, line=row.line, parent=row.parent)
    elif kind == NOBODY and NOBODY not in PLACES[row.kind].under:
        text = gettext_noop("第 %(line)s 行“上级”：“%(name)s”是%(kind)s，须填上级单位")
        yield because(text, line=row.line, name=row.name, kind=PLACES[row.kind].name)
    elif kind not in PLACES[row.kind].under:
        text = gettext_noop("第 %(line)s 行“上级”：%(kind)s不能设在%(above)s“%(parent)s”之下")
        above, below = PLACES[kind].name, PLACES[row.kind].name
        yield because(text, line=row.line, kind=below, above=above, parent=row.parent)


def in_circles(rows: Sequence[UnitRow]) -> list[UnitRow]:
    """The rows whose line of superiors comes back to themselves."""
    parents = {row.name: row.parent for row in rows}
    found = []
    for row in rows:
        name, steps = row.parent, 0
        while name in parents and name != row.name and steps <= len(rows):
            name, steps = parents[name], steps + 1
        if name == row.name:
            found.append(row)
    return found


def levels(rows: Iterable[UnitRow]) -> Iterator[list[UnitRow]]:
    """The rows in layers, each parent in an earlier layer than its children."""
    waiting = list(rows)
    while waiting:
        names = {row.name for row in waiting}
        layer = [row for row in waiting if row.parent not in names]
        if not layer:
            raise ValueError("units in a circle have no first layer")
        yield layer
        waiting = [row for row in waiting if row.parent in names]


def by_root(rows: Sequence[UnitRow]) -> dict[str, list[UnitRow]]:
    """The rows sorted into books: the name of a city or district → it and what stands under it."""
    listed = {row.name: row for row in rows}
    books: dict[str, list[UnitRow]] = {row.name: [] for row in rows if PLACES[row.kind].is_root}
    for row in rows:
        root = row
        while not PLACES[root.kind].is_root:
            root = listed[root.parent]
        books[root.name].append(row)
    return books


def share_problems(unit: str, heirs: Sequence[Heir], *, may_have_none: bool) -> Iterator[Reason]:
    """What keeps these successors from taking over the whole of a closed unit, once."""
    if not heirs and not may_have_none:
        text = gettext_noop("请写明由哪个单位承接“%(unit)s”，否则它的业绩今后无处归属")
        yield because(text, unit=unit)
    elif heirs and (total := sum(heir.share for heir in heirs)) != FULL_SHARE:
        text = gettext_noop("承接份额合计须为 100%%，现为 %(total)s%%")
        yield because(text, total=f"{total / 100:g}")
    for name, times in Counter(heir.name for heir in heirs).items():
        if times > 1:
            yield because(gettext_noop("承接单位“%(name)s”写了不止一次"), name=name)
    for heir in heirs:
        if not 0 < heir.share <= FULL_SHARE:
            text = gettext_noop("“%(name)s”的承接份额须大于 0、不超过 100%%")
            yield because(text, name=heir.name)
