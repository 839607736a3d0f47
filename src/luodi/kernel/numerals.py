"""Numbers as they stand in a cell or a sentence: hedged, as a range, with a word of measure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn

from luodi.kernel.digits import UNREADABLE, NotANumber, number
from luodi.kernel.folding import fold, quoted
from luodi.kernel.hedges import AFTER, BEFORE, Hedge, Hedges, absence, any_of, taken_from_inside
from luodi.kernel.readings import Absence, Certainty, Reading, absent, between, bounded
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

_HEDGES = Hedges(BEFORE, AFTER)
_TO = re.compile(r"-{1,2}|[—–]{1,2}|[~〜至到]")
_SCALE = re.compile(r"[万亿萬億]")
_ENDS_IN_SCALE = re.compile(r"[^万亿萬億]*([万亿萬億]+)")
_ONE_SIGN = re.compile(r"(?:[0-9][0-9.,]*|[一二三四五六七八九两])([十百千万亿]*)")


@dataclass(frozen=True)
class Measure[K]:
    """The words that may stand before and after a number of one kind, and what each means."""

    means: Mapping[str, K]
    before: re.Pattern[str]
    after: re.Pattern[str]
    unreadable: str

    def taken_off(self, part: str) -> tuple[str, frozenset[K]]:
        """The bare number, and what the words of measure round it mean."""
        words = []
        if ahead := self.before.match(part):
            words.append(ahead[0])
            part = part[ahead.end() :]
        if behind := self.after.search(part):
            words.append(behind[0])
            part = part[: behind.start()]
        return part, frozenset(self.means[word.upper()] for word in words)


def measure[K](*, before: Mapping[str, K], after: Mapping[str, K], unreadable: str) -> Measure[K]:
    """Words in upper case, read in either case; `unreadable` is a sentence about %(written)s."""
    return Measure(
        {**before, **after},
        re.compile(any_of(before) or r"(?!)", re.IGNORECASE | re.ASCII),
        re.compile(rf"(?:{any_of(after)})\Z", re.IGNORECASE | re.ASCII),
        unreadable,
    )


@dataclass(frozen=True)
class Said[K]:
    """What one text says before its unit is applied: one number or two ends, and the hedges.

    `named` is what its words of measure mean; `scaled` tells whether it says 万 or 亿 itself.
    """

    text: str
    numbers: tuple[Decimal, ...]
    named: frozenset[K]
    scaled: bool
    hedge: Hedge

    @property
    def reading(self) -> Reading[Decimal]:
        if len(self.numbers) == 1:
            bound, planned = self.hedge.bound, self.hedge.planned
            return bounded(self.text, self.numbers[0], bound, planned=planned)
        low, high = self.numbers
        return between(self.text, low, high, planned=self.hedge.planned)


def said[K](text: str, kind: Measure[K]) -> Said[K] | Absence:
    """The text taken apart; refused with the kind's own sentence where it holds no number."""
    folded = fold(text)
    if why := absence(folded):
        return why
    try:
        return _taken_apart(text, folded, kind)
    except NotANumber:
        raise Refused(because(kind.unreadable, written=quoted(text))) from None


def read_number(text: str) -> Reading[Decimal]:
    """A count, a rate or any number without a unit; 12% and 百分之十二 are 0.12.

    A range has bounds and no value; 待定, 无, — and nothing at all are absent, never 0.
    """
    found = said(text, _SHARES)
    if isinstance(found, Absence):
        return absent(text, found)
    if len(found.named) > 1:
        raise Refused(because(UNREADABLE, written=quoted(text)))
    share = next(iter(found.named), Decimal(1))
    return found.reading.convert(lambda value: value * share)


_SHARES = measure(
    before={"百分之": Decimal("0.01"), "千分之": Decimal("0.001")},
    after={"%": Decimal("0.01"), "‰": Decimal("0.001")},
    unreadable=UNREADABLE,
)


def _taken_apart[K](text: str, folded: str, kind: Measure[K]) -> Said[K]:
    body, hedge = taken_from_inside(*_HEDGES.taken_off(folded))
    if ahead := kind.before.match(body):
        # 人民币约3亿元: a hedge may also stand behind the word of measure.
        inner, hedge = _HEDGES.taken_off(body[ahead.end() :], hedge)
        body = ahead[0] + inner
    ends = [kind.taken_off(end) for end in _ends(body)]
    bare = tuple(number_text for number_text, _ in ends)
    named = frozenset(meaning for _, meanings in ends for meaning in meanings)
    scaled = any(_SCALE.search(part) for part in bare)
    return Said(text, _numbers(bare, hedge, text), named, scaled, hedge)


def _ends(body: str) -> tuple[str, ...]:
    """The one number of the body or the two ends of its range; a sign in front is no separator."""
    first, *more = _TO.split(body[1:])
    if len(more) > 1:
        _give_up(body)
    return (body[:1] + first, *more)


def _numbers(parts: tuple[str, ...], hedge: Hedge, text: str) -> tuple[Decimal, ...]:
    if len(parts) == 1:
        return (number(_one_if_bare(parts[0], hedge)),)
    low, high = number(_with_scale_of(parts[1], parts[0])), number(parts[1])
    if hedge.bound not in {Certainty.EXACT, Certainty.ABOUT} or low < 0:
        _give_up(text)
    if low > high:
        sentence = gettext_noop("“%(written)s”前大后小：请从小到大写，并给两头都写上单位")
        raise Refused(because(sentence, written=quoted(text)))
    return low, high


def _one_if_bare(part: str, hedge: Hedge) -> str:
    """近亿元, 上万: behind a hedge a lone 亿 or 万 means one of them."""
    is_bare = hedge.bound is not Certainty.EXACT and _ENDS_IN_SCALE.fullmatch(part)
    return "1" + part if is_bare and part[0] in "万亿" else part


def _with_scale_of(high: str, low: str) -> str:
    """`low` with what `high` says for both: 3-5千万 starts at 3千万, 二十至三十万 at 二十万."""
    if _SCALE.search(low):
        return low
    plain, multiplied = _ONE_SIGN.fullmatch(low), _ONE_SIGN.fullmatch(high)
    if plain and multiplied and not plain[1]:
        # 三至五十 may start at 3 or at 30.
        return low + multiplied[1] if not multiplied[1].startswith("十") else _give_up(low)
    if tail := _ENDS_IN_SCALE.fullmatch(high):
        return low + tail[1]
    return low if not _SCALE.search(high) else _give_up(low)


def _give_up(text: str) -> NoReturn:
    raise NotANumber(because(UNREADABLE, written=quoted(text)))
