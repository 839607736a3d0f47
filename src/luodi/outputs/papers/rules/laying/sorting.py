"""What each paragraph of a text is: its title, what stands under it, a heading, a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from luodi.outputs.papers.rules.laying.parting import STOPS, Block, Parting
from luodi.outputs.papers.rules.phrases.passages import Passage

LONGEST_HEADING, LONGEST_TITLE = 60, 60
ALIKE = 0.8  # of the title of the page and that of the text
FIRST = re.compile(r"[一二三四五六七八九十]{1,3}、")
SECOND = re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]")
THIRD = re.compile(r"\d{1,2}\.(?!\d)")
SIGNS_OF_A_SIGNATURE = 24
UNDER = re.compile(r"[(（].*[)）]|\d{4}年\d{1,2}月\d{1,2}日")
YEAR_OF_A_TITLE = re.compile(r"^\d{4}年度?")
CLOSING = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")


class Sort(Enum):
    """What a paragraph is on the sheet."""

    TITLE = "title"
    UNDER = "under"
    GREETING = "greeting"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    SIGNED = "signed"
    BODY = "body"


@dataclass(frozen=True)
class Laid:
    """One paragraph of the paper: its signs in the passage; its first ones may stand out."""

    sort: Sort
    signs: Block
    lead: int = 0


@dataclass(frozen=True)
class Layout:
    """A text as a paper: its paragraphs, how many lines were left out, where it breaks off."""

    paragraphs: tuple[Laid, ...]
    left: int = 0
    breaks_off: str = ""


def layout(passage: Passage, lines: Sequence[str]) -> Layout:
    """The paper of a text that was read from these lines."""
    parting = Parting(passage, lines)
    blocks = parting.parted()
    head = [block for block in blocks if block[-1] < parting.greeting.start]
    if not parting.greeting and blocks and is_title(said(passage, blocks[0])):
        head = [blocks[0]]
    found = [*headed(passage, head)]
    end = signature(passage, blocks[len(head) :])
    for block in blocks[len(head) : len(blocks) - end]:
        if parting.greeting and block[0] == parting.greeting.start:
            found.append(Laid(Sort.GREETING, block))
        else:
            found += told(passage, block)
    found += [Laid(Sort.SIGNED, block) for block in blocks[len(blocks) - end :]]
    last = said(passage, blocks[-1]) if blocks else ""
    is_whole = not parting.is_saved or last[-1:] in f"{STOPS}”)）" or CLOSING.fullmatch(last)
    return Layout(tuple(found), len(parting.out), "" if is_whole else last[-8:])


def said(passage: Passage, block: Block) -> str:
    return "".join(passage.text[at] for at in block)


def signature(passage: Passage, blocks: Sequence[Block]) -> int:
    """How many of the last paragraphs are by whom and of which day; 0 where no day closes it."""
    if not blocks or not CLOSING.fullmatch(said(passage, blocks[-1])):
        return 0
    who = said(passage, blocks[-2]) if len(blocks) > 1 else ""
    is_who = 0 < len(who) <= SIGNS_OF_A_SIGNATURE and who[-1] not in f"{STOPS}:;,"
    return 1 + (is_who and not FIRST.match(who) and not SECOND.match(who))


def is_title(words: str) -> bool:
    return (
        len(words) <= LONGEST_TITLE and words[-1:] not in f"{STOPS}:;," and not FIRST.match(words)
    )


def headed(passage: Passage, head: Sequence[Block]) -> Iterator[Laid]:
    """Titles, and what stands in brackets or is a day; a page's title that the text has again."""
    titles = [block for block in head if not UNDER.fullmatch(said(passage, block))]
    words = [said(passage, block) for block in titles]
    for block in head:
        if block not in titles:
            yield Laid(Sort.UNDER, block)
        elif not is_said_again(words, titles.index(block)):
            yield Laid(Sort.TITLE, block)


def is_said_again(titles: Sequence[str], at: int) -> bool:
    """Whether a later line says the same: the text's own title is kept, not that of the page."""
    bare = [YEAR_OF_A_TITLE.sub("", title) for title in titles]
    return any(SequenceMatcher(None, bare[at], one).ratio() >= ALIKE for one in bare[at + 1 :])


def told(passage: Passage, block: Block) -> Iterator[Laid]:
    """A paragraph, or a heading, or a heading with the paragraph that goes on behind it."""
    words = said(passage, block)
    stop = next((place for place, sign in enumerate(words) if sign in STOPS), len(words) - 1)
    is_short = stop < LONGEST_HEADING
    is_alone = stop == len(words) - 1
    closed = block[: stop + (words[stop] != "。")]  # a heading on a line of its own has no stop
    if FIRST.match(words) and is_short:
        yield Laid(Sort.FIRST, closed)
        if not is_alone:
            yield Laid(Sort.BODY, block[stop + 1 :])
    elif SECOND.match(words) and is_short:
        yield Laid(Sort.SECOND, closed) if is_alone else Laid(Sort.BODY, block, stop + 1)
    elif THIRD.match(words) and is_short and is_alone and words[stop] not in STOPS:
        yield Laid(Sort.THIRD, block)
    else:
        yield Laid(Sort.BODY, block)
