"""The list of the words that were put back: for whoever is to answer for the text."""

from __future__ import annotations

import io
from collections.abc import Sequence

from luodi.foundation.files.leaflets.leaf import Grid, Head, Kind
from luodi.foundation.files.official.page import XIAO_SI, blank
from luodi.foundation.files.official.tables import Plan, table
from luodi.foundation.files.official.words import small, title
from luodi.kernel.text import CHINESE, Tongue, gettext_noop
from luodi.outputs.papers.rules.restoring.finding import Swapped
from luodi.outputs.papers.rules.restoring.putting import Put

TITLE = gettext_noop("换回原词清单")
OF = gettext_noop("%(name)s：看着像换过的词 %(found)s 处，换回 %(put)s 处，照原样 %(left)s 处。")
HEADS = (
    (gettext_noop("序号"), Kind.NUMBER, 14),
    (gettext_noop("在文中"), Kind.WORDS, 62),
    (gettext_noop("原文"), Kind.NAME, 22),
    (gettext_noop("现在"), Kind.NAME, 22),
    (gettext_noop("凭什么"), Kind.WORDS, 36),
)
AS_IT_IS = gettext_noop("照原样")


def restored_list(
    name: str, found: Sequence[Swapped], puts: Sequence[Put], tongue: Tongue = CHINESE
) -> bytes:
    """A Word file with a row for each word that was found: put back, or left as it is."""
    paper = blank(tongue(TITLE))
    title(paper, tongue(TITLE))
    count = {"name": name, "found": len(found), "put": len(puts), "left": len(found) - len(puts)}
    small(paper, tongue(OF) % count)
    now = {put.word.n: put.text for put in puts}
    rows = [
        (
            str(one.n),
            one.context,
            one.stands,
            now.get(one.n, tongue(AS_IT_IS)),
            "；".join(reason.said(tongue) for reason in one.reasons),
        )
        for one in found
    ]
    heads = tuple(Head(tongue(head), kind) for head, kind, _ in HEADS)
    widths = tuple(float(width) for *_, width in HEADS)
    table(paper, Grid(heads, rows, is_numbered=False), Plan(XIAO_SI, widths, is_wide=False))
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def as_json(
    found: Sequence[Swapped], puts: Sequence[Put], tongue: Tongue = CHINESE
) -> list[dict[str, object]]:
    """One object for each word that looks swapped; `put` is what was put there, or nothing."""
    now = {put.word.n: put.text for put in puts}
    return [
        {
            "n": one.n,
            "text": one.stands,
            "context": one.context,
            "meant": list(one.choices),
            "confidence": one.confidence / 100,
            "sure": one.is_sure,
            "reason": "；".join(reason.said(tongue) for reason in one.reasons),
            "put": now.get(one.n),
        }
        for one in found
    ]
