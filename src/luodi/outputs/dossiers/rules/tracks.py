"""Where a subject stands on its main line, round by round, in both readings at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luodi.foundation.ui.parts import Reached, Step
from luodi.foundation.vocabulary.codelists import STAGES
from luodi.foundation.vocabulary.kinds import KINDS
from luodi.foundation.vocabulary.shapes import Family
from luodi.outputs.dossiers.rules.said import Said


@dataclass(frozen=True)
class Round:
    """One attempt: its main line, the procedures it has gone through, and how it ended."""

    number: int
    steps: tuple[Step, ...]
    procedures: tuple[Step, ...]
    end: Said | None

    @property
    def is_over(self) -> bool:
        return self.end is not None


def rounds(said: Sequence[Said], subject_type: str) -> tuple[Round, ...]:
    """The rounds, the last one first; a subject of which nothing is said is in its first."""
    last = max((one.attempt for one in said if one.counts(verified=False)), default=1)
    return tuple(
        one_round([one for one in said if one.attempt == number], number, subject_type)
        for number in range(last, 0, -1)
    )


def one_round(said: Sequence[Said], number: int, subject_type: str) -> Round:
    counting = [one for one in said if one.counts(verified=False)]
    ends = [one for one in counting if one.kind.ends_attempt]
    return Round(
        number=number,
        steps=main_line(counting, subject_type),
        procedures=tuple(
            reached(one.kind.name, [one])
            for one in sorted(counting, key=lambda one: (one.last, one.entry))
            if one.kind.family is Family.PROCEDURE_STEP
        ),
        end=max(ends, key=lambda one: (one.last, one.entry), default=None),
    )


def main_line(counting: Sequence[Said], subject_type: str) -> tuple[Step, ...]:
    """Every place of the line; one left out on the way is told from those that lie ahead."""
    known = {kind.place for kind in KINDS if kind.place and subject_type in kind.subjects}
    steps = [
        reached(name, [one for one in counting if one.kind.place == place])
        for place, name in STAGES
        if place in known
    ]
    furthest = max((at for at, step in enumerate(steps) if is_reached(step)), default=-1)
    return tuple(
        Step(step.name, Reached.PASSED) if at < furthest and not is_reached(step) else step
        for at, step in enumerate(steps)
    )


def is_reached(step: Step) -> bool:
    return step.reached in (Reached.VERIFIED, Reached.CLAIMED)


def reached(name: str, here: Sequence[Said]) -> Step:
    """A place by the entries that stand at it: the earliest verified one, else the earliest."""
    if not here:
        return Step(name)
    verified = [one for one in here if one.counts(verified=True)]
    first = min(verified or here, key=lambda one: (one.last, one.entry))
    return Step(name, Reached.VERIFIED if verified else Reached.CLAIMED, first.last, first.anchor)


def furthest(steps: Sequence[Step], *reached: Reached) -> Step | None:
    """The last step of the line that is believed so far."""
    found = [step for step in steps if step.reached in reached]
    return found[-1] if found else None
