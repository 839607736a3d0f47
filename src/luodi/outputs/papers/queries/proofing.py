"""A proof as a page shows it, as it is carried to its copy, and as a leaflet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core import signing
from django.utils.translation import gettext

from luodi.analysis.figures.queries.readers import readable_books
from luodi.analysis.proofreading.queries.book import compared
from luodi.analysis.proofreading.rules.finding import CERTAINTIES, RELATIONS, Certainty, Finding
from luodi.analysis.proofreading.rules.proof import proof
from luodi.foundation.files.leaflets.leaf import Kind as Told
from luodi.foundation.files.leaflets.leaf import Leaflet, Part
from luodi.foundation.files.texts.opening import Text
from luodi.foundation.outgoing.grids import Told as ToldColumn
from luodi.foundation.outgoing.grids import grid_told
from luodi.foundation.people.models import Account
from luodi.foundation.ui.sentences import sentence
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Table
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.marking import Leaf, leaves

SALT = "papers.proofing"
KEPT_SECONDS = 24 * 3600
MOST_TEXT = 90
TONES = {Certainty.SURE: "bad", Certainty.LIKELY: "bad", Certainty.LOOK: "wait"}


@dataclass(frozen=True)
class Row:
    """One finding in words: where, what is printed, what follows, and how sure that is."""

    number: int
    where: str
    text: str
    relation: str
    printed: str
    follows: str
    difference: str
    certainty: str
    tone: str
    why: str


@dataclass(frozen=True)
class Booked:
    """One figure of the text that the book knows too, in both readings."""

    where: str
    name: str
    period: str
    printed: str
    claimed: str
    verified: str
    word: str
    tone: str


@dataclass(frozen=True)
class Proofed:
    """What came of one document, in words; it holds nothing of the document but these."""

    name: str
    rows: tuple[Row, ...]
    booked: tuple[Booked, ...]
    held: int
    untested: int
    notes: tuple[str, ...]

    @property
    def tested(self) -> int:
        return len(self.rows) + self.held


def proofed(name: str, text: Text, reader: Account, now: datetime) -> tuple[Proofed, list[Leaf]]:
    found = proof(text.blocks)
    shown = Proofed(
        name,
        tuple(row(number, one) for number, one in enumerate(found.wrong, start=1)),
        tuple(booked(text, reader, now)),
        len(found.held),
        found.untested,
        tuple(sentence(note) for note in text.notes),
    )
    return shown, list(leaves(text.blocks, found))


def row(number: int, one: Finding) -> Row:
    return Row(
        number,
        sentence(one.place.said),
        shortened(one.text),
        gettext(RELATIONS[one.relation]),
        one.printed,
        follows(one),
        one.difference or "—",
        gettext(CERTAINTIES[one.certainty]),
        TONES[one.certainty],
        sentence(one.why),
    )


def follows(one: Finding) -> str:
    """The figure that follows, with the arithmetic behind it."""
    if not one.computed:
        return "—"
    if set(one.arithmetic) & set("+−÷×/"):
        return f"{one.computed} = {one.arithmetic}"
    return one.computed if one.arithmetic in one.computed else f"{one.computed}（{one.arithmetic}）"


def shortened(text: str) -> str:
    return text if len(text) <= MOST_TEXT else f"{text[: MOST_TEXT - 1]}…"


def booked(text: Text, reader: Account, now: datetime) -> Iterator[Booked]:
    """Compared with the reader's own book, and with none where he reads no figures."""
    book = next(iter(readable_books(reader)), None)
    for one in compared(text.blocks, book, now) if book else ():
        yield Booked(
            sentence(one.place.said),
            gettext(one.indicator),
            sentence(one.period),
            one.printed,
            one.claimed,
            one.verified,
            gettext(WORDS[one.fits][0]),
            WORDS[one.fits][1],
        )


WORDS = {
    "both": (gettext_noop("与账相符"), "done"),
    "verified": (gettext_noop("与核定数相符"), "done"),
    "claimed": (gettext_noop("只与申报数相符"), "wait"),
    "": (gettext_noop("与账不符"), "wait"),
}
COLUMNS: tuple[Column[Row], ...] = (
    Column(
        "where",
        gettext_noop("位置"),
        lambda one: one.where,
        is_head=True,
        link=lambda one: f"#mark-{one.number}",
    ),
    Column(
        "certainty",
        gettext_noop("把握"),
        lambda one: one.certainty,
        Kind.STATUS,
        tone=lambda one: one.tone,
    ),
    Column("printed", gettext_noop("写的是"), lambda one: one.printed),
    Column("follows", gettext_noop("算得"), lambda one: one.follows, Kind.PROSE),
    Column("difference", gettext_noop("相差"), lambda one: one.difference),
    Column("relation", gettext_noop("核对什么"), lambda one: one.relation),
    Column("why", gettext_noop("为什么这样判断"), lambda one: one.why, Kind.PROSE),
    Column("text", gettext_noop("原文"), lambda one: one.text, Kind.PROSE),
)
BOOKED: tuple[Column[Booked], ...] = (
    Column("where", gettext_noop("位置"), lambda one: one.where, is_head=True),
    Column("name", gettext_noop("指标"), lambda one: one.name),
    Column("period", gettext_noop("时段"), lambda one: one.period),
    Column("printed", gettext_noop("写的是"), lambda one: one.printed),
    Column("verified", gettext_noop("账上核定"), lambda one: one.verified),
    Column("claimed", gettext_noop("账上申报"), lambda one: one.claimed),
    Column(
        "word", gettext_noop("比较"), lambda one: one.word, Kind.STATUS, tone=lambda one: one.tone
    ),
)


def table(found: Proofed) -> Table[Row]:
    return Table(gettext("不符的地方"), COLUMNS, list(found.rows))


def book_table(found: Proofed) -> Table[Booked]:
    return Table(gettext("与账对照"), BOOKED, list(found.booked))


def carried(found: Proofed) -> str:
    """The proof as a sealed word that the page sends back to be copied: the house keeps nothing."""
    return signing.dumps(asdict(found), salt=SALT, compress=True)


def brought_back(word: str) -> Proofed | None:
    """What a sealed word holds; None for one that is not ours or is of another day."""
    try:
        said = signing.loads(word, salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return None
    rows = tuple(Row(**one) for one in said.pop("rows"))
    known = tuple(Booked(**one) for one in said.pop("booked"))
    return Proofed(rows=rows, booked=known, notes=tuple(said.pop("notes")), **said)


def tally(found: Proofed) -> str:
    values = {
        "tested": found.tested,
        "wrong": len(found.rows),
        "held": found.held,
        "untested": found.untested,
    }
    text = gettext(
        "核对 %(tested)s 处：不符 %(wrong)s 处，相符 %(held)s 处；"
        "另有 %(untested)s 个数没有可以对照的"
    )
    return text % values


def leaflet(found: Proofed) -> Leaflet:
    return Leaflet(gettext("核数"), found.name, (tally(found),), list(parts(found)))


def parts(found: Proofed) -> Iterator[Part]:
    if found.rows:
        yield Part(gettext("不符的地方"), grid=grid_told(TOLD, found.rows))
    if found.booked:
        yield Part(gettext("与账对照"), grid=grid_told(TOLD_OF_BOOK, found.booked))


def told_columns[R](columns: Sequence[Column[R]]) -> list[ToldColumn[R]]:
    return [told_column(column) for column in columns]


def told_column[R](column: Column[R]) -> ToldColumn[R]:
    return ToldColumn(column.title, column.text, Told.NAME if column.is_head else Told.WORDS)


TOLD = told_columns(COLUMNS)
TOLD_OF_BOOK = told_columns(BOOKED)
