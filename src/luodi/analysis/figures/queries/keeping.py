"""Facts kept between questions: what a book knew at a moment is the same for ever."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.cache import caches

from luodi.analysis.figures.queries.gathering import facts
from luodi.analysis.figures.queries.statements import Question, Statement
from luodi.analysis.figures.rules.facts import Facts
from luodi.analysis.figures.rules.moments import Moment
from luodi.analysis.figures.rules.terms import Terms
from luodi.foundation.history.models import Line
from luodi.foundation.vocabulary.shapes import Indicator

KEPT = "figures"  # the name of their cache in the settings


def facts_at(question: Question, indicators: Iterable[Indicator], terms: Terms) -> Facts:
    """The facts of a question: counted when it is asked first, read back when it is asked again."""
    wanted = list(indicators)
    digest = digest_at(question.moment)
    if not digest:
        return facts(question, wanted, terms)
    key = key_of(digest, question, wanted, terms)
    found: Facts | None = caches[KEPT].get(key)
    if found is None:
        found = facts(question, wanted, terms)
        caches[KEPT].set(key, found)
    return found


def forget() -> None:
    """Drop everything kept: the postings were rebuilt."""
    caches[KEPT].clear()


def digest_at(moment: Moment) -> str:
    """The chain's digest over everything that the moment knows; none while an act is under way.

    A number alone would not do: a restored backup gives the same numbers to other acts.
    """
    seq = max(moment.seq, moment.opening_seq or 0)
    line = Line.objects.filter(book=moment.book, seq=seq).only("digest").first()
    return line.digest if line else ""


def key_of(digest: str, question: Question, indicators: list[Indicator], terms: Terms) -> str:
    """Names the chain, the program, and the question as its statements put it, rulebook and all."""
    asked = sha256(f"{digest} {PROGRAM} {[row.code for row in indicators]}".encode())

    def put(statement: Statement) -> list[tuple[Any, ...]]:
        asked.update(f"{statement.text}{statement.parameters}".encode())
        return []

    facts(question, indicators, terms, put)
    return asked.hexdigest()


def program(folder: Path) -> str:
    """A digest of the program: what another version of it counted is not read back."""
    files = sorted(folder.rglob("*.py"))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


# Taken at the start: an upgrade may lay new files under a process that still runs the old ones.
PROGRAM = program(Path(__file__).parents[3])
