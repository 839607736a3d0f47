"""A speech made a template: each sure blank as a placeholder, each doubtful one as a remark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from luodi.foundation.files.prose import Piece
from luodi.foundation.files.templates.folding import quoted_word
from luodi.kernel.periods import Period
from luodi.kernel.text import CHINESE, Tongue, gettext_noop
from luodi.outputs.papers.rules.phrases.bindings import SORT_WORDS, Binding
from luodi.outputs.papers.rules.phrases.counting import name_of
from luodi.outputs.papers.rules.phrases.passages import Passage
from luodi.outputs.papers.rules.phrases.readings import COUNTED_RATES
from luodi.outputs.papers.rules.phrases.times import When
from luodi.outputs.papers.rules.placeholders import (
    LAST_EDITION,
    MEASURES,
    THIS_EDITION,
    Question,
    written,
)

COUNTED_CODES = frozenset(code for code, *_ in COUNTED_RATES)
BARE = "数"  # the number alone: X余家 has its measure behind 余
CHOICES = gettext_noop("可选：%(names)s")


def question(binding: Binding, fair: str = "") -> Question:
    """What the placeholder of a sure binding asks; its years are counted from the paper's day.

    `fair` is the fair that the book knows by the words; without it, an edition counted from now.
    """
    return Question(
        name=binding.name,
        unit=binding.scope.unit,
        event=fair or edition(binding),
        period="" if binding.scope.event else period_words(binding.when),
        measure=_measure(binding),
    )


def edition(binding: Binding) -> str:
    """A fair that no book has named: the last edition or this one."""
    if not binding.scope.event or binding.when is None:
        return ""
    years = {-1: LAST_EDITION, 0: THIS_EDITION}
    return years.get(binding.when.years, binding.scope.event)


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


def placeholder(binding: Binding, fair: str, published: str) -> str:
    """What stands in the template for a binding: the book's figure, or others' by its name."""
    if published:
        return published_question(published, binding)
    return written(question(binding, fair)) if binding.is_filled else ""


def pieces(passage: Passage, told: Iterable[tuple[Binding, str, str]]) -> Iterator[Piece]:
    """What is put into the file for each binding, its fair, and the name it is published under."""
    for binding, fair, published in told:
        mark = binding.mark
        place = passage.place(mark.start, mark.end)
        if text := placeholder(binding, fair, published):
            loose = binding.is_filled and binding.scope.event and not fair
            yield Piece(*place, text=text, remark=remark(binding) if loose else "")
        elif mark.is_blank:
            yield Piece(*place, remark=remark(binding))


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
