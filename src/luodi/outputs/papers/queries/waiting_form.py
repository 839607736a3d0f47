"""A form that was handed in: it waits a day under its word, with what was said of its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from luodi.analysis.figures.queries.readers import readable_books
from luodi.foundation.files.templates.waiting import part, wait, waiting
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.outputs.papers.queries.drafts import kept, paper_of, said_of
from luodi.outputs.papers.queries.filling import Wanted
from luodi.outputs.papers.queries.forms.reading import ReadForm, read_form
from luodi.outputs.papers.queries.paper import Paper

PART = "form"


@dataclass(frozen=True)
class WaitingForm:
    """What waits under a word: the form, for which paper, and what was said of it so far."""

    word: str
    said: Mapping[str, Any]
    paper: Paper

    @property
    def title(self) -> str:
        return str(self.said["title"])

    @property
    def content(self) -> bytes:
        return part(self.word, PART).read_bytes()

    @property
    def book(self) -> Book:
        return self.paper.book

    @property
    def answers(self) -> dict[str, str]:
        return {str(key): str(value) for key, value in self.said.get("answers", {}).items()}

    def read(self) -> ReadForm:
        return read_form(self.content, self.title, self.paper, self.answers)


def handed_in(content: bytes, paper: Paper, wanted: Wanted, template_id: int | None) -> str:
    """The word under which the form waits; refuses one in which nothing is found to be filled."""
    read_form(content, wanted.title, paper)
    said = {**said_of(paper, wanted, template_id), "what": PART, "answers": {}}
    return wait({PART: content}, said, at=paper.now)


def form_for(account: Account, word: str, now: datetime) -> WaitingForm | None:
    """The form of the word, if it is the account's and its book may still be read."""
    said = waiting(word)
    if said is None or said.get("account") != account.pk or said.get("what") != PART:
        return None
    book = next((one for one in readable_books(account) if one.code == said["book"]), None)
    if book is None or not part(word, PART).exists():
        return None
    return WaitingForm(word, said, paper_of(said, book, account, now))


def filled_form(form: WaitingForm) -> str:
    """The form filled, waiting as a draft under a word of its own."""
    wanted = Wanted(form.title, answers=form.answers)
    template = form.said.get("template")
    return kept(form.content, form.paper, wanted, int(template) if template else None)
