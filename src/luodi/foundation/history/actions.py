"""Beginning and sealing an act: the two halves of one history line, inside one transaction."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce, Greatest

from luodi.foundation.history import rules
from luodi.foundation.history.models import Book, Chained, Line, Redaction, Sealed
from luodi.foundation.history.sheaves import Sheaf
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@dataclass
class Act:
    """An act under way: its place in the book, and the digests of the rows written so far."""

    book: Book
    seq: int
    action: str
    by: AbstractBaseUser | None
    at: datetime
    manifest: rules.Manifest = field(default_factory=lambda: defaultdict(dict))

    @property
    def day(self) -> date:
        """The day of the act in the books' zone."""
        return self.at.astimezone(rules.BOOK_ZONE).date()

    def wrote(self, *rows: Chained) -> None:
        """Cover rows that this act has stored."""
        for row in rows:
            self.manifest[row._meta.label_lower][str(row.pk)] = row.chained_digest()

    def sheaf(self) -> Sheaf:
        """Rows to be laid ready for this act."""
        return Sheaf(self.book, self.seq, self.at)

    def store(self, sheaf: Sheaf) -> None:
        """Store what was laid ready, and cover it."""
        for table, digests in sheaf.store(self.seq, self.at):
            self.manifest[table].update(digests)

    def seal(self, *, topic: str = "", **detail: object) -> Line:
        """Write the act's line; `detail` holds plain JSON values."""
        before = Line.objects.filter(book=self.book, seq=self.seq - 1).values_list("digest").first()
        facts = rules.LineFacts(
            book=self.book.pk,
            seq=self.seq,
            action=self.action,
            by=self.by.pk if self.by else None,
            at=self.at,
            topic=topic,
            detail=detail,
            manifest={table: dict(rows) for table, rows in self.manifest.items()},
            previous=before[0] if before else rules.GENESIS,
        )
        return Line.objects.create(
            book=self.book,
            seq=facts.seq,
            action=facts.action,
            by_id=facts.by,
            at=facts.at,
            topic=topic,
            detail=detail,
            manifest=facts.manifest,
            previous=facts.previous,
            digest=facts.digest(),
        )


def begin(book: Book, action: str, *, by: AbstractBaseUser | None, at: datetime) -> Act:
    """Take the next number of the book; every action on a book starts so, before it reads.

    The update orders all acts the same way on SQLite and PostgreSQL. The act's time never runs
    backwards; a clock more than five minutes behind the book is refused.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an act begins inside a transaction")
    Book.objects.filter(pk=book.pk).update(
        seq=F("seq") + 1, last_at=Greatest(Coalesce("last_at", Value(at)), Value(at))
    )
    book.refresh_from_db()
    last = book.last_at or at
    if last - at > rules.CLOCK_TOLERANCE:
        text = gettext_noop(
            "本机时钟比账套“%(book)s”最近一次记账（%(last)s）慢，请先校准时钟再操作"
        )
        raise Refused(
            because(
                text, book=book.name, last=f"{last.astimezone(rules.BOOK_ZONE):%Y-%m-%d %H:%M:%S}"
            )
        )
    return Act(book=book, seq=book.seq, action=action, by=by, at=last)


def seal_value(act: Act, value: str) -> Sealed:
    """Keep a personal value so that the chain covers it and it can still be removed."""
    salt = secrets.token_hex(16)
    sealed = Sealed.objects.create(
        book=act.book,
        seq=act.seq,
        salt=salt,
        value=value,
        digest=rules.salted_digest(salt, value),
    )
    act.wrote(sealed)
    return sealed


def remove_values(act: Act, sealed: Iterable[Sealed], *, what: str, reason: str) -> list[Redaction]:
    """Remove sealed values for good; the chain keeps their digests and this act."""
    done = []
    for value in sealed:
        Sealed.objects.filter(pk=value.pk).update(salt="", value="")
        done.append(
            Redaction.objects.create(
                book=act.book, seq=act.seq, sealed=value, what=what, reason=reason
            )
        )
    act.wrote(*done)
    return done


@transaction.atomic
def note(
    *,
    action: str,
    topic: str = "",
    detail: Mapping[str, object] | None = None,
    by: AbstractBaseUser | None,
    at: datetime,
) -> Line:
    """Note in the house's log what changed no fact: a sign-in, an export, a refusal."""
    act = begin(house(), action, by=by, at=at)
    return act.seal(topic=topic, **(detail or {}))


def house() -> Book:
    """The book that holds the installation's own log; made on first use."""
    return Book.objects.get_or_create(
        code="house", defaults={"name": "系统日志", "kind": Book.Kind.HOUSE}
    )[0]
