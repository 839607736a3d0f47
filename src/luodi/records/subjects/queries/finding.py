"""Finding what a reader may mean by a few characters: a few subjects of each type, at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from luodi.foundation.people.models import Account
from luodi.kernel.name_keys import pairs, plain
from luodi.records.subjects.models import CircleMember
from luodi.records.subjects.queries.arms import (
    FROM_KEYS,
    FROM_SUBJECTS,
    FROM_WORDS,
    HAVING_TOO,
    KEY,
    NEWEST_OF_TYPE,
    WORD,
    Arm,
    Row,
    Sight,
    asked,
    books_of,
    counted,
    narrowed,
    sight_of,
)
from luodi.records.subjects.rules import SubjectType

FIRST_PART, LATER_PARTS = 32, 8  # names that are read at first; so many times as many after that
RARE = 500  # how far the names that have a word are counted, and initials are read
NEWEST = 1_000  # subjects of each type, in all books, in which is looked without an index
SOME = 20  # of those, so many hits are read
COMPARED = 12  # words of a long text that are compared for the rarest
BESIDE = 2  # of the others, so many have to be in the name before it is read
LARGEST = 2**62
TYPES = tuple(one.value for one in SubjectType)


@dataclass(frozen=True)
class Named:
    """One subject that was found by its name, as its finder may read it."""

    key: int
    type: SubjectType
    name: str
    unit: str


@dataclass
class Finder:
    """One question of one reader, and what has been found so far, by type."""

    account: Account
    sought: str  # plain
    sight: Sight
    most: int
    found: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def circles(self) -> frozenset[int]:
        """The code-named subjects whose names the reader knows; asked only where it matters."""
        rows = CircleMember.objects.filter(account=self.account)
        return frozenset(rows.values_list("subject", flat=True))

    def knows(self, row: Row) -> bool:
        return not row.codename or row.key in self.circles

    def is_called(self, row: Row) -> bool:
        """Whether a name by which the reader may know it has the text."""
        if row.codename and self.sought in plain(row.codename):
            return True
        return self.sought in plain(row.name) and self.knows(row)

    def take(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.found[row.type].append(row)

    def named(self, row: Row) -> Named:
        name = row.name if self.knows(row) else row.codename
        return Named(row.key, SubjectType(row.type), name, row.short_unit or row.unit)


def subjects_like(
    account: Account, text: str, sorts: Sequence[Collection[SubjectType]], most: int
) -> list[list[Named]]:
    """Subjects that the account may see and may mean, the newest first: so many of each sort."""
    sought, sight = plain(text), sight_of(account)
    if not sought or sight is None:
        return [[] for _ in sorts]
    finder = Finder(account, sought, sight, most)
    if len(sought) == 1:
        by_one_character(finder)
    else:
        by_words(finder)
        if sought.isascii():
            by_initials(finder)
    return [[finder.named(row) for row in newest(finder.found, sort, most)] for sort in sorts]


def newest(found: Mapping[str, list[Row]], sort: Collection[SubjectType], most: int) -> list[Row]:
    rows = {row.key: row for type_ in sort for row in found.get(type_.value, ())}
    return [rows[key] for key in sorted(rows, reverse=True)[:most]]


def by_words(finder: Finder) -> None:
    """Names that have the text, read from its rarest word in ever larger parts."""
    words = rarest_first(words_of(finder.sought))
    before, most = dict.fromkeys(TYPES, LARGEST), FIRST_PART
    while before:
        rows = asked([with_words(finder, words, *place, most) for place in before.items()])
        parts = defaultdict[str, list[Row]](list)
        for row in rows:
            parts[row.type].append(row)
        finder.take(row for part in parts.values() for row in part if finder.is_called(row))
        # What was cut off is read on, if too few of its type are found.
        before = {
            type_: part[-1].key
            for type_, part in parts.items()
            if len(part) == most and len(finder.found[type_]) < finder.most
        }
        most *= LATER_PARTS


def words_of(sought: str) -> list[str]:
    """Its pairs of neighbouring characters, from the first on."""
    return sorted(pairs(sought), key=sought.index)


def rarest_first(words: Sequence[str]) -> list[str]:
    if len(words) == 1:
        return list(words)
    counts = counted(words[:COMPARED], RARE)
    return sorted(counts, key=lambda word: counts[word])


def with_words(finder: Finder, words: Sequence[str], type_: str, before: int, most: int) -> Arm:
    """Subjects of a type, of a smaller key, whose names have the words."""
    others = words[1 : 1 + BESIDE]
    place = f"{WORD}.word = %s AND {WORD}.type = %s AND {WORD}.subject_id < %s"
    condition = " AND ".join([place, *[HAVING_TOO] * len(others)])
    return finder.sight.arm(FROM_WORDS, condition, [words[0], type_, before, *others], most)


def by_initials(finder: Finder) -> None:
    """Subjects whose initials begin with the text; where none do, those that have it within.

    Within, no index helps: they are looked for in the newest subjects alone.
    """
    sought = finder.sought
    after = sought[:-1] + chr(ord(sought[-1]) + 1)
    rows = keyed(finder, f"{KEY}.initials >= %s AND {KEY}.initials < %s", sought, after)
    if not rows and not sought.isdecimal():
        rows = among_newest(finder, "initials LIKE %s", f"%{sought}%")
    finder.take(rows)


def keyed(finder: Finder, condition: str, *given: str) -> list[Row]:
    rows = list(asked([finder.sight.arm(FROM_KEYS, condition, given, RARE)]))
    if len(rows) < RARE:
        return rows
    # They may all be of one type, and those of the others be cut off.
    of_type, most = f"{condition} AND {KEY}.type = %s", finder.most
    arms = [finder.sight.arm(FROM_KEYS, of_type, [*given, one], most) for one in TYPES]
    return list(asked(arms))


def by_one_character(finder: Finder) -> None:
    """One character is in too many names: it is looked for in the newest subjects alone."""
    sought = finder.sought
    like, given = "name LIKE %s OR codename LIKE %s", [f"%{sought}%"] * 2
    if sought.isascii():
        like, given = f"{like} OR initials LIKE %s", [*given, f"{sought}%"]
    for row in among_newest(finder, like, *given):
        begins = sought.isascii() and row.initials.startswith(sought)
        if begins or finder.is_called(row):
            finder.take([row])


def among_newest(finder: Finder, like: str, *given: str) -> list[Row]:
    """Those of the newest subjects of each book and type for which a condition holds."""
    books = books_of(finder.account)
    each = NEWEST // len(books)
    arms = [
        finder.sight.arm(FROM_SUBJECTS, NEWEST_OF_TYPE, [book, one, book, one, each], each)
        for book in books
        for one in TYPES
    ]
    return list(asked([narrowed(arm, like, given, SOME) for arm in arms]))
