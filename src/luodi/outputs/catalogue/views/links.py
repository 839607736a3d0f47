"""What every page of figures leads to: other periods, readings, parts, files."""

from __future__ import annotations

from django.utils.translation import gettext

from luodi.foundation.ui.parts import Tab
from luodi.outputs.catalogue.forms import QuestionForm
from luodi.outputs.catalogue.queries.answer import Asking
from luodi.outputs.catalogue.rules.presets import PRESETS
from luodi.outputs.catalogue.rules.slices import offered


def asked_about(asking: Asking, form: QuestionForm) -> dict[str, object]:
    """What the question bar and the line under the heading need."""
    return {
        "form": form,
        "book": asking.book,
        "asking": asking,
        "narrowed": form.narrowed,
        "query": asking.question.query(),
        "now_query": asking.question.query(as_of=asking.today.isoformat()),
        "presets": presets(asking),
        "taken_query": asking.question.query(q=form.data.get("q", ""), reading=asking.reading),
    }


def presets(asking: Asking) -> list[Tab]:
    """The periods that are asked for most, each as the same question of that period."""
    question, today = asking.question, asking.today
    labels = [(word, of(today).label) for word, of in PRESETS]
    kept = {"by": asking.by, "reading": asking.reading}
    return [
        Tab(gettext(word), f"?{question.query(period=label, **kept)}", label == question.period)
        for word, label in labels
    ]


def readings(asking: Asking, **others: str) -> list[Tab]:
    """The two readings in which rows are shown."""
    pairs = (("verified", gettext("核定")), ("claimed", gettext("申报")))
    return [
        Tab(
            word,
            f"?{asking.question.query(by=asking.by, reading=reading, **others)}#rows",
            reading == asking.reading,
        )
        for reading, word in pairs
    ]


def splits(asking: Asking) -> list[Tab]:
    """By what the figure can be split; a city's first by district."""
    return [
        Tab(
            gettext(word),
            f"?{asking.question.query(by=by, reading=asking.reading)}#parts",
            by == asking.by,
        )
        for by, word in offered(asking.is_of_city).items()
    ]
