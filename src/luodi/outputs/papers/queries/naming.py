"""Names of the book that a paper says: of its fairs."""

from __future__ import annotations

from django.urls import reverse

from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.rules.answers import REGISTERED, Answer

FAIR_NAME = gettext_noop("活动名称")
GROUND = gettext_noop("总账登记的活动，%(day)s开始")


def fair_named(paper: Paper, which: str) -> Answer:
    """The fair that is meant, by the name under which it is registered; it opens its page."""
    found = paper.edition(which)
    page = reverse("dossiers:subject", args=[found.subject])
    return Answer(
        found.name,
        kind=REGISTERED,
        name=FAIR_NAME,
        scope=which if which != found.name else "",
        ground=GROUND % {"day": found.first_day.isoformat()},
        link=f"{paper.address.rstrip('/')}{page}" if paper.address else "",
    )
