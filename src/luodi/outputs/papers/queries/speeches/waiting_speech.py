"""A speech that was handed in: it waits a day under its word, for the one who handed it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from luodi.analysis.figures.queries.readers import readable_books
from luodi.analysis.figures.rules.moments import as_of
from luodi.foundation.files.prose import paragraphs
from luodi.foundation.files.templates.waiting import part, wait, waiting
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.outputs.papers.queries.speeches.answers import (
    Answer,
    Asking,
    Reading,
    answers,
    read_speech,
)
from luodi.outputs.papers.queries.speeches.choosing import (
    EventAsked,
    chosen,
    events_asked,
    remembered,
    with_events,
)
from luodi.outputs.papers.queries.speeches.verdicts import Judged, judge
from luodi.outputs.papers.rules.phrases.passages import read

PART = "speech"


@dataclass(frozen=True)
class Speech:
    """What waits under a word: the file, its title, and against what it is read."""

    word: str
    title: str
    book: Book
    year: int | None
    as_of: str

    @property
    def content(self) -> bytes:
        return part(self.word, PART).read_bytes()


@dataclass(frozen=True)
class Read:
    """A speech with everything that its page and its template show."""

    speech: Speech
    reading: Reading
    answers: tuple[Answer, ...]
    tested: tuple[Judged, ...]
    events: tuple[EventAsked, ...]


def handed_in(
    content: bytes, title: str, by: Account, *, book: str, year: int | None, as_of: str
) -> str:
    """The word under which the speech waits."""
    said = {"account": by.pk, "title": title, "book": book, "year": year, "as_of": as_of}
    return wait({PART: content}, {**said, "what": PART})


def speech_for(account: Account, word: str) -> Speech | None:
    """The speech of the word, if it is the account's and its book may still be read."""
    said = waiting(word)
    if said is None or said.get("account") != account.pk or said.get("what") != PART:
        return None
    books = readable_books(account)
    book = next((one for one in books if one.code == said["book"]), books[0] if books else None)
    if book is None or not part(word, PART).exists():
        return None
    return Speech(word, str(said["title"]), book, said["year"], str(said["as_of"]))


def read_again(
    speech: Speech, picked: Mapping[int, str], choices: Mapping[int, str], now: datetime
) -> Read:
    """The speech read against its book, with the fairs and indicators that were chosen."""
    passage = read(paragraphs(speech.content, speech.title))
    reading = read_speech(passage, speech.book, year=speech.year)
    fairs = {n: int(subject) for n, subject in picked.items() if subject.isdecimal()}
    events = tuple(events_asked(reading, fairs))
    reading = remembered(with_events(reading, events), speech.book.pk)
    reading = chosen(reading, choices)
    asking = Asking(speech.book, as_of(speech.as_of), now)
    judged = tuple(judge(claim, reading.names, asking) for claim in reading.claims)
    return Read(speech, reading, answers(reading, asking), judged, events)
