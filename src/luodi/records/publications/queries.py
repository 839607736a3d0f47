"""Questions about papers: templates to choose from, what was typed, what was issued."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Count
from django.shortcuts import get_object_or_404

from luodi.foundation.people.models import Account, Unit, UnitQuerySet
from luodi.foundation.people.rules.policy import Right
from luodi.records.library.queries import location
from luodi.records.publications.models import (
    Binding,
    Issue,
    IssueQuerySet,
    Template,
    TemplateQuerySet,
    TypedFigure,
)


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


def issues_for(account: Account) -> IssueQuerySet:
    """The issued papers that the account may read, the newest first."""
    rows = Issue.objects.visible_to(account).select_related("unit", "by", "document")
    return rows.annotate(count=Count("figures")).order_by("-at", "-pk")


def issue_for(account: Account, pk: int) -> Issue:
    return get_object_or_404(issues_for(account), pk=pk)


def units_writing(account: Account) -> UnitQuerySet:
    """The units for which the account may keep templates and issue papers."""
    return Unit.objects.reached_by(account, Right.RECORD).order_by("path")
