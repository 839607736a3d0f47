"""Components and filters, loaded with {% load ui %}; the gallery shows each."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from luodi.foundation.ui import numbers
from luodi.foundation.ui.sentences import sentence
from luodi.kernel.refusal import Reason

register = template.Library()


# A sign stands before the words of every badge, so that no meaning hangs on colour alone.
SIGNS = {"done": "✓", "wait": "○", "bad": "!", "off": "–"}


@register.filter
def money(yuan: Decimal | None) -> str:
    """Yuan as 亿元 or 万元, two decimals."""
    if yuan is None:
        return numbers.NOTHING
    return numbers.money(yuan, english=(get_language() or "").startswith("en"))


@register.filter
def number(value: Decimal | int | None, digits: int = 0) -> str:
    return numbers.NOTHING if value is None else numbers.number(value, digits)


@register.filter
def day(value: date | datetime | None) -> str:
    """2023-03-01; a moment is the day it falls on in the books' zone."""
    if value is None:
        return numbers.NOTHING
    return numbers.day(localtime(value) if isinstance(value, datetime) else value)


@register.filter(name="sentence")
def sentence_filter(reason: Reason) -> str:
    return sentence(reason)


@register.simple_tag
def badge(text: str, tone: str = "off") -> SafeString:
    """A word with a sign before it; tones: done, wait, bad, off."""
    return format_html(
        '<span class="badge {}"><span aria-hidden="true">{}</span> {}</span>',
        tone,
        SIGNS[tone],
        text,
    )


@register.simple_block_tag
def panel(content: str, title: str = "") -> SafeString:
    """A titled part of a page."""
    if not title:
        return format_html('<section class="panel">{}</section>', content)
    return format_html('<section class="panel"><h2>{}</h2>{}</section>', title, content)


@register.simple_block_tag
def sheet(content: str, caption: str) -> SafeString:
    """A table's rows under a caption; scrolls sideways on a narrow screen. Numbers: class "num"."""
    return format_html(
        '<div class="scroll" role="region" aria-label="{0}" tabindex="0">'
        '<table class="sheet"><caption>{0}</caption>{1}</table></div>',
        caption,
        content,
    )


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField) -> dict[str, BoundField]:
    """A field with its label, help and errors beside it."""
    return {"field": bound}


@register.inclusion_tag("ui/parts/empty.html")
def empty(text: str, hint: str = "", link: str = "", action: str = "") -> dict[str, str]:
    """What stands where there is nothing yet, and what to do about it."""
    return {"text": text, "hint": hint, "link": link, "action": action}


@register.inclusion_tag("ui/parts/figure.html")
def figure(
    name: str,
    claimed: Decimal | None,
    verified: Decimal | None,
    unit: str,
    *,
    digits: int = 0,
    link: str = "",
) -> dict[str, object]:
    """A figure's two readings side by side with the distance between them."""
    distance = None if claimed is None or verified is None else claimed - verified
    return {
        "name": name,
        "claimed": number(claimed, digits),
        "verified": number(verified, digits),
        "has_claimed": claimed is not None,
        "has_verified": verified is not None,
        "distance": "" if distance is None else numbers.number(abs(distance), digits),
        "sign": 0 if not distance else 1 if distance > 0 else -1,
        "share": _share(claimed, verified),
        "unit": gettext(unit),
        "link": link,
    }


def _share(claimed: Decimal | None, verified: Decimal | None) -> int | None:
    """How many percent of what is claimed are verified; None where that says nothing."""
    if claimed is None or verified is None or claimed <= 0 or not 0 <= verified <= claimed:
        return None
    return int(verified * 100 / claimed)
