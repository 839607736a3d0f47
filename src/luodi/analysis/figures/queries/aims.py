"""The targets that stood at a moment, and which of them a question means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luodi.analysis.figures.rules.asked import Asked
from luodi.analysis.figures.rules.facts import Key
from luodi.analysis.figures.rules.moments import Moment
from luodi.foundation.history.models import Book
from luodi.kernel.periods import Period
from luodi.records.targets.queries.standing import in_force, whole_of
from luodi.records.targets.rules.goal import Aim, Goal, is_of, meant


@dataclass(frozen=True)
class Aims:
    """Every target of a book that stood at a moment; `whole` is the unit of the book itself."""

    whole: int
    standing: tuple[Aim, ...]

    def of(self, code: str, asked: Asked, keys: Sequence[Key] | None = None) -> Aim | None:
        """The target by which the figure is measured; `keys` are those of the question's split."""
        goal = self.goal(code, asked, keys)
        return meant(self.standing, goal) if goal else None

    def periods(
        self, code: str, asked: Asked, keys: Sequence[Key] | None = None
    ) -> tuple[Period, ...]:
        """The periods for which the same figure has a target."""
        goal = self.goal(code, asked, keys)
        own = (aim.goal.period for aim in self.standing if goal and is_of(aim.goal, goal))
        return tuple(dict.fromkeys(own))

    def goal(self, code: str, asked: Asked, keys: Sequence[Key] | None = None) -> Goal | None:
        """What a target would have to be about; None for what none can be about.

        Of several keys the first is the class, and the others are what it is made of.
        """
        unit = asked.unit or self.whole
        if keys is None:
            return Goal(unit, code, asked.period, asked.event)
        key = keys[0] if keys else None
        if asked.by in ("", "unit"):
            return Goal(key, code, asked.period, asked.event) if isinstance(key, int) else None
        if asked.by == "event":
            return Goal(unit, code, asked.period, key) if isinstance(key, int) else None
        return Goal(unit, code, asked.period, asked.event, asked.by, str(key)) if key else None


def aims_at(moment: Moment) -> Aims:
    book = Book.objects.get(pk=moment.book)
    standing = in_force(book.pk, moment.seq, known_by=moment.opening_seq, day=moment.day)
    return Aims(whole_of(book).pk, standing)
