"""The lists of a paper: what a figure counts by name, and what it is split by, line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from luodi.analysis.figures.queries.explaining import Explanation, explain
from luodi.analysis.figures.queries.naming import key_names
from luodi.analysis.figures.rules.asked import shown
from luodi.analysis.figures.rules.facts import Key
from luodi.analysis.figures.rules.rows import Row
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Unit
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.asking import Figures, Meant
from luodi.outputs.papers.rules.answers import Answer, Line, Listed, named_list, still_open
from luodi.outputs.papers.rules.asked import Listing
from luodi.outputs.papers.rules.grammar import NAMES, ROWS, SPLIT_LISTS
from luodi.outputs.papers.rules.placeholders import Question
from luodi.outputs.papers.rules.saying import YUAN, amount, plain

MOST_ROWS = 500
NOBODY_TO_NAME = gettext_noop("%(period)s“%(name)s”是零，没有可列举的名称，请改写这一句")
ORDER = gettext_noop("名单按金额从大到小；不按金额计的，按发生日先后")


def listed(figures: Figures, listing: Listing) -> Listed:
    """The list that a placeholder asks for."""
    if listing.kind in SPLIT_LISTS:
        return split_by(figures, SPLIT_LISTS[listing.kind], listing)
    if not listing.question.name:
        text = gettext_noop("“%(kind)s”要写明是哪个指标的，如 %(kind)s(竣工投产项目, 前=2)")
        raise Refused(because(text, kind=listing.kind))
    return of_rows(figures, listing)


def of_rows(figures: Figures, listing: Listing) -> Listed:
    """The rows behind a figure, as the reader may see them, and the sentence they make."""
    meant = figures.meant(listing.question)
    answer = figures.answer(replace(listing.question, compared="", measure=""))
    found = opened(figures, meant)
    unit = found.figure.unit
    rows = ordered([*rows_of(found), *rows_of_districts(figures, meant)], unit)
    if listing.order:
        rows = by_figure(figures, listing, rows)
    most = listing.most or (MOST_ROWS if listing.kind == ROWS else 0)
    lines = tuple(
        line(number, row, unit) for number, row in enumerate(rows[: most or MOST_ROWS], start=1)
    )
    count = answer.words if unit not in YUAN else str(len(rows))
    measure = unit if unit not in YUAN else "个"
    words = named_list([row.name for row in rows], count, measure, listing.most)
    if not rows:
        words = gettext_noop("无")
    named = replace(
        answer,
        words=words,
        measure="",
        number=Decimal(len(rows)),
        arithmetic=ORDER,
        list=True,
        most=listing.most,
        order=listing.order,
    )
    if listing.kind == NAMES:
        named = names_only(named, [row.name for row in rows])
    return Listed(lines, answer=None if listing.kind == ROWS else named)


def names_only(answer: Answer, names: Sequence[str]) -> Answer:
    """Just the names, for a sentence that says 等 and the number itself; open where there is none.

    A sentence with nobody to name has to be written otherwise, and no program does that.
    """
    if not names:
        why = str(because(NOBODY_TO_NAME, name=because(answer.name), period=answer.period))
        words = still_open(gettext_noop("%(name)s为零，这句请改写") % {"name": answer.name})
        return replace(answer, words=words, only=NAMES, why_not=why)
    return replace(answer, words="、".join(names[: answer.most or None]), only=NAMES)


def by_figure(figures: Figures, listing: Listing, rows: Sequence[Row]) -> list[Row]:
    """The rows by the amount of another figure, up to the end of the period; the largest first."""
    meant = figures.meant(Question(listing.order, period=listing.question.period))
    found = [*rows_of(opened(figures, meant)), *rows_of_districts(figures, meant)]
    sizes = {row.subject: row.amount for row in found}
    return sorted(rows, key=lambda row: -sizes.get(row.subject, Decimal(0)))


def opened(figures: Figures, meant: Meant) -> Explanation:
    """The figure with its rows; those of a split cannot be told apart from the others'."""
    if meant.asked.by:
        raise Refused(because(gettext_noop("名单和明细只能按单位、节会、期间来限定")))
    paper = figures.paper
    asked = replace(meant.asked, unit=meant.unit)
    return explain(
        paper.book, meant.code, asked, paper.now, verified=meant.verified, reader=paper.reader
    )


def rows_of(found: Explanation) -> list[Row]:
    return [row for part in found.parts for row in part.rows]


def rows_of_districts(figures: Figures, meant: Meant) -> list[Row]:
    """What the figure of a city counts in its districts, by the city's rulebook."""
    city, paper = figures.paper.book, figures.paper
    if city.kind != Book.Kind.CITY or meant.unit:
        return []
    under = RulebookVersion.objects.get(book=city, number=paper.version)
    asked = replace(meant.asked, unit=None)

    def opened_in(book: Book) -> Explanation:
        return explain(
            book,
            meant.code,
            asked,
            paper.now,
            verified=meant.verified,
            reader=paper.reader,
            under=under,
        )

    return [row for book in city.districts.order_by("pk") for row in rows_of(opened_in(book))]


def parts_of(figures: Figures, question: Question) -> dict[int, Decimal]:
    """How much of the figure is each project's, in the unit in which it is counted."""
    found: defaultdict[int, Decimal] = defaultdict(Decimal)
    for part in opened(figures, figures.meant(question)).parts:
        for row in part.rows:
            if row.subject:
                found[row.subject] += row.amount
    return dict(found)


def part_said(value: Decimal, unit: str, measure: str) -> str:
    """One project's part of a figure as a list prints it."""
    words = amount(abs(value), unit, measure)
    return f"-{words}" if value < 0 else words


def ordered(rows: Iterable[Row], unit: str) -> list[Row]:
    """The largest amounts first where amounts are counted; else the earliest first."""
    if unit in YUAN:
        return sorted(rows, key=lambda row: (-row.amount, row.name))
    return list(rows)


def line(number: int, row: Row, unit: str) -> Line:
    proof = row.proofs[-1] if row.proofs else None
    said = amount(row.amount, unit, "") if unit in YUAN else plain(Decimal(shown(row.amount, unit)))
    return Line(
        row.name,
        (
            ("名称", row.name),
            ("单位", row.unit),
            ("数", said),
            ("日期", proof.occurred_to.isoformat() if proof else ""),
            ("依据", proof.kind if proof else ""),
            ("序号", str(number)),
        ),
    )


def split_by(figures: Figures, axis: str, listing: Listing) -> Listed:
    """A line for each unit that carries a task, or for each key under which anything counts."""
    names = units(figures, listing) if axis == "unit" else keys(figures, axis, listing)
    if listing.order:
        question = replace(listing.question, name=listing.order)
        names = sorted(names, key=lambda name: -value(figures, question, axis, name))
    most = listing.most or None
    lines = [Line(name, (("序号", str(at)),)) for at, name in enumerate(names[:most], start=1)]
    return Listed(tuple(lines), scope=axis)


def units(figures: Figures, listing: Listing) -> list[str]:
    """The units in the order of their tree: all that carry a task, or those of one kind."""
    paper, kinds = figures.paper, {str(kind.label): kind.value for kind in Unit.Kind}
    if listing.only and listing.only not in kinds:
        text = gettext_noop("类别只能是%(words)s，这里写的是“%(given)s”")
        raise Refused(because(text, words="、".join(kinds), given=listing.only))
    tasked = figures.tasked()
    wanted = kinds.get(listing.only)
    return [
        str(unit)
        for unit in paper.units
        if (unit.kind == wanted if wanted else unit.pk in tasked)
        and (unit.closed_on is None or unit.closed_on > paper.moment.day)
    ]


def keys(figures: Figures, axis: str, listing: Listing) -> list[str]:
    meant = figures.meant(listing.question) if listing.question.name else figures.whole()
    values = figures.catalogue(replace(meant.asked, by=axis, unit=None)).counted
    names: dict[Key, str] = key_names(axis, values.values)
    return [name for key, name in names.items() if key not in (None, "")]


def value(figures: Figures, question: Question, axis: str, name: str) -> Decimal:
    narrowed = replace(question, **{axis: name})
    return figures.figure(figures.meant(narrowed)).value or Decimal(0)
