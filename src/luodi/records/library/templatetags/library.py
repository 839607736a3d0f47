"""The pages of a file beside what they prove, loaded with {% load library %}."""

from __future__ import annotations

from django import template

from luodi.records.library import queries
from luodi.records.library.models import Document

register = template.Library()


@register.inclusion_tag("library/reading.html#leaf")
def first_leaf(document: Document) -> dict[str, queries.Leaf]:
    """The first page, from which the others are turned to."""
    return {"leaf": queries.first_leaf(document)}
