"""One counted figure bound to an indicator: its words, what it leans on, what stays open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from luodi.foundation.vocabulary.indicators import INDICATORS
from luodi.foundation.vocabulary.shapes import Time
from luodi.kernel.refusal import Reason, because
from luodi.outputs.papers.rules.phrases import series, telling
from luodi.outputs.papers.rules.phrases.bindings import SURE, Binding, Sort
from luodi.outputs.papers.rules.phrases.clauses import Phrase
from luodi.outputs.papers.rules.phrases.lexicon import UNCOUNTED, set_of
from luodi.outputs.papers.rules.phrases.matching import AGES, FULL, SIZES, Match, match
from luodi.outputs.papers.rules.phrases.readings import (
    COUNTED_RATES,
    WEAK,
    Reading,
    Said,
    meaning,
)
from luodi.outputs.papers.rules.phrases.scopes import Scope, goes_on, is_nameless
from luodi.outputs.papers.rules.phrases.spans import SAID
from luodi.outputs.papers.rules.phrases.weighing import Price, prices

_NAMES = {row.code: row.name for row in INDICATORS} | {row[0]: row[1] for row in COUNTED_RATES}
_BASE_BEFORE = re.compile(r"(?:合同|签约|签订)[^,;。]{0,14}?(?:项目|工程)(?:中|里)[,]?")
# 这批项目中已落地…: of those that the sentence before told.
_OF_THESE = re.compile(r"(?:这批|这些|上述|该批)(?:合同|签约|招商|招商引资)?(?:项目|工程)")
_APART = re.compile(r"其中[^。]*合同[^。]*协议")
_BY_NOW = re.compile(r"(?:其中|截?[至到]?(?:目前)?|至今|现|均)?已")
_TARGET = re.compile(r"任务|目标")
_SIGNED = re.compile(r"合同|签约|签订|协议")
_OF_A_PROJECT = re.compile(r"的[^,;。]{3,}(?:项目|工程|园|线|基地|广场|城)")
_PROJECT_BEFORE = re.compile(
    r"(?:[XxＸ×]+|[”》]|[\u4e00-\u9fff]{4,})(?:项目|工程)(?:合同书)?(?:,|计划|总|投资额?|的)*$"
)
_LOOSE = frozenset({"area", "goods", "score"})
LEANING, LOOSELY = 5, 12
_STATES = set_of(
    "start landed returned ended produced completed registered arrived not stats full lost"
)


@dataclass(frozen=True)
class Leaning:
    """What the figure before said, as far as the next one leans on it."""

    since: int = -1  # the sentence
    at: int = 0
    says: Said = frozenset()
    scope: Scope = Scope()
    is_base: bool = False
    confidence: int = FULL


def name_of(code: str) -> str:
    return _NAMES.get(code, code)


def counted(
    blank: Binding, phrase: Phrase, before: Leaning, *, spun: bool
) -> tuple[Binding, Leaning]:
    """The blank bound as well as its words allow, and what the next figure can lean on."""
    if other := other_thing(blank, phrase):
        return other, before
    is_same = before.since == phrase.since
    says, costs = leaning(phrase, before if is_same else Leaning())
    if blank.scope.event:
        says |= {"event"}
    if signed_either_way(phrase) and _APART.search(phrase.sentence):
        says |= {"both"}
    elif signed_either_way(phrase) or "both" in meaning(phrase.says):
        costs.append((25, because(telling.EITHER_WAY)))
    of_cohort = is_part(blank, phrase, before, is_same)
    found = chosen(says, phrase, blank.mark.sort, of_cohort)
    if found.reading is None and is_same and before.says and "其中" in phrase.clause:
        # 其中省外150亿元: the words narrow what the figure before counted.
        says |= before.says
        costs.append((LEANING, because(telling.LEANS)))
        found = chosen(says, phrase, blank.mark.sort, of_cohort)
    if of_cohort:
        costs.append((0, because(telling.OF_COHORT)))
    if blank.when:
        costs += prices(phrase, found, blank.when, spun=spun)
    costs += money_of_whom(found, phrase, before if is_same else Leaning())
    costs += part_of_a_whole(found, phrase)
    costs += so_far_of_these(found, phrase, before if is_same else Leaning())
    costs += part_of_another(found, phrase, before if is_same else Leaning())
    costs += of_several(phrase) if blank.scope.unit else ()
    costs += vague_event(blank.scope.event)
    binding = weighed(blank, found, costs, phrase)
    return settled(binding, phrase), next_leaning(phrase, binding, says, before)


def leaning(phrase: Phrase, before: Leaning) -> tuple[Said, list[Price]]:
    """What the phrase says, with the deed of the figure before where it names none itself."""
    own = phrase.says
    if meaning(own) - WEAK or not before.says:
        return own, []
    lent = (before.says - WEAK) | (before.says & {"event", "both", "brought"})
    if own & {"money", "total"} and not own & SIZES:
        lent |= before.says & {*SIZES, "mfg"}  # the money of just those
    price = LEANING if own & {"money", "total", "people"} or "其中" in phrase.clause else LOOSELY
    unsure = max(0, SURE - before.confidence) + price if before.confidence < SURE else price
    return own | lent, [(unsure, because(telling.LEANS))]


def signed_either_way(phrase: Phrase) -> bool:
    """签约 in a sentence that speaks of agreements too may mean both."""
    said = phrase.says
    is_bare = bool(said & {"sign", "sign_all"}) and not said & {"contract", "agreement"}
    return is_bare and "协议" in phrase.sentence + phrase.behind_all


def is_part(blank: Binding, phrase: Phrase, before: Leaning, is_same: bool) -> bool:
    """Whether the figure counts a part of projects that were signed before."""
    if phrase.says & AGES:
        return False
    if phrase.is_base:
        return True
    if is_same and begins_anew(phrase, before):
        return False
    if is_same and before.is_base:
        return True
    ahead = phrase.sentence[: phrase.sentence.find(phrase.clause)] + phrase.clause
    has_base = _BASE_BEFORE.search(ahead.partition(blank.mark.text + blank.mark.measure)[0])
    if is_same and has_base and phrase.says & _STATES:
        return True
    if of_these(phrase):
        return True
    carried = blank.scope.event and blank.scope.event not in phrase.sentence
    return bool(carried and phrase.says & _STATES)


def begins_anew(phrase: Phrase, before: Leaning) -> bool:
    """Whether a new span of time stands between them: …;全年终止4个 is of all, and of no batch."""
    between = phrase.sentence_before[before.at - phrase.since :]
    return ";" in between and bool(SAID.search(between.rpartition(";")[2]))


def of_these(phrase: Phrase) -> bool:
    """Whether the sentence counts some of the projects that were told before it."""
    return bool(_OF_THESE.search(phrase.sentence_before) and phrase.says & _STATES)


def chosen(says: Said, phrase: Phrase, sort: str, of_cohort: bool) -> Match:
    if phrase.is_base and meaning(says) - {"event"} == {"contract"}:
        return match(says | {"stock"}, sort, of_cohort=True)
    found = match(says, sort, of_cohort=of_cohort)
    if of_cohort and found.reading is None:
        return match(says, sort)
    return found


def money_of_whom(found: Match, phrase: Phrase, before: Leaning) -> Iterator[Price]:
    """到位资金 behind a narrowed count: of these projects, or all that arrived in the period?"""
    code = found.reading.code if found.reading else ""
    narrow = before.says & {*SIZES, "event", "brought", "total"}
    if code == "arrived" and narrow and "used" not in phrase.says:
        yield 25, because(telling.OWN_ARRIVAL)


def part_of_a_whole(found: Match, phrase: Phrase) -> Iterator[Price]:
    """Words by which a count may be one of those told before, or of more than the period."""
    if re.match(r"[^,。;]{0,4},?占比?[\dXx]", phrase.behind_all):
        yield 30, because(telling.HAS_A_SHARE)
    time = found.reading.time if found.reading else None
    if time is Time.STANDING and re.search(r"累计", phrase.clause_before):
        yield 25, because(telling.HEAPED)
    if time is Time.FLOW and goes_on(phrase.sentence) and re.search(r"目前.?已", phrase.sentence):
        yield 25, because(telling.BY_NOW)


def so_far_of_these(found: Match, phrase: Phrase, before: Leaning) -> Iterator[Price]:
    """签约42个,已开工23个: of these, or all that began in the period?"""
    if of_these(phrase):
        yield 25, because(telling.BY_NOW)  # signed when, the sentence before says
        return
    is_flow = found.reading is not None and found.reading.time is Time.FLOW
    is_state = bool(phrase.says & (_STATES - {"arrived"}))
    is_after = bool(before.says and _SIGNED.search(phrase.sentence_before))
    goes_on_so = before.confidence < SURE and bool(before.says & _STATES)
    is_by_now = bool(_BY_NOW.match(phrase.before)) or goes_on_so
    if is_flow and is_state and is_after and is_by_now:
        yield 25, because(telling.BY_NOW)


def part_of_another(found: Match, phrase: Phrase, before: Leaning) -> Iterator[Price]:
    """其中停工4个 behind 在建73个: a part of those, and not all that stand still."""
    said = found.reading.says if found.reading else frozenset()
    if "其中" in phrase.clause_before and before.says and said and not said & before.says:
        yield 25, because(telling.PART_OF_ANOTHER)


def of_several(phrase: Phrase) -> Iterator[Price]:
    """甲镇、乙镇到位资金分别为…: whose each figure is stands in their order."""
    if "分别" in phrase.sentence_before and "、" in phrase.sentence_before.partition("分别")[0]:
        yield 25, because(telling.IN_ORDER)


def vague_event(event: str) -> Iterator[Price]:
    """A ceremony without a name is no event that a book could know."""
    if event and is_nameless(event):
        yield 25, because(telling.NAMELESS, event=event)


def weighed(blank: Binding, found: Match, costs: list[Price], phrase: Phrase) -> Binding:
    """The binding with its confidence and every reason."""
    if found.reading is None:
        why = because(telling.FUTURE if "future" in phrase.says else telling.NOT_FOUND)
        open_ones = (why, *(reason for _, reason in costs))
        names_a_target = bool(_TARGET.search(phrase.clause_before))
        is_rate = blank.mark.sort == "share"
        is_told = "future" in phrase.says or not (found.candidates or names_a_target or is_rate)
        sort = Sort.BOOK if is_told else blank.sort
        return replace(
            blank, sort=sort, reasons=open_ones, confidence=25, candidates=found.candidates
        )
    reading: Reading = found.reading
    price = sum(cost for cost, _ in costs)
    reasons: list[Reason] = [
        because(telling.READ_AS, words=own_words(phrase, reading), name=because(reading.name))
    ]
    if blank.scope.event:
        reasons.append(because(telling.AT_EVENT, event=blank.scope.event))
    reasons += [reason for _, reason in costs]
    if others := [name_of(code) for code in found.candidates if code != reading.code]:
        names = telling.Listed(tuple(map(because, others)))
        reasons.append(because(telling.ALSO, names=names))
    return replace(
        blank,
        indicator=reading.code,
        name=name_of(reading.code),
        unit=reading.unit,
        confidence=max(found.confidence - price, 5),
        reasons=tuple(reasons),
        candidates=found.candidates,
    )


def own_words(phrase: Phrase, reading: Reading) -> str:
    """The words of the phrase that say the indicator; what it leans on is said apart."""
    said = reading.says | UNCOUNTED | {"sign", "sign_all"}
    words = [word.word for word in phrase.words if word.says in said]
    return "".join(dict.fromkeys(words)) or phrase.clause_before[-6:]


def settled(binding: Binding, phrase: Phrase) -> Binding:
    """The sort put right: targets wait, what the bureau counts is published."""
    if binding.sort is Sort.TARGET:
        reasons = (because(telling.A_TARGET), *binding.reasons)
        return replace(binding, reasons=reasons)
    if binding.indicator in series.PUBLISHED_CODES and not series.is_ours(phrase.clause):
        reasons = (because(telling.PUBLISHED), *binding.reasons)
        return replace(binding, sort=Sort.PUBLISHED, reasons=reasons)
    return binding


def next_leaning(phrase: Phrase, binding: Binding, says: Said, before: Leaning) -> Leaning:
    is_base = phrase.is_base and bool(meaning(says) & {"contract", "agreement"})
    stays = before.is_base and before.since == phrase.since and not begins_anew(phrase, before)
    return Leaning(
        since=phrase.since,
        at=binding.mark.behind,
        says=meaning(says) | (says & {"event", "brought", *SIZES}),
        scope=binding.scope,
        is_base=is_base or stays,
        confidence=binding.confidence,
    )


def other_thing(blank: Binding, phrase: Phrase) -> Binding | None:
    """Capacities and areas, and the money of one named project: nothing that is counted here."""
    mark = blank.mark
    if mark.sort in _LOOSE and not phrase.says & {"toured", "secured"}:
        reason = because(telling.OTHER_THING)
        return replace(blank, sort=Sort.NAME, reasons=(reason,), confidence=80)
    is_own = _OF_A_PROJECT.match(phrase.behind) or _PROJECT_BEFORE.search(phrase.clause_before)
    deeds = phrase.says - WEAK - {"invested"}
    if mark.sort == "money" and is_own and not deeds:
        reason = because(telling.ONE_PROJECT)
        return replace(blank, sort=Sort.BOOK, reasons=(reason,), confidence=60)
    return None
