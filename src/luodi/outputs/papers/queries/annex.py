"""The annex 口径说明: on what every figure of a paper rests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.document import Document as Sheets

from luodi.foundation.files.leaflets.leaf import Grid, Head, Kind
from luodi.foundation.files.official.page import HEI, SAN, annexed
from luodi.foundation.files.official.tables import needs_turning, table
from luodi.foundation.files.official.words import centred, small
from luodi.foundation.rulebook.models import RulebookVersion
from luodi.foundation.rulebook.queries import parsed
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.queries.asking import Figures
from luodi.outputs.papers.queries.desk import Filled
from luodi.outputs.papers.queries.paper import Paper
from luodi.outputs.papers.rules.answers import COUNTED, TYPED, Answer
from luodi.outputs.papers.rules.placeholders import parse

TITLE = gettext_noop("口径说明")
RESTS = gettext_noop("%(book)s，%(period)s，时点 %(moment)s（链首 %(head)s），%(rulebook)s")
NUMBER, PRINTED, ASKED = (
    gettext_noop("序号"),
    gettext_noop("文中的数"),
    gettext_noop("指标、期间、范围"),
)
GROUND, ROWS, READ = gettext_noop("算式或出处"), gettext_noop("行数"), gettext_noop("读法")
OPEN = gettext_noop("另有 %(count)s 处待手填：%(names)s")
MOST_SIGNS_OF_A_NUMBER = 12  # what is longer is a list of names, and breaks into lines


def append_annex(
    document: Sheets, paper: Paper, figures: Figures, filled: Sequence[Filled]
) -> None:
    """Sheets behind the text: what each word means, and then each figure once."""
    grid = grid_of(paper, figures, filled)
    annexed(document, is_wide=needs_turning(grid))
    centred(document, TITLE, HEI, SAN)
    rulebook = parsed(RulebookVersion.objects.get(book=paper.book, number=paper.version))
    said = {
        "book": paper.book.name,
        "period": paper.period.label,
        "moment": paper.moment,
        "head": paper.head,
        "rulebook": rulebook.label,
    }
    small(document, RESTS % said)
    for name, sentence in meanings(filled).items():
        small(document, f"{name}：{sentence}")
    table(document, grid)
    if names := [one.answer.name for one in filled if is_open(one)]:
        small(document, OPEN % {"count": len(names), "names": "、".join(names)})


def grid_of(paper: Paper, figures: Figures, filled: Sequence[Filled]) -> Grid:
    """A row for each figure in the order of the text."""
    filled = [one for one in filled if not is_open(one)]
    are_short = all(len(one.printed) <= MOST_SIGNS_OF_A_NUMBER for one in filled)
    heads = (
        Head(NUMBER, Kind.NUMBER),
        Head(PRINTED, Kind.NUMBER if are_short else Kind.WORDS),
        Head(ASKED, Kind.NAME),
        Head(GROUND, Kind.WORDS),
        Head(ROWS, Kind.NUMBER),
        Head(READ, Kind.MEASURE),
    )
    rows = [tuple(line_of(one, paper, figures)) for one in filled]
    return Grid(heads, rows, is_numbered=False)


def is_open(one: Filled) -> bool:
    """Not typed yet: named under the table, for there is nothing to say of it."""
    return one.answer.kind == TYPED and bool(one.answer.why_not)


def meanings(filled: Sequence[Filled]) -> dict[str, str]:
    """What each figure's name means, said once."""
    return {one.answer.name: one.answer.sentence for one in filled if one.answer.sentence}


def line_of(one: Filled, paper: Paper, figures: Figures) -> Iterator[str]:
    answer = one.answer
    yield str(one.number)
    yield one.printed
    yield "，".join(word for word in (answer.name, answer.period, answer.scope) if word)
    yield "；".join(filter(None, (answer.arithmetic, answer.ground))) or answer.why_not
    yield rows_said(answer, figures)
    elsewhere = answer.moment if answer.moment != str(paper.moment) else ""
    yield "，".join(word for word in (answer.reading, elsewhere) if word)


def rows_said(answer: Answer, figures: Figures) -> str:
    """How many rows of the book a figure counts; of a rate, those of each of its parts."""
    if answer.kind != COUNTED or not answer.written:
        return ""
    return "/".join(map(str, figures.rows(parse(answer.written))))
