"""Questions about papers: templates to choose from, what was typed, what was issued."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count
from django.shortcuts import get_object_or_404

from luodi.foundation.files.forms.marks import standing_in
from luodi.foundation.files.templates.keeping import kept
from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import was_head
from luodi.foundation.people.models import Account, Unit, UnitQuerySet
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.records.library.queries import location
from luodi.records.publications.models import (
    Binding,
    Issue,
    IssueQuerySet,
    Template,
    TemplateQuerySet,
    TypedFigure,
)
from luodi.records.publications.rules import FILLING, SEALED, Final, Seal, seal_of, topic_of


def templates_for(account: Account) -> TemplateQuerySet:
    """The templates in use that the account may fill, by name."""
    rows = Template.objects.visible_to(account).in_use().select_related("unit", "document", "by")
    return rows.order_by("name", "pk")


def template_for(account: Account, pk: int) -> Template:
    return get_object_or_404(templates_for(account), pk=pk)


def content_of(template: Template) -> bytes:
    return location(template.document).read_bytes()


def typed_in(book: int, period: str, seq: int | None = None) -> dict[str, TypedFigure]:
    """The last figure typed under each name for papers of the period, as of a moment."""
    rows = TypedFigure.objects.filter(book=book, period=period).select_related("by")
    if seq is not None:
        rows = rows.filter(seq__lte=seq)
    return {row.name: row for row in rows.order_by("seq", "pk")}


def bindings_of(book: int, words: Iterable[str]) -> Mapping[str, str]:
    """What each of these words was last confirmed to mean."""
    rows = Binding.objects.filter(book=book, words__in=set(words)).order_by("seq", "pk")
    return {row.words: row.question for row in rows}


def final_of(content: bytes, book: str = "") -> Final:
    """The paper as its file tells of itself; refuses a file that was not filled in the book."""
    record = kept(content)
    if record is None or book not in ("", record.get("book")):
        text = gettext_noop("这个文件不是本账套填写的文稿，或其中的记录已被别的软件删去，不能定稿")
        raise Refused(because(text, about="content"))
    return Final(record, standing_in(content, record), seal_found(record))


def seal_found(record: Mapping[str, Any]) -> Seal:
    """Whether the record is one with which a paper went out of this house.

    The house's log holds its digest, so pages, the command line and a restored backup agree.
    """
    if not record.get(SEALED):
        return Seal.NONE
    if record[SEALED] != seal_of(record):
        return Seal.ALTERED
    noted = Line.objects.filter(book__kind=Book.Kind.HOUSE, action=FILLING, topic=topic_of(record))
    if noted.exists():
        return Seal.OURS
    book = Book.objects.filter(code=record.get("book")).first()
    is_ours = book is not None and was_head(book, str(record.get("head", "")))
    return Seal.UNKNOWN if is_ours else Seal.FOREIGN


def issues_for(account: Account) -> IssueQuerySet:
    """The issued papers that the account may read, the newest first."""
    rows = Issue.objects.visible_to(account).select_related("unit", "by", "document")
    return rows.annotate(count=Count("figures")).order_by("-at", "-pk")


def issue_for(account: Account, pk: int) -> Issue:
    return get_object_or_404(issues_for(account), pk=pk)


def units_writing(account: Account) -> UnitQuerySet:
    """The units for which the account may keep templates and issue papers."""
    return Unit.objects.reached_by(account, Right.RECORD).order_by("path")
