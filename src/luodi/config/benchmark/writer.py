"""Somebody who records one small thing after another while others work; a process of its own.

It records until its standard input is closed, then tells how long each took.
"""

from __future__ import annotations

import json
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from time import perf_counter

import django

BETWEEN_SECONDS = 0.05


@dataclass
class Writes:
    """The seconds that each small write took."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0

    @property
    def longest(self) -> float:
        return max(self.seconds, default=0.0)


def main(username: str) -> None:
    django.setup()
    from django.db import OperationalError

    from luodi.foundation.history.models import Book
    from luodi.foundation.people.models import Account
    from luodi.kernel.refusal import Refused
    from luodi.records.ledger.actions.recording import record
    from luodi.records.ledger.rules.claims import Claim
    from luodi.records.subjects.models import Subject

    by = Account.objects.select_related("unit__book").get(username=username)
    subject = Subject.objects.filter(book=by.unit.book, type="project").order_by("pk")[0]
    found = Writes()
    while not select.select([sys.stdin], [], [], BETWEEN_SECONDS)[0]:
        book = Book.objects.get(pk=subject.book_id)
        if book.last_at is None:
            raise ValueError("a book in which nothing has been done")
        claim = Claim(subject.pk, "visit_in", "来访", subject.unit_id, book.last_at.date())
        began = perf_counter()
        try:
            record(book=book, claim=claim, by=by, at=book.last_at)
        except OperationalError:  # it waited longer than a database lets anybody wait
            found.failed += 1
        except Refused:  # the book's clock has gone on since it was read; the next takes its time
            pass
        found.seconds.append(perf_counter() - began)
    json.dump(asdict(found), sys.stdout)


@contextmanager
def writing(username: str) -> Iterator[Writes]:
    """The same from a process of its own, as long as this holds; known once it has ended."""
    found = Writes()
    words = [sys.executable, "-m", __name__, username]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        yield found
        said, _ = started.communicate()
        vars(found).update(json.loads(said.splitlines()[-1]))


if __name__ == "__main__":
    main(sys.argv[1])
