"""The pages of a file beside what they prove, loaded with {% load library %}."""

from __future__ import annotations

from django import template

from luodi.records.library.models import Document
from luodi.records.library.queries import Leaf, leaf

register = template.Library()


@register.inclusion_tag("library/reading.html#leaf")
def first_leaf(document: Document) -> dict[str, Leaf]:
    """The first page, from which the others are turned to."""
    return {"leaf": leaf(document)}
