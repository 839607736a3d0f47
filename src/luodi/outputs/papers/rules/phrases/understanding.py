"""The whole speech understood: one binding for each blank and figure, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from luodi.kernel.refusal import because
from luodi.outputs.papers.rules.phrases import series, telling
from luodi.outputs.papers.rules.phrases.bindings import Binding, Sort
from luodi.outputs.papers.rules.phrases.clauses import Cutter, Phrase
from luodi.outputs.papers.rules.phrases.counting import Leaning, counted
from luodi.outputs.papers.rules.phrases.headings import Tense
from luodi.outputs.papers.rules.phrases.lexicon import is_spun
from luodi.outputs.papers.rules.phrases.marks import Mark, between, marks
from luodi.outputs.papers.rules.phrases.passages import Passage
from luodi.outputs.papers.rules.phrases.readings import WEAK
from luodi.outputs.papers.rules.phrases.scopes import (
    RESETS,
    Known,
    Scope,
    called,
    event_in,
    goes_on,
    level,
)
from luodi.outputs.papers.rules.phrases.times import Calendar
from luodi.outputs.papers.rules.phrases.unnamed import shape_of

AROUND = 14  # signs of context on each side
MOST_REMEMBERED = 200
_NUMBERS = re.compile(r"[XxＸ×]+|\d+(?:\.\d+)?")
_OF_SERIES = frozenset({"share", "money"})  # what a series is told in
_RANK_BEHIND = re.compile(r"[届期次批]")


def understand(
    passage: Passage, known: Known, *, held: date | None = None, year: int | None = None
) -> tuple[Binding, ...]:
    """Every blank and figure of the passage; `held` is the day of the speech, `year` its year."""
    return understood(passage, known, Calendar(passage, held, year))


def understood(passage: Passage, known: Known, calendar: Calendar) -> tuple[Binding, ...]:
    """The same, by a calendar that is known already."""
    return tuple(Understanding(passage, known, calendar).bindings())


@dataclass
class Understanding:
    """One speech while it is read from its first figure to its last."""

    passage: Passage
    known: Known
    calendar: Calendar
    before: Leaning = Leaning()
    series: tuple[int, str] = (-1, "")  # the sentence and name of the published series told last

    def bindings(self) -> Iterator[Binding]:
        found = marks(self.passage)
        whole = level(self.passage.text)
        self.spun = is_spun(self.passage.text)
        self.author = self._author()
        cut = Cutter(self.passage, self.known, whole).phrases(found)
        for n, (mark, phrase) in enumerate(zip(found, cut, strict=True), start=1):
            yield self.binding(n, mark, phrase)

    def _author(self) -> str:
        """The unit that the head names as the one that speaks: 区商务局…汇报."""
        head = self.passage.text.partition("\n")[0]
        return max(
            (unit for unit in self.known.units if head.startswith(unit)), key=len, default=""
        )

    def binding(self, n: int, mark: Mark, phrase: Phrase) -> Binding:
        tense = self.calendar.tense(mark.start, phrase.clause, phrase.sentence_before)
        scope = self.scope(mark, phrase)
        when = self.calendar.when(*self.spoken_of(mark, phrase), tense)
        blank = Binding(
            n=n,
            mark=mark,
            context=self._context(mark),
            words=self._words(mark),
            sort=Sort.TARGET if tense is Tense.PLANNED else Sort.BOOK,
            when=when.of_its_year if scope.event else when,
            scope=scope,
        )
        found = (
            self.ranked(blank, phrase)
            or self.named(blank, phrase)
            or self.published(blank, phrase)
            or self.worked_out(blank, phrase)
        )
        if found:
            if found.sort is Sort.PUBLISHED and not found.indicator:
                self.before = Leaning()  # what others count lends nothing to what follows
            return found
        binding, self.before = counted(blank, phrase, self.before, spun=self.spun)
        return binding

    def _context(self, mark: Mark) -> str:
        start, end = self.passage.sentence(mark.start)
        first, last = max(start, mark.start - AROUND), min(end, mark.end + AROUND)
        return between(self.passage.text, first, mark.start, mark.end, last)

    def _words(self, mark: Mark) -> str:
        """The clause with its numbers taken out and this one's place kept; the same next year."""
        start, end = self.passage.clause(mark.start)
        text = self.passage.text
        ahead, behind = text[start : mark.start], text[mark.end : end]
        plain = f"{_NUMBERS.sub('X', ahead)}【】{_NUMBERS.sub('X', behind)}"
        return plain[:MOST_REMEMBERED]

    def ranked(self, blank: Binding, phrase: Phrase) -> Binding | None:
        """第X, 倒数第X behind 排 or 居: others publish the order."""
        mark, text = blank.mark, self.passage.text
        ahead, behind = text[max(0, mark.start - 12) : mark.start], text[mark.end : mark.end + 1]
        is_nth = ahead.endswith("第") and not _RANK_BEHIND.match(behind)
        if not (mark.is_rank or (is_nth and series.is_rank(ahead))):
            return None
        return self._apart(blank, Sort.PUBLISHED, telling.RANK)

    def named(self, blank: Binding, phrase: Phrase) -> Binding | None:
        mark = blank.mark
        if not mark.is_blank or mark.measure:
            return None
        shape = shape_of(self.passage.text, mark)
        if shape is None:
            return self._apart(blank, Sort.NAME, telling.NOTHING_ROUND, confidence=30)
        return self._apart(blank, shape.sort, shape.why)

    def published(self, blank: Binding, phrase: Phrase) -> Binding | None:
        """What others count: a bureau's series, the districts of a city, another body's figure."""
        mark = blank.mark
        words = f"{phrase.before}{phrase.behind if phrase.takes_behind else ''}"
        if not phrase.says - WEAK and series.counts_divisions(phrase.behind):
            return self._apart(blank, Sort.BOOK, telling.DIVISIONS, confidence=60)
        named = series.series_in(words)
        if not named and self.goes_on_with_series(mark, phrase):
            named = self.series[1]
        if named:
            self.series = (mark.behind, named)
            aims = blank.sort is Sort.TARGET
            sort, reason = (Sort.TARGET, telling.A_TARGET) if aims else (Sort.PUBLISHED, "")
            found = self._apart(blank, sort, reason or telling.SERIES, series=named)
            return replace(found, name=named)
        if blank.scope.beyond and blank.sort is Sort.BOOK:
            return self._apart(blank, Sort.PUBLISHED, telling.BEYOND, body=blank.scope.beyond)
        return None

    def goes_on_with_series(self, mark: Mark, phrase: Phrase) -> bool:
        """一般公共预算收入6.72亿元,增长3.2%: the growth of what others count."""
        at, _ = self.series
        is_near = at >= phrase.since and ";" not in self.passage.text[at : mark.start]
        return is_near and mark.sort in _OF_SERIES and not phrase.says - WEAK

    def worked_out(self, blank: Binding, phrase: Phrase) -> Binding | None:
        """Shares, rates of a target and growth: worked out of two figures, asked which."""
        text, mark = self.passage.text, blank.mark
        start = max(phrase.since, mark.start - 40)
        ahead = re.split(r"[,;]", text[start : mark.start])[-1]
        if mark.sort != "share":
            return None
        if series.is_rate_done(text[start : mark.start], mark.measure):
            return self._apart(blank, Sort.TARGET, telling.RATE_DONE, confidence=60)
        if series.is_share(ahead):
            return self._apart(blank, Sort.BOOK, telling.SHARE, confidence=50)
        of_fai = "fai" in phrase.says or (
            "fai" in self.before.says and self.before.since == phrase.since
        )
        if series.is_growth(ahead) and not of_fai:
            return self._apart(blank, blank.sort, telling.GROWTH, confidence=50)
        return None

    def _apart(
        self, blank: Binding, sort: Sort, text: str, confidence: int = 90, **values: str
    ) -> Binding:
        """A blank that no indicator fills, with what it is."""
        reason = because(text, **values)
        return replace(blank, sort=sort, reasons=(reason,), confidence=confidence)

    def scope(self, mark: Mark, phrase: Phrase) -> Scope:
        """The fair and the unit: said here, or carried on from what the sentence began with."""
        scope, event = phrase.scope, self.event(mark, phrase)
        earlier = self.before
        is_same = (
            earlier.since == phrase.since and ";" not in self.passage.text[earlier.at : mark.start]
        )
        if is_same and not (scope.unit or scope.beyond or scope.unsure or scope.words):
            scope = replace(earlier.scope, event="")
        if not scope.unit and not scope.beyond and self.author:
            scope = replace(scope, unit=self.author)
        return replace(scope, event=event)

    def spoken_of(self, mark: Mark, phrase: Phrase) -> tuple[int, int]:
        """Where the words for its time stand: before it, or in the sentence of its fair."""
        found = self.carried(phrase)
        if found and not event_in(phrase.sentence_before, self.known):
            return found[:2]
        return phrase.since, mark.start

    def event(self, mark: Mark, phrase: Phrase) -> str:
        """The fair of which the sentence speaks, until a new span of time begins."""
        piece = phrase.sentence_before
        if found := event_in(piece, self.known):
            return "" if RESETS.search(piece[found.end() :]) else called(found[0])
        if RESETS.search(piece) or not (earlier := self.carried(phrase)):
            return ""
        return earlier[2]

    def carried(self, phrase: Phrase) -> tuple[int, int, str] | None:
        """The sentence before, up to its fair, where this sentence goes on speaking of it."""
        if not goes_on(phrase.sentence) or phrase.since < 2:
            return None
        text = self.passage.text
        first, last = self.passage.sentence(phrase.since - 2)
        earlier = event_in(text[first:last], self.known)
        if not earlier or RESETS.search(text[first + earlier.end() : last]):
            return None
        return first, first + earlier.end(), called(earlier[0])
