"""A filled paper checked again: which figures would be different today, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from luodi.analysis.figures.rules.moments import AsOf, as_of
from luodi.foundation.files.forms.marks import standing_in
from luodi.foundation.files.templates.keeping import kept
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.queries import books_of
from luodi.kernel.periods import parse_period
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.asking import Figures
from luodi.outputs.papers.queries.listing import listed, part_said, parts_of
from luodi.outputs.papers.queries.moving import why
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.sources import publisher_for, typed_for
from luodi.outputs.papers.rules.answers import COUNTED, PUBLISHED, TYPED
from luodi.outputs.papers.rules.asked import Listing
from luodi.outputs.papers.rules.grammar import NAMED
from luodi.outputs.papers.rules.placeholders import MEASURED, Question, parse
from luodi.records.publications.queries import seal_found
from luodi.records.publications.rules import SEAL_WORDS, Seal
from luodi.records.targets.rules.goal import Aim

TAKEN_BACK = gettext_noop("目标已撤销：%(document)s")
ADJUSTED = gettext_noop("目标已调整：%(document)s，%(day)s")
SET = gettext_noop("新下达了目标：%(document)s，%(day)s")


@dataclass(frozen=True)
class Checked:
    """One figure of a paper, as it was filled, as it stands in the file, as it is today."""

    number: int
    name: str
    question: str
    printed: str
    stands: tuple[str, ...]
    today: str
    causes: tuple[Reason, ...] = ()

    @property
    def rewritten(self) -> bool:
        """Whether somebody has changed the number in the file by hand."""
        return any(words != self.printed for words in self.stands)

    @property
    def differs(self) -> bool:
        return self.rewritten or self.today != self.printed


@dataclass(frozen=True)
class Rechecked:
    """A paper with its figures, beside the moment with which it was compared."""

    title: str
    book: str
    period: str
    moment: str
    head: str
    today: str
    figures: tuple[Checked, ...]
    seal: Reason | None = None  # why the record that the file carries is not to be trusted

    @property
    def different(self) -> tuple[Checked, ...]:
        return tuple(one for one in self.figures if one.differs)


def recheck(content: bytes, until: AsOf, now: datetime, *, reader: Account | None) -> Rechecked:
    """Every figure of a filled paper, asked again; the file alone is enough."""
    record = kept(content)
    if record is None:
        text = gettext_noop("这个文件不是本系统填写的文稿，或其中的记录已被别的软件删去，无法复核")
        raise Refused(because(text, about="content"))
    paper = paper_of(record, now, reader)
    later = replace(paper, as_of=until if until != AsOf() else today_of(paper))
    stands, seal = standing_in(content, record), seal_found(record)
    checker = Checker(paper, Figures(paper), Figures(later), seal is Seal.OURS)
    return Rechecked(
        title=str(record.get("title", "")),
        book=paper.book.name,
        period=paper.period.label,
        moment=str(record["moment"]),
        head=str(record.get("head", "")),
        today=str(later.moment),
        seal=None if seal is Seal.OURS else because(SEAL_WORDS[seal]),
        figures=tuple(
            checker.checked(one, tuple(stands.get(int(one["id"]), ())))
            for one in record.get("figures", ())
        ),
    )


def today_of(paper: Paper) -> AsOf:
    """Now, said outright: a closed period would else answer as of its closing."""
    if paper.book.kind == Book.Kind.CITY:
        return AsOf(paper.now.date())
    return AsOf(seq=paper.book.seq, day=paper.now.date())


def paper_of(record: Mapping[str, Any], now: datetime, reader: Account | None) -> Paper:
    """The paper that a record is of, if the reader may read the figures of its book."""
    books = Book.objects.exclude(kind=Book.Kind.HOUSE) if reader is None else books_of(reader)
    book = books.filter(code=record.get("book")).first()
    if book is None:
        text = gettext_noop("文稿里的账套“%(book)s”这里没有，或您无权查看")
        raise Refused(because(text, book=str(record.get("book", "")), about="content"))
    try:
        return Paper(
            book=book,
            period=parse_period(str(record["period"])),
            as_of=moment_of(book, str(record["moment"])),
            now=now,
            reader=reader,
            event=str(record.get("event", "")),
            day=date.fromisoformat(str(record["day"])),
        )
    except (KeyError, ValueError) as error:
        text = gettext_noop("文稿里的记录不完整，无法复核")
        raise Refused(because(text, about="content")) from error


def moment_of(book: Book, said: str) -> AsOf:
    """The moment of a paper; of a city's the day, as its figures were asked."""
    moment = as_of(said)
    return AsOf(moment.day) if book.kind == Book.Kind.CITY else moment


@dataclass(frozen=True)
class Checker:
    """Asks each figure at both moments; what a file with a broken seal says of itself is not told.

    In place of what such a file says was printed stands what the book says of its moment.
    """

    paper: Paper
    then: Figures
    now: Figures
    is_ours: bool
    parts: dict[tuple[int, Question], dict[int, Decimal]] = field(default_factory=dict)

    def checked(self, one: Mapping[str, Any], stands: tuple[str, ...]) -> Checked:
        said = str(one.get("printed", ""))
        printed = said if self.is_ours else self.asked_of(self.then, one, said)[0]
        today, causes = self.asked_of(self.now, one, printed)
        return Checked(
            number=int(one["id"]),
            name=str(one.get("name", "")),
            question=str(one.get("written", "")),
            printed=printed,
            stands=stands,
            today=today,
            causes=causes,
        )

    def asked_of(
        self, figures: Figures, one: Mapping[str, Any], printed: str
    ) -> tuple[str, tuple[Reason, ...]]:
        """What the book says at one of the two moments; what was typed stays as it is."""
        kind = one.get("kind", COUNTED)
        if kind == PUBLISHED:
            return self.published(figures, one, printed)
        if kind == TYPED and not self.is_ours:
            found = typed_for(figures.paper).get(str(one.get("name", "")))
            return (found.words if found else "—"), ()
        if kind == COUNTED and one.get("written"):
            return self.counted(figures, one, printed)
        return printed, ()

    def published(
        self, figures: Figures, one: Mapping[str, Any], printed: str
    ) -> tuple[str, tuple[Reason, ...]]:
        """What stood published at the moment under the same name; a withdrawal is told."""
        answer = publisher_for(figures.paper)
        try:
            found = answer(str(one["name"]), str(one["period"]), "", str(one.get("scope", "")))
        except Refused as refusal:
            return "—", refusal.reasons
        is_plain = one.get("printed") == one.get("words")
        said = found.words if is_plain else f"{found.words}（{found.ground}）"
        return said, () if said == printed else (because(found.ground),)

    def counted(
        self, figures: Figures, one: Mapping[str, Any], printed: str
    ) -> tuple[str, tuple[Reason, ...]]:
        """What would be printed at the moment; and where that is something else, why."""
        try:
            question = parse(str(one["written"]))
            if subject := int(one.get("subject") or 0):
                said = self.part(figures, replace(question, as_of=""), subject)
                return said, self.moved(figures, question, said != printed)
            answer = figures.answer(replace(question, as_of=""))
            if one.get("list"):
                found = listed(figures, listing_of(one, question))
                answer = found.answer or answer
            said = answer.words if one.get("printed") == one.get("words") else answer.printed
            if one.get("bare"):
                said = answer.words.removesuffix("%").removesuffix("个百分点")
        except Refused as refusal:
            return "—", refusal.reasons
        return said, self.moved(figures, question, said != printed)

    def part(self, figures: Figures, question: Question, subject: int) -> str:
        """A project's part of a figure in a list; nothing where it has none at the moment."""
        key = (id(figures), question)
        if key not in self.parts:
            self.parts[key] = parts_of(figures, question)
        value = self.parts[key].get(subject)
        unit = self.paper.meant[figures.meant(question).code].unit
        return "—" if value is None else part_said(value, unit, question.measure)

    def moved(self, figures: Figures, question: Question, differs: bool) -> tuple[Reason, ...]:
        """The entries that came, went, were verified or reversed between the two moments."""
        if not differs or figures is not self.now:
            return ()
        plain = replace(question, as_of="")
        owed = tuple[Reason, ...]()
        if question.compared in MEASURED:
            before, now = (one.aim(one.meant(plain)) for one in (self.then, self.now))
            owed = tuple(adjusted(before, now))
        return (*owed, *why(self.then, self.now, plain))


def adjusted(before: Aim | None, now: Aim | None) -> Iterator[Reason]:
    """What became of the target between the two moments."""
    if now is None and before is not None:
        yield because(TAKEN_BACK, document=before.heading.cited)
    elif now is not None and now != before:
        day = now.heading.issued_on.isoformat()
        yield because(ADJUSTED if before else SET, document=now.heading.cited, day=day)


def listing_of(one: Mapping[str, Any], question: Question) -> Listing:
    kind, order = str(one.get("only") or NAMED), str(one.get("order", ""))
    return Listing(kind, replace(question, as_of=""), int(one.get("most", 0)), order)
