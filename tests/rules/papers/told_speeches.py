"""Speeches whose truth is written beside each figure: {41|book contracts 2024年}.

The mark holds what the text says, then the class, the indicator and the period; `-` is for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from luodi.kernel.periods import Period, parse_period
from luodi.outputs.papers.rules.phrases.bindings import Binding
from luodi.outputs.papers.rules.phrases.passages import Passage, read
from luodi.outputs.papers.rules.phrases.scopes import Known
from luodi.outputs.papers.rules.phrases.understanding import understand

FOLDER = Path(__file__).parent / "speeches"
SHARED = Path(__file__).resolve().parents[4] / "shared"
MARKED = re.compile(r"\{([^|{}]*)\|([^}]*)\}")
UNITS = ("柳陌镇", "青堰镇", "区商务局")


@dataclass(frozen=True)
class Truth:
    """What one figure really is."""

    line: int
    at: int
    sort: str
    indicator: str
    period: Period | None


@dataclass(frozen=True)
class Met:
    """A truth and what was understood of it; None where the figure was not seen."""

    truth: Truth
    binding: Binding | None

    @property
    def is_wrong(self) -> bool:
        """Bound without a question, and to something else."""
        bound, truth = self.binding, self.truth
        if bound is None or not bound.is_sure:
            return False
        is_period = truth.period is None or (bound.when and bound.when.period == truth.period)
        return bound.indicator != truth.indicator or not is_period

    @property
    def is_bound(self) -> bool:
        return self.binding is not None and self.binding.is_sure and not self.is_wrong

    @property
    def is_of_its_sort(self) -> bool:
        return self.binding is not None and self.binding.sort.value == self.truth.sort


def told(name: str) -> tuple[list[str], list[Truth]]:
    """The lines of a speech as they are read, and the truth of every figure in order."""
    lines: list[str] = []
    truths: list[Truth] = []
    for number, line in enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines()):
        truths += _truths(number, line)
        lines.append(MARKED.sub(r"\1", line))
    return lines, truths


def _truths(number: int, line: str) -> Iterator[Truth]:
    longer = 0  # by so much the marked line is longer than the one that is read
    for found in MARKED.finditer(line):
        sort, indicator, *period = (*found[2].split(), "-")[:3]
        said = next((word for word in period if word != "-"), None)
        name = "" if indicator == "-" else indicator
        at = found.start() - longer
        yield Truth(number, at, sort, name, parse_period(said) if said else None)
        longer += len(found[0]) - len(found[1])


def met(name: str) -> tuple[list[Met], list[Binding]]:
    """Every truth with its binding, and the bindings of which no truth is known."""
    lines, truths = told(name)
    passage = read(lines)
    bindings = by_place(passage, understand(passage, Known(units=UNITS)))
    found = [Met(truth, bindings.pop((truth.line, truth.at), None)) for truth in truths]
    return found, list(bindings.values())


def by_place(passage: Passage, bindings: Sequence[Binding]) -> dict[tuple[int, int], Binding]:
    return {passage.places[b.mark.start]: b for b in bindings}


def shown(found: Sequence[Met]) -> list[str]:
    return [f"{m.truth.indicator or m.truth.sort}: {m.binding}" for m in found]
