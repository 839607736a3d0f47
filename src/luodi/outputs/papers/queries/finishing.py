"""A paper that is to be issued, tried first: its seal, its figures, and what it claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from luodi.analysis.figures.rules.moments import as_of
from luodi.foundation.files.prose import paragraphs
from luodi.foundation.files.templates.waiting import part, wait, waiting
from luodi.foundation.files.texts.opening import read as opened
from luodi.foundation.people.models import Account
from luodi.kernel.grids import Grid, letters
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.rechecking import Rechecked, paper_of, recheck
from luodi.outputs.papers.queries.speeches.answers import Asking, Reading, read_speech
from luodi.outputs.papers.queries.speeches.choosing import remembered
from luodi.outputs.papers.queries.speeches.verdicts import Judged, judge
from luodi.outputs.papers.rules.phrases.claims import Verdict, claims
from luodi.outputs.papers.rules.phrases.passages import read
from luodi.records.publications.queries import final_of
from luodi.records.publications.rules import (
    FINAL,
    FalseClaim,
    Final,
    Seal,
    ending_of,
    objections,
)

CELL = gettext_noop("“%(sheet)s”%(cell)s")
PARAGRAPH = gettext_noop("第 %(number)s 段")
CLAIMED = "申报"


@dataclass(frozen=True)
class Placed:
    """A claim of the paper with its verdict, and where it stands."""

    judged: Judged
    place: Reason

    @property
    def is_false(self) -> bool:
        return self.judged.verdict is Verdict.FALSE

    @property
    def found_false(self) -> FalseClaim:
        why = "；".join(map(str, self.judged.reasons))
        return FalseClaim(str(self.place), self.judged.claim.context, why)


@dataclass(frozen=True)
class Tried:
    """A paper as it would be issued: what keeps it back, and every claim with its verdict."""

    final: Final
    paper: Paper
    objections: tuple[Reason, ...]
    claims: tuple[Placed, ...]
    checked: Rechecked | None = None  # asked of the book anew, where the seal is broken

    @property
    def false(self) -> list[FalseClaim]:
        return [one.found_false for one in self.claims if one.is_false]

    @property
    def may_issue(self) -> bool:
        return not self.objections and not self.false


def tried(content: bytes, title: str, now: datetime, *, reader: Account | None) -> Tried:
    """The paper tested at its own moment; refuses what was not filled, or not for the reader."""
    final = final_of(content)
    paper = paper_of(final.record, now, reader)
    checked = None
    if final.seal is not Seal.OURS:
        moment = as_of(str(final.record["moment"]))
        checked = recheck(content, moment, now, reader=reader)
    return Tried(
        final,
        paper,
        tuple(objections(final)),
        tuple(claims_of(content, title, final, paper)),
        checked,
    )


def waiting_final(
    content: bytes, title: str, by: Account, template: int | None, *, at: datetime
) -> str:
    """The word under which a paper that was tried waits to be issued, with what it claims wrongly.

    Refuses what was not filled here.
    """
    found = tried(content, title, at, reader=by)
    said = {
        "account": by.pk,
        "title": title,
        "template": template,
        FINAL: [asdict(one) for one in found.false],
    }
    return wait({ending_of(title): content}, said, at=at)


def tried_for(account: Account, word: str, now: datetime) -> tuple[str, Tried] | None:
    """The title and the trial of the paper that waits under the word, if it is the account's."""
    said = waiting(word)
    if said is None or said.get("account") != account.pk or FINAL not in said:
        return None
    title = str(said["title"])
    content = part(word, ending_of(title)).read_bytes()
    return title, tried(content, title, now, reader=account)


def claims_of(content: bytes, title: str, final: Final, paper: Paper) -> Iterator[Placed]:
    """Every claim of the text, tested at the paper's moment in the reading of its figures."""
    lines, places = text_of(content, title)
    reading = reading_of(lines, paper)
    readings = {one["reading"] for one in final.figures if one.get("reading")}
    asking = Asking(paper.book, paper.pinned, paper.now, verified=readings != {CLAIMED})
    for claim in reading.claims:
        paragraph = reading.passage.places[claim.at][0]
        yield Placed(judge(claim, reading.names, asking), places[paragraph])


def reading_of(lines: Sequence[str], paper: Paper) -> Reading:
    """The text read as a speech, with what people have said of its words before.

    Where it names no year, this year is that of the paper's period.
    """
    passage = read(lines)
    found = read_speech(passage, paper.book)
    if not found.calendar.has_year:
        found = read_speech(passage, paper.book, year=paper.period.start.year)
    found = remembered(found, paper.book.pk)
    told = claims(passage, found.bindings, found.names.known, found.calendar)
    return replace(found, claims=told)


def text_of(content: bytes, title: str) -> tuple[list[str], list[Reason]]:
    """The paragraphs of a letter, or the cells of a workbook with words, each with its place."""
    if not title.lower().endswith(".xlsx"):
        lines = paragraphs(content, title)
        return lines, [because(PARAGRAPH, number=number) for number in range(1, len(lines) + 1)]
    cells = [
        (cell.text, because(CELL, sheet=grid.name, cell=f"{letters(column)}{row}"))
        for grid in opened(content, title).blocks
        if isinstance(grid, Grid)
        for row, column, cell in grid.cells()
        if isinstance(cell.value, str) and cell.value.strip()
    ]
    return [text for text, _ in cells], [place for _, place in cells]
