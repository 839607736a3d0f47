"""What makes a derived rate sound: it ends, its figures belong together, and it says something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from luodi.foundation.rulebook.rules.definitions import Rulebook
from luodi.foundation.rulebook.rules.formula import Formula, Name, Span
from luodi.foundation.rulebook.rules.rates import ABOUT, CONSTANTS, About, Rate, expanded
from luodi.foundation.rulebook.rules.reading.circles import circles
from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.foundation.vocabulary.shapes import Cohort, CohortSum, Indicator, Milestone, Sum
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop

MOST_NAMES = 200  # in one rate with all the rates inside it

_INDICATORS = {one.code: one for one in INDICATORS}
Rates = Mapping[str, Rate]


def rate_reasons(book: Rulebook) -> Iterator[tuple[str, Reason]]:
    """Every rate that is not sound, with why."""
    rates = {rate.code: rate for rate in book.rates}
    yield from doubled_names(book.rates)
    found = list(circles(rates, lambda code: rates[code].formula.words & rates.keys()))
    for circle in found:
        text = gettext_noop("派生率互相引用成圈：%(circle)s；请改用指标来写其中一个")
        yield circle[0], because(text, circle=" → ".join(rates[code].name for code in circle))
    for rate in book.rates:
        yield from ((rate.code, reason) for reason in shape_reasons(rate, rates))
    if not found:
        for rate in book.rates:
            yield from ((rate.code, reason) for reason in meaning_reasons(rate, rates, book))


def doubled_names(rates: Iterable[Rate]) -> Iterator[tuple[str, Reason]]:
    """Names by which two rates, or a rate and an indicator, would be asked for."""
    taken = Counter(word for rate in rates for word in {rate.name, *rate.also})
    taken.update(one.name for one in INDICATORS)
    for rate in rates:
        for word in (rate.name, *rate.also):
            if taken[word] > 1:
                text = gettext_noop("“%(word)s”已是另一个指标或派生率的名称，请换一个")
                yield rate.code, because(text, word=word)


def shape_reasons(rate: Rate, rates: Rates) -> Iterator[Reason]:
    """What is wrong with the rate's own writing."""
    asks = ABOUT in rate.formula.words
    if asks and rate.about is About.NOTHING:
        yield because(gettext_noop('公式里有“X”（本指标），请写 about = "indicator" 或 "rate"'))
    if rate.about is not About.NOTHING and not asks | bool(_general(rate, rates)):
        yield because(gettext_noop("写了 about，公式里却没有“X”（本指标）；请改公式或删去 about"))
    if (rate.only_if is None) != (not rate.otherwise):
        yield because(gettext_noop("only_if 与 otherwise 须同时写：条件不满足时应印什么？"))
    if rate.not_for and rate.about is not About.INDICATOR:
        yield because(gettext_noop('not_for 只用于 about = "indicator" 的派生率，请删去'))
    yield from name_reasons(rate, rates)


def name_reasons(rate: Rate, rates: Rates) -> Iterator[Reason]:
    """Constants with a suffix, and rates that cannot stand inside this one."""
    for name in (*rate.formula.names, *(rate.only_if.names if rate.only_if else ())):
        if name.word in CONSTANTS and name != Name(name.word):
            text = gettext_noop("“%(name)s”没有申报、核定、上年、目标之分，请去掉后缀")
            yield because(text, name=str(name))
    for inner in _inside(rate, rates):
        if inner.only_if is not None:
            text = gettext_noop("“%(name)s”有时不可比，不能用在别的公式里")
            yield because(text, name=inner.name)
    for inner in _general(rate, rates):
        if inner.about is not rate.about:
            text = gettext_noop('“%(name)s”要指明是哪个指标的；请写 about = "%(kind)s" 并用“X”')
            yield because(text, name=inner.name, kind=inner.about.value)


def _inside(rate: Rate, rates: Rates) -> list[Rate]:
    return [rates[name.word] for name in rate.formula.names if name.word in rates]


def _general(rate: Rate, rates: Rates) -> list[Rate]:
    """The rates inside that must be asked about something."""
    return [inner for inner in _inside(rate, rates) if inner.about is not About.NOTHING]


def meaning_reasons(rate: Rate, rates: Rates, book: Rulebook) -> Iterator[Reason]:
    """What is wrong with the rate once the rates inside it are put in their places."""
    if (length := sizes(rates)(rate.code)) > MOST_NAMES:
        text = gettext_noop("展开后有%(length)s个指标，超过%(most)s个的上限，请简化")
        yield because(text, length=length, most=MOST_NAMES)
        return
    try:
        formula = expanded(rates, rate.formula)
    except Refused as refusal:
        yield from refusal.reasons
        return
    if not rate.mixed:
        yield from mixed_times(formula)
    yield from strange_divisions(formula)
    yield from foregone(formula, rate.code, book)


def sizes(rates: Rates) -> Callable[[str], int]:
    """How many names a rate has when all rates inside it are written out."""
    known: dict[str, int] = {}

    def size(code: str) -> int:
        if code not in known:
            mentions = rates[code].formula.mentions()
            known[code] = sum(size(one.word) if one.word in rates else 1 for one in mentions)
        return known[code]

    return size


def mixed_times(formula: Formula) -> Iterator[Reason]:
    """Rates combine figures of one cohort or one day, else the rulebook says so (mixed)."""
    found = [
        _INDICATORS[name.word]
        for name in formula.names
        if name.word in _INDICATORS and name.span is Span.ASKED
    ]
    for one, other in combinations(found, 2):
        if not go_together(one, other):
            text = gettext_noop(
                "“%(first)s”与“%(second)s”不是同一批项目或同一时点的数；"
                '请换成同一口径的指标，确须如此的写明理由：mixed = "…"'
            )
            yield because(text, first=one.name, second=other.name)
            return


def go_together(one: Indicator, other: Indicator) -> bool:
    """Of the same time, and of the same cohort where both say of which."""
    bases = {base for base in (base_of(one), base_of(other)) if base}
    return one.time is other.time and len(bases) <= 1


def base_of(indicator: Indicator) -> str:
    match indicator.counts:
        case Cohort(base=base) | CohortSum(base=base):
            return base
        case _:
            return ""


def strange_divisions(formula: Formula) -> Iterator[Reason]:
    """Arrivals of a period over contracts of a period: never the same projects."""
    for above, below in formula.divisions():
        if _flows(above, "money_in") and _flows(below, "contract_amount"):
            text = gettext_noop(
                "期内到位不能除以期内合同额，两者不是同一批项目；"
                "请改用“合同项目累计到位”和“合同项目累计引资额”"
            )
            yield because(text)


def _flows(formula: Formula, kind: str) -> bool:
    for word in formula.words & _INDICATORS.keys():
        counts = _INDICATORS[word].counts
        if isinstance(counts, Sum) and kind in counts.kinds:
            return True
    return False


def foregone(formula: Formula, rate: str, book: Rulebook) -> Iterator[Reason]:
    """A cohort asked for what its base already demands: always 100 %, whatever happened."""
    for word in formula.words & _INDICATORS.keys():
        indicator = _INDICATORS[word]
        counts = indicator.counts
        if not isinstance(counts, Cohort) or not counts.all_of:
            continue
        if set(counts.all_of) <= implied(counts.base, book) - {counts.base}:
            text = gettext_noop(
                "按本手册的定义，“%(name)s”与其基数总是相等，此率恒为100%%；"
                '请改写公式，或去掉此率：without = ["rates.%(rate)s"]'
            )
            yield because(text, name=indicator.name, rate=rate)


def implied(code: str, book: Rulebook, trail: frozenset[str] = frozenset()) -> frozenset[str]:
    """Every kind and milestone that surely stands where this one does."""
    if code in trail:  # a circle, which is refused elsewhere
        return frozenset()
    trail |= {code}
    milestone = next((one for one in book.milestones if one.code == code), Milestone(code, ""))
    surely = frozenset({code})
    for inner in milestone.all_of:
        surely |= implied(inner, book, trail)
    if milestone.any_of:
        surely |= frozenset.intersection(*(implied(one, book, trail) for one in milestone.any_of))
    return surely
