"""Loading a rulebook into a book: the only way in which a definition changes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import begin
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import require_in_book
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.rules.reading import Source, is_overlay, read
from luodi.foundation.rulebook.rules.shipped import DEFAULT, shipped
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop


@transaction.atomic
def load(
    *, book: Book, text: str, name: str = "rulebook.toml", by: Account | None, at: datetime
) -> RulebookVersion:
    """Load a rulebook as the book's next version; `by` is nobody only while a book is set up.

    Refuses a text that `read` refuses (problems name the file `name`), and one that the book has
    already. It may take effect before it is loaded: closed periods keep their figures.
    """
    act = begin(book, "rulebook.load", by=by, at=at)
    require_right(by, book)
    given, base = Source(name, text), shipped(DEFAULT)
    rulebook = read(given, base)
    refuse_twice(book, text)
    version = RulebookVersion.objects.create(
        book=book,
        seq=act.seq,
        number=RulebookVersion.objects.filter(book=book).count() + 1,
        title=rulebook.title,
        document_no=rulebook.document_no,
        effective_on=rulebook.effective_on,
        text=text,
        base_text=base.text if is_overlay(given) else "",
        loaded_at=act.at,
    )
    act.wrote(version)
    act.seal(topic="rulebook", **described(version))
    return version


def require_right(by: Account | None, book: Book) -> None:
    """The right to load; a book that is being set up gets its first version from nobody."""
    if by is not None:
        require_in_book(by, Right.RULEBOOK, book=book)
    elif RulebookVersion.objects.filter(book=book).exists():
        text = gettext_noop("账套“%(book)s”已有口径手册，再载入须写明由谁载入")
        raise Refused(because(text, book=book.name))


def refuse_twice(book: Book, text: str) -> None:
    """Refuse a text that the book has had before, whichever version it was."""
    same = RulebookVersion.objects.filter(book=book, text=text).first()
    if same:
        sentence = gettext_noop(
            "这份手册已是本账套第%(number)s版（%(title)s），不再载入；"
            "要恢复旧口径，请改写生效日期后再载入"
        )
        raise Refused(because(sentence, number=same.number, title=same.title))


def described(version: RulebookVersion) -> dict[str, object]:
    """What the line in the history says of a version."""
    return {
        "number": version.number,
        "title": version.title,
        "document_no": version.document_no,
        "effective_on": version.effective_on.isoformat(),
    }
