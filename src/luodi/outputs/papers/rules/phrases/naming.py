"""Names that the book knows: of the district, of the fairs that are counted, of what is counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from luodi.foundation.files.templates.folding import quoted_word
from luodi.kernel.periods import Period
from luodi.outputs.papers.rules.phrases.bindings import Binding, Sort
from luodi.outputs.papers.rules.phrases.passages import Passage
from luodi.outputs.papers.rules.phrases.scopes import Known, called, event_pattern
from luodi.outputs.papers.rules.phrases.typing import is_own_place
from luodi.outputs.papers.rules.phrases.unnamed import LISTED
from luodi.outputs.papers.rules.placeholders import LAST_YEARS, THIS_YEARS

OWN = "{{ 账套 }}"
NAMED = 2  # of what is counted, that a sentence names
LARGEST = "合同项目累计引资额"  # by what the names are put in order
_TO_ITS_COUNT = re.compile(r"等[\u4e00-\u9fff]{0,6}$")
_WHEN = re.compile(r"^(?:去年|今年|本届|上届)?[“]?")
_A_YEAR = re.compile(r"20\d\d年")
_COUNTED = (Sort.BOOK, Sort.TARGET, Sort.PUBLISHED)
_BLANK = re.compile(r"[XxＸ×]")

type Told = tuple[Binding, str, str]
type Edition = Callable[[Binding, str], str]
type Asked = Callable[[Binding, str], str]
type Spot = tuple[int, int, str]  # first sign, the one behind the last, what is put there


def known_names(
    passage: Passage, told: Sequence[Told], edition: Edition, asked: Asked
) -> Mapping[int, Spot]:
    """What stands for a blank that is a name, by its number, where the book can tell it.

    `edition` says the fair of a binding, `asked` its question without a measure. A fair whose
    ordinal is blank too takes the place of both.
    """
    counted = [(one, fair) for one, fair, _ in told if one.is_filled]
    fairs = {one.scope.event: edition(one, fair) for one, fair in counted if one.scope.event}
    found: dict[int, Spot] = {}
    for binding, *_ in told:
        if binding.mark.is_blank and not binding.is_filled and not binding.given:
            for spot in _spots(passage, binding, counted, fairs, asked):
                found[binding.n] = spot
                break
    return found


def years_said(passage: Passage, told: Sequence[Told]) -> Mapping[int, Spot]:
    """Each printed year that a figure takes its period from, by its first sign: it moves along.

    A year that no figure rests on is the text's own, and stays.
    """
    found: dict[int, Spot] = {}
    for binding, *_ in told:
        when = binding.when
        if when is None or not _A_YEAR.fullmatch(when.words) or binding.sort not in _COUNTED:
            continue
        words = {-1: LAST_YEARS, 0: THIS_YEARS}.get(when.years)
        at = passage.text.rfind(when.words, 0, binding.mark.start)
        if words and at >= 0 and when.period == Period.year(when.period.start.year):
            found.setdefault(at, (at, at + len(when.words), f"{{{{ {words} }}}}"))
    return found


def _spots(
    passage: Passage,
    binding: Binding,
    counted: Sequence[tuple[Binding, str]],
    fairs: Mapping[str, str],
    asked: Asked,
) -> Iterator[Spot]:
    mark = binding.mark
    match binding.sort:
        case Sort.PLACE if is_own_place(passage, binding):
            yield mark.start, mark.end, OWN
        case Sort.EVENT | Sort.ORDINAL:
            yield from _fair(passage, binding, fairs)
        case Sort.NAME if any(reason.text == LISTED for reason in binding.reasons):
            yield from _listed(passage, binding, counted, asked)


def _fair(passage: Passage, binding: Binding, fairs: Mapping[str, str]) -> Iterator[Spot]:
    """The name of a fair that a figure of the text is counted at, in the whole of its words."""
    first, last = passage.sentence(binding.mark.start)
    for found in event_pattern(Known()).finditer(passage.text, first, last):
        if not found.start() <= binding.mark.start < found.end():
            continue
        words = called(found[0])
        when = _WHEN.match(words)
        start = found.start() + (when.end() if when else 0)
        name = fairs.get(words) or _by_year(binding, words, fairs)
        if name and _BLANK.search(words):
            end = found.start() + len(found[0].removesuffix("上"))
            yield start, end, f"{{{{ 活动名称({quoted_word(name)}) }}}}"


def _by_year(binding: Binding, words: str, fairs: Mapping[str, str]) -> str:
    """去年我们将X会任务下达: the fair of that year, where the text counts at a nameless one."""
    years = {"上年": -1, "本年": 0}
    is_nameless = words.lstrip("“").startswith(("X", "x", "Ｘ", "×"))
    year = binding.when.years if binding.when else None
    same = [name for name in fairs.values() if years.get(name) == year]
    return same[0] if is_nameless and same else ""


def _listed(
    passage: Passage, binding: Binding, counted: Sequence[tuple[Binding, str]], asked: Asked
) -> Iterator[Spot]:
    """X等X个: the largest of what the number behind counts."""
    mark = binding.mark
    for one, fair in counted:
        between = passage.text[mark.end : one.mark.start]
        if one.mark.start > mark.end and _TO_ITS_COUNT.fullmatch(between):
            listed = f"{asked(one, fair)}, 前={NAMED}, 排序={LARGEST}"
            yield mark.start, mark.end, f"{{{{ 列举({listed}) }}}}"
