"""Where the paragraphs of a text begin: at its lines, and at the gaps that a saved page keeps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from luodi.outputs.papers.rules.laying.leaving import left_out, page_marks
from luodi.outputs.papers.rules.phrases.passages import Passage

STOPS = "。！？!?"
ENDS_A_LINE = "。！？!?:：;；”」』）)…"
HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]")
GREETING = re.compile(r"(?:同志们|各位[^,。:\n]{1,12}|尊敬的[^。:\n]{1,20})[,:]")
GREETED_WITHIN = 400  # signs: further down it is said in passing
TURN = re.compile(
    r"然而,|但是,|(?:首先|其次|再次|下一步|下步|另外|此外),|从[客主]观[上]?(?:来)?[看讲说]"
)
LONG = 120  # signs of a paragraph, before it is parted where it turns
WRAPPED = 20  # signs: a shorter line was ended on purpose

type Block = tuple[int, ...]  # the places of its signs in the passage


@dataclass
class Parting:
    """One text being cut into its paragraphs."""

    passage: Passage
    lines: Sequence[str]
    blocks: list[list[int]] = field(default_factory=list)

    @cached_property
    def out(self) -> frozenset[int]:
        return left_out(self.lines)

    @cached_property
    def marks(self) -> dict[int, int]:
        return dict(page_marks(self.lines))

    @property
    def is_saved(self) -> bool:
        """Saved from a page: there, a gap behind a sentence is all that is left of a line's end."""
        return bool(self.out or self.marks)

    @cached_property
    def greeting(self) -> range:
        """Where the greeting stands; empty where nobody is greeted."""
        within = self.passage.text[: GREETED_WITHIN + sum(len(self.lines[n]) for n in self.out)]
        for found in GREETING.finditer(within):
            if found[0].endswith(":") and self.passage.places[found.start()][0] not in self.out:
                return range(*found.span())
        return range(0)

    def parted(self) -> tuple[Block, ...]:
        last: int | None = None
        for at in self._kept():
            if last is None or self._begins(last, at):
                self.blocks.append([])
            self.blocks[-1].append(at)
            last = at
        return tuple(map(tuple, self.blocks))

    def _kept(self) -> list[int]:
        """The signs that are written: no ends of lines, no marks of pages, nothing of the site."""
        return [
            at
            for at, (line, offset) in enumerate(self.passage.places)
            if line not in self.out
            and offset >= self.marks.get(line, 0)
            and self.passage.text[at] != "\n"
        ]

    def _begins(self, last: int, at: int) -> bool:
        """Whether a paragraph begins between two signs that follow one another."""
        if at == self.greeting.start or last == self.greeting.stop - 1:
            return bool(self.greeting)
        text, is_heading = self.passage.text, bool(HEADING.match(self.passage.text, at))
        if is_heading and text[last] in f"{STOPS}:：":
            return True
        if self._turns(last, at):
            return True
        if self.passage.places[last][0] != self.passage.places[at][0]:
            return self._new_line(last, at, is_heading=is_heading)
        return (
            self._is_gap(last, at)
            and self.is_saved
            and (text[last] in STOPS or at < self.greeting.start)
        )

    def _turns(self, last: int, at: int) -> bool:
        """A saved page has lost the ends of lines: a long paragraph is parted where it turns."""
        is_long = len(self.blocks[-1]) >= LONG and self.passage.text[last] in STOPS
        return self.is_saved and is_long and bool(TURN.match(self.passage.text, at))

    def _is_gap(self, last: int, at: int) -> bool:
        (line, before), (_, behind) = self.passage.places[last], self.passage.places[at]
        return any(sign.isspace() for sign in self.lines[line][before + 1 : behind])

    def _new_line(self, last: int, at: int, *, is_heading: bool) -> bool:
        """The end of a line ends the paragraph, but for a page's end or a line that was wrapped."""
        line, offset = self.passage.places[at]
        if line in self.marks:
            return self.lines[line][self.marks[line] : offset].isspace()
        before = self.lines[self.passage.places[last][0]]
        is_wrapped = (
            len(before.strip()) >= WRAPPED
            and self.passage.text[last] not in ENDS_A_LINE
            and not offset
            and not is_heading
            and not HEADING.match(before.strip())
            and at > self.greeting.stop
            and len(self.blocks) > 1
        )
        return not is_wrapped
