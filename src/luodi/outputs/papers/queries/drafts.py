"""A filled paper that is looked at: it waits a day, and is filled anew when more is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from luodi.analysis.figures.queries.readers import readable_books
from luodi.analysis.figures.rules.moments import as_of
from luodi.foundation.files.drawing import page_count
from luodi.foundation.files.prose import paragraphs
from luodi.foundation.files.templates.waiting import part, wait, waiting
from luodi.foundation.files.templates.word import WORD
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.kernel.periods import Period, parse_period
from luodi.outputs.papers.queries.filling import Made, Wanted, fill
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.sources import publisher_for, typed_for
from luodi.outputs.papers.rules.aloud import asked_in, counting_nothing
from luodi.outputs.papers.rules.answers import TYPED

PAGES_SHOWN = 30


@dataclass(frozen=True)
class Draft:
    """A filled paper under its word: its file, its figures, what is still open."""

    word: str
    said: dict[str, Any]
    figures: tuple[dict[str, Any], ...]
    period: Period
    book: Book

    @property
    def title(self) -> str:
        return str(self.said["title"])

    @property
    def ending(self) -> str:
        return "xlsx" if self.title.lower().endswith(".xlsx") else "docx"

    @property
    def content(self) -> bytes:
        return part(self.word, self.ending).read_bytes()

    @property
    def open(self) -> tuple[dict[str, Any], ...]:
        """The figures that are not known."""
        return tuple(one for one in self.figures if one.get("why_not"))

    @property
    def to_type(self) -> tuple[str, ...]:
        """The names of figures that a person has to type."""
        return tuple(dict.fromkeys(str(one["name"]) for one in self.open if one["kind"] == TYPED))

    @cached_property
    def paragraphs(self) -> list[str]:
        """What is read aloud; of a workbook, nothing."""
        return paragraphs(self.content, self.title) if self.ending == "docx" else []

    @property
    def questions(self) -> list[tuple[str, str]]:
        """What a person has to type, each with the sentence in which it stands."""
        return [(name, asked_in(self.paragraphs, name)) for name in self.to_type]

    @property
    def awkward(self) -> list[str]:
        """What a number that is 0 makes of its sentence."""
        return counting_nothing(self.paragraphs)

    @property
    def name(self) -> str:
        """The title without the ending of the file."""
        return self.title.rpartition(".")[0] or self.title

    @property
    def linked(self) -> list[dict[str, Any]]:
        """The figures, each with the page on which it is opened."""
        return [{**one, "link_here": page_of(one)} for one in self.figures]

    @property
    def page_count(self) -> int:
        if self.ending != "docx":
            return 0
        return min(page_count(part(self.word, "docx"), WORD), PAGES_SHOWN)

    @property
    def pages(self) -> range:
        return range(1, self.page_count + 1)


def page_of(one: dict[str, Any]) -> str:
    if not one.get("code"):
        return ""
    return f"{reverse('catalogue:figure', args=[one['code']])}?{urlencode(one.get('query', {}))}"


def kept(template: bytes, paper: Paper, wanted: Wanted, template_id: int | None) -> str:
    """The paper filled, waiting under a word; refuses with everything that cannot be understood."""
    return filled(template, paper, wanted, said_of(paper, wanted, template_id))


def said_of(paper: Paper, wanted: Wanted, template_id: int | None) -> dict[str, Any]:
    """What is kept of a paper beside its file."""
    return {
        "account": paper.reader.pk if paper.reader else None,
        "book": paper.book.code,
        "title": wanted.title,
        "template": template_id,
        "period": paper.period.label,
        "as_of": str(paper.moment),
        "verified": paper.verified,
        "event": paper.event,
        "day": paper.day.isoformat() if paper.day else "",
        "annex": wanted.annex,
        "answers": dict(wanted.answers),
        "address": paper.address,
    }


def filled(
    template: bytes, paper: Paper, wanted: Wanted, said: dict[str, Any], word: str = ""
) -> str:
    typed = typed_for(paper)
    made: Made = fill(template, paper, wanted, typed=typed, published=publisher_for(paper))
    ending = "xlsx" if wanted.is_workbook else "docx"
    said = {
        **said,
        "typed": {name: [one.words, one.by] for name, one in typed.items()},
        "record": made.record,
        "notes": [str(note) for note in made.notes],
    }
    return wait({"template": template, ending: made.content}, said, at=paper.now, word=word)


def draft_for(account: Account, word: str, now: datetime) -> Draft | None:
    """The paper that waits under the word, if it is the account's and its book may still be read.

    It holds what was typed since.
    """
    said = waiting(word)
    if said is None or said.get("account") != account.pk or "record" not in said:
        return None
    book = next((one for one in readable_books(account) if one.code == said["book"]), None)
    if book is None:
        return None
    period = parse_period(said["period"])
    paper = paper_of(said, book, account, now)
    typed = {name: [one.words, one.by] for name, one in typed_for(paper).items()}
    if typed != said["typed"]:
        template = part(word, "template").read_bytes()
        wanted = Wanted(said["title"], said["annex"], said.get("answers", {}))
        filled(template, paper, wanted, said, word)
        said = waiting(word) or said
    return Draft(word, said, tuple(said["record"]["figures"]), period, book)


def paper_of(said: dict[str, Any], book: Book, account: Account, now: datetime) -> Paper:
    return Paper(
        book=book,
        period=parse_period(said["period"]),
        as_of=as_of(said["as_of"]),
        now=now,
        verified=said["verified"],
        reader=account,
        event=said["event"],
        address=said["address"],
        day=date.fromisoformat(said["day"]) if said["day"] else None,
    )
