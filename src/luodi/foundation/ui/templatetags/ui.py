"""Components and filters, loaded with {% load ui %}; the gallery shows each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from luodi.foundation.ui import numbers
from luodi.foundation.ui.charts import Chart, chart_html
from luodi.foundation.ui.fields import field_html
from luodi.foundation.ui.marks import marked
from luodi.foundation.ui.parts import Chip, Happening, Pager, Step, Tab, Thumbnail
from luodi.foundation.ui.sentences import sentence
from luodi.foundation.ui.tables.drawing import table_html
from luodi.foundation.ui.tables.table import Table
from luodi.kernel.text import Sayable

register = template.Library()


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


@register.filter
def zero(printed: str) -> str:
    """One more class for the cell of a printed zero: it steps back behind the other numbers."""
    return "" if printed.strip("0.%+-") else " zero"


@register.filter(name="sentence")
def sentence_filter(text: Sayable | str) -> str:
    """What can be said, or a text of the tables; `{% translate %}` would not find one with a %."""
    return gettext(text) if isinstance(text, str) else sentence(text)


@register.simple_tag
def badge(text: str, tone: str = "off") -> SafeString:
    """A word with a sign before it; tones: done, wait, bad, off."""
    return mark_safe(marked(text, tone))


@register.simple_tag
def reading(verified: bool) -> SafeString:
    """Which of the two readings a number is in: 核定 or 申报."""
    look, word = ("verified", gettext("核定")) if verified else ("claimed", gettext("申报"))
    return format_html('<span class="reading {}">{}</span>', look, word)


@register.simple_tag
def keys(*names: str) -> SafeString:
    """Keys to press together: {% keys "Ctrl" "K" %}."""
    return format_html_join("+", "<kbd>{}</kbd>", ((name,) for name in names))


@register.simple_tag(name="table")
def table_tag(table: Table[Any]) -> SafeString:
    """A table of rows (`tables/`); write `{% sheet %}` by hand only for a table without rows."""
    return table_html(table)


@register.simple_tag(name="chart")
def chart_tag(chart: Chart) -> SafeString:
    """Bars or lines (`charts`), with their table behind."""
    return chart_html(chart)


@register.simple_block_tag
def trail(content: str) -> SafeString:
    """Where the page stands: {% crumb name link %} for each page above it."""
    return format_html(
        '<nav class="trail" aria-label="{}"><ol>{}</ol></nav>', gettext("位置"), content
    )


@register.simple_tag
def crumb(name: str, link: str) -> SafeString:
    return format_html('<li><a href="{}">{}</a></li>', link, name)


@register.simple_block_tag
def confirm(content: str, title: str, tone: str = "quiet") -> SafeString:
    """A button that first opens what it asks for (a reason, a paper); tones: quiet, grave."""
    return format_html(
        '<details class="confirm"><summary class="button {}">{}</summary>'
        '<div class="panel">{}</div></details>',
        tone,
        title,
        content,
    )


@register.simple_block_tag
def notice(content: str, tone: str = "") -> SafeString:
    """A sentence that must be seen; tones: success, warning, error."""
    role = "alert" if tone == "error" else "status"
    return format_html('<div class="notice {}" role="{}">{}</div>', tone, role, content)


@register.simple_tag
def progress(done: Decimal | int, whole: Decimal | int, label: str) -> SafeString:
    """How much of a whole is done, as a bar and in words."""
    percent = numbers.number(Decimal(done) * 100 / Decimal(whole)) if whole else numbers.NOTHING
    return format_html(
        '<span class="progress"><progress max="{}" value="{}" aria-label="{}"></progress>'
        "<span>{}%</span></span>",
        whole or 1,
        done,
        label,
        percent,
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


@register.simple_tag(name="field")
def field_tag(bound: BoundField, unit: str = "") -> SafeString:
    """A field with its label, unit, help and errors beside it (`fields`)."""
    return field_html(bound, unit)


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(label: str, views: Sequence[Tab]) -> dict[str, object]:
    """The views of one page as links, the open one marked."""
    return {"label": label, "tabs": views}


@register.inclusion_tag("ui/parts/chips.html")
def chips(chosen: Sequence[Chip], clear: str) -> dict[str, object]:
    """The filters that are set, each with the way to drop it."""
    return {"chips": chosen, "clear": clear}


@register.inclusion_tag("ui/parts/pager.html")
def pager(pages: Pager) -> dict[str, Pager]:
    return {"pager": pages}


@register.inclusion_tag("ui/parts/track.html")
def track(label: str, steps: Sequence[Step]) -> dict[str, object]:
    """The steps of a main line: sign, word and day of each."""
    return {"label": label, "steps": steps}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(happenings: Sequence[Happening]) -> dict[str, object]:
    return {"happenings": happenings}


@register.inclusion_tag("ui/parts/thumbnails.html")
def thumbnails(label: str, papers: Sequence[Thumbnail]) -> dict[str, object]:
    """Evidence side by side: a small picture or the kind of file, its type and name below."""
    return {"label": label, "papers": papers}


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
