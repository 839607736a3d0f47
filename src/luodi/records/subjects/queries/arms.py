"""The statements by which subjects are found: parts of one question, put together by hand.

The box of the search asks with every key that is pressed. Django's writing of these questions
took longer than the database's answers to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit, seats
from luodi.foundation.people.rules.policy import Reach, Right
from luodi.records.subjects.models import NameKey, NameWord, Subject

SUBJECT, UNIT = Subject._meta.db_table, Unit._meta.db_table
KEY, WORD = NameKey._meta.db_table, NameWord._meta.db_table


type Parameter = int | str


class Row(NamedTuple):
    """One subject as the tables have it, before it is known what the reader may call it."""

    key: int
    type: str
    name: str
    codename: str
    unit: str
    short_unit: str
    initials: str  # only where they were read


@dataclass(frozen=True)
class Arm:
    """One part of a question: SQL that gives rows, with its parameters."""

    text: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True)
class Source:
    """A table from which subjects are looked for, the newest first."""

    tables: str
    joined: str
    order: str
    initials: str = "''"


# A cross join is read from left to right by SQLite; PostgreSQL takes it as any other.
BESIDE = f"CROSS JOIN {SUBJECT} CROSS JOIN {UNIT}"
OF_UNIT = f"{UNIT}.id = {SUBJECT}.unit_id"
FROM_WORDS = Source(
    f"{WORD} {BESIDE}",
    f"{SUBJECT}.id = {WORD}.subject_id AND {OF_UNIT}",
    f"{WORD}.subject_id",
)
FROM_KEYS = Source(
    f"{KEY} {BESIDE}",
    f"{SUBJECT}.id = {KEY}.subject_id AND {OF_UNIT}",
    f"{KEY}.subject_id",
    f"{KEY}.initials",
)
FROM_SUBJECTS = Source(
    f"{SUBJECT} CROSS JOIN {UNIT} CROSS JOIN {KEY}",
    f"{OF_UNIT} AND {KEY}.subject_id = {SUBJECT}.id",
    f"{SUBJECT}.id",
    f"{KEY}.initials",
)


@dataclass(frozen=True)
class Sight:
    """What one reader may see, as a condition that every part of his question repeats."""

    text: str
    parameters: tuple[Parameter, ...]

    def arm(self, source: Source, condition: str, given: Sequence[Parameter], most: int) -> Arm:
        """The newest of the subjects that he may see and for which the condition holds."""
        columns = ", ".join(f"{SUBJECT}.{one}" for one in ("id", "type", "name", "codename"))
        text = (
            f"SELECT {columns}, {UNIT}.name AS unit, {UNIT}.short_name,"
            f" {source.initials} AS initials FROM {source.tables}"
            f" WHERE {source.joined} AND {condition} AND ({self.text})"
            f" ORDER BY {source.order} DESC LIMIT %s"
        )
        return Arm(text, (*given, *self.parameters, most))


def sight_of(account: Account) -> Sight | None:
    """The condition of `visible_to`, written out; None where nothing may be seen."""
    query = Subject.objects.visible_to(account).query
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    try:
        text, parameters = compiler.compile(query.where)
    except EmptyResultSet:
        return None
    return Sight(text, tuple(parameters))


def narrowed(arm: Arm, condition: str, given: Sequence[Parameter], most: int) -> Arm:
    """The first rows of an arm for which a condition on its columns holds."""
    text = f"SELECT * FROM ({arm.text}) AS newest WHERE {condition} LIMIT %s"
    return Arm(text, (*arm.parameters, *given, most))


def books_of(account: Account) -> list[int]:
    """The books of which the account may see something, by their keys."""
    seated = [*seats(account, Right.READ, Reach.UNIT), *seats(account, Right.READ, Reach.BOOK)]
    books = {unit.book_id: unit.book.kind for unit in seated}
    cities = [key for key, kind in books.items() if kind == Book.Kind.CITY]
    if not cities:
        return list(books)
    districts = Book.objects.filter(city__in=cities).values_list("pk", flat=True)
    return [*books.keys() | set(districts)]


def asked(arms: Sequence[Arm]) -> Iterator[Row]:
    """The rows of all arms, in one question."""
    parts = (f"SELECT * FROM ({arm.text}) AS arm_{n}" for n, arm in enumerate(arms))
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [one for arm in arms for one in arm.parameters])
        yield from map(Row._make, cursor.fetchall())


def counted(words: Sequence[str], most: int) -> dict[str, int]:
    """How many subjects have each word, counted no further than `most`."""
    one = f"(SELECT COUNT(*) FROM (SELECT 1 FROM {WORD} WHERE word = %s LIMIT %s) AS those)"
    with connection.cursor() as cursor:
        given = [value for word in words for value in (word, most)]
        cursor.execute(f"SELECT {', '.join([one] * len(words))}", given)
        return dict(zip(words, cursor.fetchone(), strict=True))


HAVING_TOO = (
    f"EXISTS (SELECT 1 FROM {WORD} AS too WHERE too.word = %s AND too.type = {WORD}.type"
    f" AND too.subject_id = {WORD}.subject_id)"
)

NEWEST_OF_TYPE = (
    f"{SUBJECT}.book_id = %s AND {SUBJECT}.type = %s AND {SUBJECT}.id >"
    f" (SELECT MAX(kin.id) FROM {SUBJECT} AS kin WHERE kin.book_id = %s AND kin.type = %s) - %s"
)
