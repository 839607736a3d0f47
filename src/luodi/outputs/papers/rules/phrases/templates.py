"""A speech made a template: each sure blank as a placeholder, each doubtful one as a remark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from luodi.foundation.files.prose import Piece
from luodi.foundation.files.templates.folding import quoted_word
from luodi.kernel.periods import Period
from luodi.kernel.text import CHINESE, Tongue, gettext_noop
from luodi.outputs.papers.rules.phrases.bindings import SORT_WORDS, Binding
from luodi.outputs.papers.rules.phrases.counting import name_of
from luodi.outputs.papers.rules.phrases.naming import Spot, Told, known_names, years_said
from luodi.outputs.papers.rules.phrases.passages import Passage
from luodi.outputs.papers.rules.phrases.readings import COUNTED_RATES
from luodi.outputs.papers.rules.phrases.times import When
from luodi.outputs.papers.rules.phrases.typing import typed_names
from luodi.outputs.papers.rules.placeholders import (
    LAST_YEARS,
    MEASURES,
    THIS_YEARS,
    Question,
    written,
)

COUNTED_CODES = frozenset(code for code, *_ in COUNTED_RATES)
BARE = "数"  # the number alone: X余家 has its measure behind 余
CHOICES = gettext_noop("可选：%(names)s")


def question(binding: Binding, fair: str = "") -> Question:
    """What the placeholder of a sure binding asks; its years are counted from the paper's day.

    `fair` is the fair that the book knows by the words.
    """
    return Question(
        name=binding.name,
        unit=binding.scope.unit,
        event=edition(binding, fair),
        period="" if binding.scope.event else period_words(binding.when),
        measure=_measure(binding),
        compared=binding.measured,
    )


def bare_question(binding: Binding, fair: str = "") -> str:
    """The same as it stands in the brackets of a list, without its measure."""
    asked = written(replace(question(binding, fair), measure=""))
    return asked.removeprefix("{{").removesuffix("}}").strip()


def edition(binding: Binding, fair: str = "") -> str:
    """The fair by its name where the text says it; 去年X会 is that of the year, next year too."""
    said = binding.scope.event
    if not said or fair == said or binding.when is None:
        return fair
    return {-1: LAST_YEARS, 0: THIS_YEARS}.get(binding.when.years, fair or said)


def period_words(when: When | None) -> str:
    if when is None:
        return ""
    period, year = when.period, when.period.start.year
    if period == Period.year(year) and when.years in (0, -1):
        return {0: "本年", -1: "上年"}[when.years]
    if when.years == 0 and period in (Period.half(year, 1), Period.half(year, 2)):
        return "上半年" if period.start.month == 1 else "下半年"
    return period.label


def _measure(binding: Binding) -> str:
    mark = binding.mark
    if mark.measure == "%":
        return ""
    is_rate = binding.indicator in COUNTED_CODES
    if mark.hedge or is_rate or mark.measure not in MEASURES:
        return BARE
    return mark.measure


def published_question(name: str, binding: Binding) -> str:
    """The placeholder for a figure that others publish."""
    return f"{{{{ 公报({quoted_word(name)}, 期间={quoted_word(period_words(binding.when))})|数 }}}}"


def typed_question(name: str) -> str:
    """The placeholder for what a person types."""
    return f"{{{{ 手填({quoted_word(name)}) }}}}"


def placeholder(binding: Binding, fair: str, published: str) -> str:
    """What stands in the template for a binding: the book's figure, others', a known name."""
    if binding.given:
        return binding.given
    if published:
        return published_question(published, binding)
    return written(question(binding, fair)) if binding.is_filled else ""


def pieces(passage: Passage, told: Sequence[Told]) -> Iterator[Piece]:
    """What is put into the file for each binding, its fair, and the name it is published under.

    A blank that nothing fills is typed by hand, under a name, with a remark on what it is.
    """
    known = names_known(passage, told)
    open_ones = [
        one
        for one, *rest in told
        if one.mark.is_blank and one.n not in known and not placeholder(one, *rest)
    ]
    names = typed_names(passage, open_ones)
    for start, end, text in years_said(passage, told).values():
        yield Piece(*passage.place(start, end), text=text)
    put: set[int] = set()  # where a name of the book begins: it may stand for two blanks
    for binding, fair, published in told:
        mark = binding.mark
        if binding.n in known:
            start, end, text = known[binding.n]
            if start not in put:
                put.add(start)
                yield Piece(*passage.place(start, end), text=text)
            continue
        place = passage.place(mark.start, mark.end)
        if text := placeholder(binding, fair, published):
            loose = binding.is_filled and binding.scope.event and not fair
            yield Piece(*place, text=text, remark=remark(binding) if loose else "")
        elif mark.is_blank:
            yield Piece(*place, text=typed_question(names[binding.n]), remark=remark(binding))


def names_known(passage: Passage, told: Sequence[Told]) -> Mapping[int, Spot]:
    """The blanks for names that the book can tell by itself, by their number."""
    return known_names(passage, told, edition, bare_question)


def remark(binding: Binding, tongue: Tongue = CHINESE) -> str:
    """What kind of blank it is, why it was not filled, and what may be chosen."""
    lines = [f"{binding.n} {tongue(SORT_WORDS[binding.sort])}"]
    if binding.name and binding.indicator:
        lines.append(tongue(binding.name))
    lines += [reason.said(tongue) for reason in binding.reasons]
    if binding.candidates and not binding.is_sure:
        names = "、".join(tongue(name_of(code)) for code in binding.candidates)
        lines.append(tongue(CHOICES) % {"names": names})
    return "\n".join(lines)
