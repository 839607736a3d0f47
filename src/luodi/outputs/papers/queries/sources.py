"""What is filled that no entry counts: figures that others published, and those that were typed."""

from __future__ import annotations

from django.urls import reverse

from luodi.kernel.periods import Period
from luodi.outputs.papers.queries.desk import Publisher, Typed
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.rules.answers import PUBLISHED, Answer
from luodi.outputs.papers.rules.spans import period_of
from luodi.records.bulletins.queries import Published, published
from luodi.records.publications.queries import typed_in


def publisher_for(paper: Paper) -> Publisher:
    """Who answers for the figures of others, as they stood at the paper's moment."""

    def answered(name: str, period: str, by: str, about: str) -> Answer:
        span = period_of(period, paper.on) if period else None
        found = published(
            paper.book.pk,
            name,
            period=span,
            publisher=by,
            about=about,
            seq=paper.moment.last_seq,
        )
        return told(found, paper, span)

    return answered


def told(found: Published, paper: Paper, span: Period | None) -> Answer:
    """The words that were printed, with publisher and day; never a number that could be added."""
    ground = f"{found.publisher}{found.published_on.isoformat()}发布"
    page = reverse("bulletins:bulletin", args=[found.bulletin])
    return Answer(
        words=found.printed,
        kind=PUBLISHED,
        name=found.name,
        period=found.period.label,
        scope=found.about,
        ground=ground,
        sentence="《"
        + found.title
        + "》"
        + (f"（{found.document_no}）" if found.document_no else ""),
        link=f"{paper.address.rstrip('/')}{page}" if paper.address else "",
    )


def typed_for(paper: Paper) -> dict[str, Typed]:
    """What people typed for papers of this period."""
    rows = typed_in(paper.book.pk, paper.period.label)
    return {name: Typed(row.words, row.by.name) for name, row in rows.items()}
