"""What several commands ask for: a book, a person, a unit, a moment, an entry."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.intake.inbox.models import Received
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Entry


def book_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--book", help="账套（名称或代码）；只有一个区县时可省")


def person_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", required=True, metavar="登录名", help="经办人")


def book_named(name: str | None) -> Book:
    """The book of this name or code; without one, the only district's."""
    books = Book.objects.exclude(kind=Book.Kind.HOUSE)
    if name:
        found = books.filter(name=name).first() or books.filter(code=name).first()
        chosen = [found] if found else []
    else:
        chosen = list(books.filter(kind=Book.Kind.DISTRICT)[:2])
    if len(chosen) != 1:
        names = "、".join(books.values_list("name", flat=True)) or "无，请先运行 ./luodi init"
        text = gettext_noop("请用 --book 指明账套，现有：%(names)s")
        raise Refused(because(text, about="book", names=names))
    return chosen[0]


def person_named(username: str) -> Account:
    """The account of this sign-in name."""
    if found := Account.objects.filter(username=username, is_active=True).first():
        return found
    text = gettext_noop("没有“%(name)s”这个在用的登录名")
    raise Refused(because(text, about="by", name=username))


def account_named(username: str) -> Account:
    """The account of this sign-in name, whether it is still in use or not."""
    if found := Account.objects.filter(username=username).first():
        return found
    text = gettext_noop("没有“%(name)s”这个登录名")
    raise Refused(because(text, about="by", name=username))


def unit_named(book: Book, name: str) -> Unit:
    """The book's unit of this name or short name."""
    units = Unit.objects.filter(book=book).select_related("book")
    if found := units.filter(name=name).first() or units.filter(short_name=name).first():
        return found
    near = "、".join(units.filter(name__contains=name[:2]).values_list("name", flat=True)[:5])
    text = gettext_noop("“%(book)s”里没有“%(name)s”这个单位。相近的：%(near)s")
    raise Refused(because(text, about="unit", book=book.name, name=name, near=near or "无"))


def entry_numbered(number: int) -> Entry:
    """The entry of this number."""
    entries = Entry.objects.select_related("book", "subject__unit", "reported_by__book")
    if found := entries.filter(pk=number).first():
        return found
    raise Refused(because(gettext_noop("没有编号为 %(number)s 的记录"), number=number))


def received_numbered(number: int) -> Received:
    """What was received under this number."""
    rows = Received.objects.select_related("book", "text")
    if found := rows.filter(pk=number).first():
        return found
    raise Refused(because(gettext_noop("没有编号为 %(number)s 的收件"), number=number))


def day(text: str) -> date:
    """An option that is a day, 2023-03-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2023-03-01") from None


def file_content(path: Path) -> bytes:
    """The bytes of a file that a person names."""
    try:
        return path.read_bytes()
    except OSError as error:
        text = gettext_noop("读不到文件“%(path)s”：%(why)s")
        raise Refused(because(text, path=str(path), why=error.strerror or "")) from error
