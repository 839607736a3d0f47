"""A filled paper checked again: which figures would be different today, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from luodi.analysis.figures.queries.differing import difference
from luodi.analysis.figures.rules.changes import Change
from luodi.analysis.figures.rules.moments import AsOf, as_of
from luodi.foundation.files.forms.marks import standing_in
from luodi.foundation.files.templates.keeping import kept
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account
from luodi.foundation.rulebook.queries import books_of
from luodi.kernel.periods import parse_period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.asking import Figures, Meant
from luodi.outputs.papers.queries.listing import listed, part_said, parts_of
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.queries.sources import publisher_for
from luodi.outputs.papers.rules.answers import COUNTED, PUBLISHED
from luodi.outputs.papers.rules.asked import Listing
from luodi.outputs.papers.rules.grammar import NAMED
from luodi.outputs.papers.rules.placeholders import Question, parse

MOST_CAUSES = 8
ENTRY = gettext_noop("（记录 %(entry)s）")


@dataclass(frozen=True)
class Checked:
    """One figure of a paper, as it was filled, as it stands in the file, as it is today."""

    number: int
    name: str
    question: str
    printed: str
    stands: tuple[str, ...]
    today: str
    causes: tuple[str, ...] = ()

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
    stands = standing_in(content, record)
    checker = Checker(paper, Figures(paper), Figures(later))
    return Rechecked(
        title=str(record.get("title", "")),
        book=paper.book.name,
        period=paper.period.label,
        moment=str(record["moment"]),
        head=str(record.get("head", "")),
        today=str(later.moment),
        figures=tuple(
            checker.checked(one, tuple(stands.get(int(one["id"]), ())))
            for one in record.get("figures", ())
        ),
    )


def today_of(paper: Paper) -> AsOf:
    """Now, said outright: a closed period would else answer as of its closing."""
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
            as_of=as_of(str(record["moment"])),
            now=now,
            reader=reader,
            event=str(record.get("event", "")),
            day=date.fromisoformat(str(record["day"])),
        )
    except (KeyError, ValueError) as error:
        text = gettext_noop("文稿里的记录不完整，无法复核")
        raise Refused(because(text, about="content")) from error


@dataclass(frozen=True)
class Checker:
    """Asks each figure at both moments."""

    paper: Paper
    then: Figures
    now: Figures
    parts: dict[Question, dict[int, Decimal]] = field(default_factory=dict)

    def checked(self, one: Mapping[str, Any], stands: tuple[str, ...]) -> Checked:
        printed = str(one.get("printed", ""))
        question = str(one.get("written", ""))
        today, causes = self.asked_again(one, question, printed)
        return Checked(
            number=int(one["id"]),
            name=str(one.get("name", "")),
            question=question,
            printed=printed,
            stands=stands,
            today=today,
            causes=causes,
        )

    def asked_again(
        self, one: Mapping[str, Any], question: str, printed: str
    ) -> tuple[str, tuple[str, ...]]:
        """What was counted or published, as of now; what was typed stays as it is."""
        kind = one.get("kind", COUNTED)
        if kind == PUBLISHED:
            return self.published(one, printed)
        return self.today(one, printed) if kind == COUNTED and question else (printed, ())

    def published(self, one: Mapping[str, Any], printed: str) -> tuple[str, tuple[str, ...]]:
        """What stands published today under the same name; a withdrawal is told."""
        answer = publisher_for(self.now.paper)
        try:
            found = answer(str(one["name"]), str(one["period"]), "", str(one.get("scope", "")))
        except Refused as refusal:
            return "—", (str(refusal),)
        today = found.words if printed == one.get("words") else f"{found.words}（{found.ground}）"
        return today, () if today == printed else (found.ground,)

    def today(self, one: Mapping[str, Any], printed: str) -> tuple[str, tuple[str, ...]]:
        """What would be printed today; and where that is something else, why."""
        try:
            question = parse(str(one["written"]))
            if one.get("subject"):
                today = self.part(replace(question, as_of=""), int(one["subject"]))
                return today, () if today == printed else tuple(self.why(question))
            answer = self.now.answer(replace(question, as_of=""))
            if one.get("list"):
                found = listed(self.now, listing_of(one, question))
                answer = found.answer or answer
            today = answer.words if printed == one.get("words") else answer.printed
            if one.get("bare"):
                today = answer.words.removesuffix("%").removesuffix("个百分点")
        except Refused as refusal:
            return "—", (str(refusal),)
        return today, () if today == printed else tuple(self.why(question))

    def part(self, question: Question, subject: int) -> str:
        """A project's part of a figure in a list, as of now; nothing where it has none any more."""
        if question not in self.parts:
            self.parts[question] = parts_of(self.now, question)
        value = self.parts[question].get(subject)
        unit = self.paper.meant[self.now.meant(question).code].unit
        return "—" if value is None else part_said(value, unit, question.measure)

    def why(self, question: Question) -> Iterator[str]:
        """The entries that came, went, were verified or reversed between the two moments."""
        meant = self.now.meant(replace(question, as_of=""))
        found = difference(
            self.paper.book,
            meant.code,
            replace(meant.asked, by="", unit=meant.unit),
            (self.paper.pinned, self.now.paper.pinned),
            self.paper.now,
            verified=meant.verified,
            reader=self.paper.reader,
        )
        if found.has_other_rulebook:
            yield gettext_noop("两个时点所用的口径手册版本不同")
        changes = [change for part in found.parts for change in part.changes]
        for change in changes[:MOST_CAUSES]:
            yield said(change, meant)
        if len(changes) > MOST_CAUSES:
            yield gettext_noop("另有 %(count)s 项变动") % {"count": len(changes) - MOST_CAUSES}


def listing_of(one: Mapping[str, Any], question: Question) -> Listing:
    return Listing(NAMED, replace(question, as_of=""), int(one.get("most", 0)))


def said(change: Change, meant: Meant) -> str:
    """One thing that counts otherwise: what it is, how, and by which acts."""
    what = gettext_noop("新计入") if change.before is None else gettext_noop("不再计入")
    if change.before is not None and change.after is not None:
        what = gettext_noop("数额变动")
    acts = "；".join(
        f"{cause.at:%Y-%m-%d} {cause.who}{cause.what}{cause.kind}"
        + (ENTRY % {"entry": cause.entry} if cause.entry else "")
        for cause in change.causes
    )
    return f"{what}：{change.name}（{change.unit}）{'，' + acts if acts else ''}"
