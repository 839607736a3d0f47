"""Words put back: those that a person accepted, and what a file gets for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from luodi.foundation.files.prose import Piece
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.phrases.passages import Passage
from luodi.outputs.papers.rules.restoring.finding import Swapped

NO_SUCH = gettext_noop("没有第 %(n)s 个换过的词")
NOT_OFFERED = gettext_noop(
    "第 %(n)s 个“%(stands)s”只能换回%(choices)s，或照原样，不能换成“%(given)s”"
)


@dataclass(frozen=True)
class Put:
    """One word put back, and what stands there now."""

    word: Swapped
    text: str


def sure_ones(found: Sequence[Swapped]) -> dict[int, str]:
    """Every sure word with its original, to be accepted in one go."""
    return {one.n: one.meant for one in found if one.is_sure}


def put_back(found: Sequence[Swapped], said: Mapping[int, str]) -> tuple[Put, ...]:
    """The words that were accepted, by their number; nothing else is touched.

    Refuses a number that is none, and a word that was not offered. An empty one leaves it as it is.
    """
    by_number = {one.n: one for one in found}
    reasons = [
        because(NO_SUCH, n=n)
        if n not in by_number
        else because(
            NOT_OFFERED,
            n=n,
            stands=by_number[n].stands,
            choices="、".join(by_number[n].choices),
            given=text,
        )
        for n, text in said.items()
        if text and (n not in by_number or text not in by_number[n].choices)
    ]
    if reasons:
        raise Refused(*reasons)
    return tuple(Put(one, said[one.n]) for one in found if said.get(one.n))


def pieces(passage: Passage, puts: Sequence[Put]) -> Iterator[Piece]:
    """What is put into the file; a word that two paragraphs of it share is left as it is."""
    for put in puts:
        places = passage.places[put.word.start : put.word.end]
        if len({paragraph for paragraph, _ in places}) == 1:
            yield Piece(*passage.place(put.word.start, put.word.end), text=put.text)


def with_words(text: str, puts: Sequence[Put]) -> str:
    """The text of the passage with its words put back."""
    for put in reversed(puts):
        text = text[: put.word.start] + put.text + text[put.word.end :]
    return text


def by_pair(found: Sequence[Swapped]) -> list[tuple[str, str, list[Swapped]]]:
    """The words by what stands for what: the doubtful ones first, then the most frequent."""
    count = Counter((one.stands, one.meant, one.is_sure) for one in found)
    order = sorted(count, key=lambda key: (key[2], -count[key]))
    return [
        (
            stands,
            meant,
            [o for o in found if (o.stands, o.meant, o.is_sure) == (stands, meant, sure)],
        )
        for stands, meant, sure in order
    ]
