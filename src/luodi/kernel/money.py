"""Money: yuan inside, 万元 and 亿元 only while it is read or printed; foreign money unconverted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from luodi.kernel.folding import quoted
from luodi.kernel.numerals import measure
from luodi.kernel.readings import Absence, Reading, absent
from luodi.kernel.refusal import Refused, because
from luodi.kernel.rounding import Rounding, round_to
from luodi.kernel.text import gettext_noop
from luodi.kernel.units import Quantity


class Currency(Enum):
    """The currencies that contracts of a district name, by their ISO 4217 code."""

    CNY = "CNY"
    USD = "USD"
    HKD = "HKD"
    EUR = "EUR"
    JPY = "JPY"
    GBP = "GBP"
    KRW = "KRW"
    TWD = "TWD"
    SGD = "SGD"
    MOP = "MOP"
    AUD = "AUD"
    CAD = "CAD"
    CHF = "CHF"


# The first word of each row is the one to print. A lone $ is left out: it may be any dollar.
WORDS: Mapping[Currency, tuple[str, ...]] = {
    Currency.CNY: (
        *("元", "人民币", "元人民币", "人民币元", "元整", "元正"),
        *("圆", "圆整", "圆正", "¥", "CNY", "RMB"),
    ),
    Currency.USD: ("美元", "美金", "美圆", "USD", "US$"),
    Currency.HKD: ("港元", "港币", "港圆", "HKD", "HK$"),
    Currency.EUR: ("欧元", "EUR", "€"),
    Currency.JPY: ("日元", "日圆", "JPY"),
    Currency.GBP: ("英镑", "GBP", "£"),
    Currency.KRW: ("韩元", "韩币", "韩圆", "KRW"),
    Currency.TWD: ("新台币", "台币", "TWD"),
    Currency.SGD: ("新加坡元", "新加坡币", "SGD"),
    Currency.MOP: ("澳门元", "MOP"),
    Currency.AUD: ("澳元", "澳大利亚元", "AUD"),
    Currency.CAD: ("加元", "加拿大元", "CAD"),
    Currency.CHF: ("瑞士法郎", "瑞郎", "CHF"),
}
_CURRENCY_OF = {word: currency for currency, words in WORDS.items() for word in words}
_BEHIND_ONLY = {"元", "元人民币", "元整", "元正", "圆", "圆整", "圆正"}
_MONEY = Quantity(
    measure(
        before={word: of for word, of in _CURRENCY_OF.items() if word not in _BEHIND_ONLY},
        after=_CURRENCY_OF,
        unreadable=gettext_noop(
            "“%(written)s”读不出金额：请写成 3500万元、3.5亿元、3亿至5亿元、200万美元 这样的形式"
        ),
    ),
    no_unit=gettext_noop("“%(written)s”没有写单位：请写明是元、万元还是亿元"),
    not_a_unit=gettext_noop("“%(unit)s”不是金额单位：请用 元、万元、亿元、万美元 这样的单位"),
    mixed=gettext_noop("“%(written)s”写了两种货币：请分成两笔填写"),
)


@dataclass(frozen=True)
class Money:
    """An amount in the main unit of one currency: 元, dollar, yen; never 万元."""

    amount: Decimal
    currency: Currency = Currency.CNY


def read_money(text: str, unit: str | None = None) -> Reading[Money]:
    """`text` as money; `unit` (of the column head) holds only where the text names none.

    Refuses a bare number without any unit. The reading notes a text whose unit is not the column's.
    """
    found = _MONEY.measured(text, unit)
    if isinstance(found, Absence):
        return absent(text, found)
    currency = found.of or Currency.CNY
    return found.reading.convert(lambda amount: Money(amount, currency))


def to_yuan(money: Money, rate: Decimal | None = None) -> Decimal:
    """Yuan, unrounded; `rate` is yuan for ONE unit of the currency (not for 100) on the day."""
    if money.currency is Currency.CNY:
        return money.amount
    if rate is None or not rate > 0:
        sentence = gettext_noop("%(currency)s折算人民币需要当日汇率：请填写 1 %(currency)s合多少元")
        raise Refused(because(sentence, currency=WORDS[money.currency][0]))
    return money.amount * rate


def in_unit(amount: Decimal, unit: str, currency: Currency = Currency.CNY) -> Decimal:
    """`amount` of the currency's main unit (yuan) counted in 万元, 亿元 …, exactly."""
    wanted = _MONEY.unit(unit)
    if wanted.of not in {None, currency}:
        sentence = gettext_noop("%(currency)s金额不能用“%(unit)s”表示：请先按当日汇率折算")
        raise Refused(because(sentence, currency=WORDS[currency][0], unit=quoted(unit)))
    return amount / wanted.factor


def show(yuan: Decimal, unit: str, digits: int = 2, rounding: Rounding = Rounding.HALF_UP) -> str:
    """Yuan as printed in a sentence: 3.50亿元."""
    return f"{round_to(in_unit(yuan, unit), digits, rounding):f}{unit}"
