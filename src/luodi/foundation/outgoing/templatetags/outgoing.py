"""The menu by which a page is taken out, and the code on the sheet that is printed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import template
from django.template.context import RequestContext

from luodi.foundation.files.leaflets.leaf import Grid, Head, Kind
from luodi.foundation.people.rules.policy import Right

register = template.Library()


@register.inclusion_tag("outgoing/parts/takings.html", takes_context=True)
def takings(
    context: RequestContext, workbook: str = "", plain: str = "", at: str = "", carried: str = ""
) -> dict[str, Any]:
    """The menu for who may export; `workbook`, `plain` and `at` are addresses to post to.

    `carried` is sent along, for a page that no address can say again.
    """
    request = context["request"]
    return {
        "may_export": request.user.holds(Right.EXPORT),
        "sheet": getattr(request, "sheet", None),
        "csrf_token": context.get("csrf_token"),
        "workbook": workbook,
        "plain": plain,
        "at": at,
        "carried": carried,
    }


@dataclass(frozen=True)
class Over:
    """A head of the upper row: over how many columns, and whether it reaches down to the rows."""

    words: str
    columns: int
    is_whole: bool
    is_number: bool


@register.inclusion_tag("outgoing/parts/grid.html")
def leaf_grid(grid: Grid, caption: str = "") -> dict[str, Any]:
    """The rows of a leaflet as a table of a page, numbered as on paper."""
    return {
        "caption": caption,
        "upper": [over for group, run in runs(grid) for over in overs(group, run)],
        "lower": [head for group, run in runs(grid) if group for head in run],
        "rows": [list(zip(grid.heads, row, strict=True)) for row in grid.rows],
        "feet": [list(zip(grid.heads, foot, strict=True)) for foot in grid.feet],
        "is_numbered": grid.is_numbered,
        "unlisted": grid.unlisted,
    }


def runs(grid: Grid) -> list[tuple[str, list[Head]]]:
    return [(group, list(run)) for group, run in groupby(grid.heads, key=lambda head: head.group)]


def overs(group: str, run: list[Head]) -> list[Over]:
    if group:
        return [Over(group, len(run), is_whole=False, is_number=False)]
    return [Over(head.label, 1, True, head.kind is Kind.NUMBER) for head in run]
