"""A speech that was handed in: it waits a day under its word, for the one who handed it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    named,
    remembered,
    timed,
    with_events,
)
from luodi.outputs.papers.queries.speeches.verdicts import Judged, judge
from luodi.outputs.papers.rules.phrases.passages import read
from luodi.outputs.papers.rules.restoring.finding import Swapped, swapped
from luodi.outputs.papers.rules.restoring.putting import Put, put_back, sure_ones

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
    words: tuple[Swapped, ...] = ()  # that look swapped by a spinning site
    puts: tuple[Put, ...] = ()  # those of them that are put back


def handed_in(
    content: bytes,
    title: str,
    by: Account,
    *,
    book: str,
    year: int | None,
    as_of: str,
    at: datetime,
) -> str:
    """The word under which the speech waits."""
    said = {"account": by.pk, "title": title, "book": book, "year": year, "as_of": as_of}
    return wait({PART: content}, {**said, "what": PART}, at=at)


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


@dataclass(frozen=True)
class Said:
    """What was said on the page, by the number of the blank or of the words for a fair."""

    fairs: Mapping[int, str]
    indicators: Mapping[int, str]
    periods: Mapping[int, str]
    names: Mapping[int, str]
    words: Mapping[int, str] | None = None  # None: nothing was said of them yet


def read_again(speech: Speech, said: Said, now: datetime) -> Read:
    """The speech read against its book, with what was said on the page and remembered before."""
    passage = read(paragraphs(speech.content, speech.title))
    reading = read_speech(passage, speech.book, year=speech.year)
    fairs = {n: int(subject) for n, subject in said.fairs.items() if subject.isdecimal()}
    events = tuple(events_asked(reading, fairs))
    reading = remembered(with_events(reading, events), speech.book.pk)
    reading = named(chosen(timed(reading, said.periods), said.indicators), said.names)
    asking = Asking(speech.book, as_of(speech.as_of), now)
    judged = tuple(judge(claim, reading.names, asking) for claim in reading.claims)
    words = swapped(passage)
    puts = put_back(words, offered_words(words, said.words))
    return Read(speech, reading, answers(reading, asking), judged, events, words, puts)


def offered_words(words: Sequence[Swapped], said: Mapping[int, str] | None) -> dict[int, str]:
    """What was ticked on the page, as far as it was offered there; at first, the sure ones are."""
    if said is None:
        return sure_ones(words)
    return {one.n: said[one.n] for one in words if said.get(one.n) in one.choices}
