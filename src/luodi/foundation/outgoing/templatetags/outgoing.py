"""The menu by which a page is taken out, and the code on the sheet that is printed."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext

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
