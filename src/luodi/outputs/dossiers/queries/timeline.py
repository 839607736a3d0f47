"""The entries of a subject as a page shows them: newest first, each with its papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luodi.foundation.people.models import Account
from luodi.foundation.ui.parts import Thumbnail
from luodi.foundation.vocabulary.evidence import evidence
from luodi.records.ledger.queries.telling import Telling, tellings
from luodi.records.ledger.queries.timeline import Told
from luodi.records.library.queries import thumbnail


@dataclass(frozen=True)
class Shown:
    """One entry as the page shows it."""

    telling: Telling
    papers: tuple[Thumbnail, ...]


def shown(told: Sequence[Told], reader: Account, *, inside: bool) -> list[Shown]:
    """The newest first; to who is outside the circle nothing that gives the name away."""
    ordered = sorted(told, key=lambda one: (one.entry.occurred_to, one.entry.seq), reverse=True)
    rows = tellings(ordered, reader, inside=inside)
    return [Shown(row, tuple(thumbnails(row.told))) for row in rows]


def thumbnails(one: Told) -> list[Thumbnail]:
    return [thumbnail(paper.document, evidence(paper.type).name) for paper in one.papers]
