"""What one value in a rulebook may be: read from TOML with a sentence if it is wrong, and said."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from luodi.kernel.folding import quoted
from luodi.kernel.money import Currency, in_unit, read_money
from luodi.kernel.periods.naming import day_name
from luodi.kernel.refusal import Reason, Refused, because, collecting
from luodi.kernel.text import CHINESE, Tongue, gettext_noop

FIRST_YEAR, LAST_YEAR = 1990, 2100


class Shape[T](ABC):
    """What a value looks like in the file, and what it is inside."""

    @property
    @abstractmethod
    def blank(self) -> T:
        """Stands in for a value that could not be read, so that reading can go on."""

    @abstractmethod
    def read(self, value: object) -> T:
        """The value inside; refuses with what was expected and what to do."""

    def say(self, value: T, tongue: Tongue = CHINESE) -> str:
        """The value as a person reads it."""
        return str(value)


_AMOUNTS = {
    "亿元": gettext_noop("%(number)s亿元"),
    "万元": gettext_noop("%(number)s万元"),
    "元": gettext_noop("%(number)s元"),
}


def measured(number: str, unit: str, tongue: Tongue) -> str:
    """A number with its unit, apart where the tongue writes it in words of its own."""
    said = tongue(unit)
    return f"{number}{unit}" if said == unit else f"{number} {said}"


def shown(value: object) -> str:
    """What stands in the file, short enough for a sentence."""
    return quoted(str(value).lower() if isinstance(value, bool) else str(value))


@dataclass(frozen=True)
class Text(Shape[str]):
    """Words on one line."""

    may_be_empty: bool = False
    longest: int = 400

    @property
    def blank(self) -> str:
        return ""

    def read(self, value: object) -> str:
        if not isinstance(value, str):
            raise Refused(
                because(gettext_noop("应为文字，现为“%(value)s”；请加上引号"), value=shown(value))
            )
        text = value.strip()
        if not text and not self.may_be_empty:
            raise Refused(because(gettext_noop("应为文字，现为空；请填写")))
        if not text.isprintable():
            raise Refused(because(gettext_noop("含有换行或看不见的字符；请删去，写成一行")))
        if len(text) > self.longest:
            sentence = gettext_noop("共%(length)s个字，最多%(most)s个字，请写短些")
            raise Refused(because(sentence, length=len(text), most=self.longest))
        return text


@dataclass(frozen=True)
class Quantity(Shape[Decimal]):
    """A number between two bounds, both allowed."""

    low: int
    high: int
    unit: str = ""

    @property
    def blank(self) -> Decimal:
        return Decimal(self.low)

    def read(self, value: object) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise Refused(self.expected(value))
        number = Decimal(value)
        if not number.is_finite() or not self.low <= number <= self.high:
            raise Refused(self.expected(value))
        return number

    def expected(self, value: object) -> Reason:
        text = gettext_noop(
            "应为%(low)s至%(high)s之间的数，现为“%(value)s”；请只写数字，不加引号和单位"
        )
        return because(text, low=self.low, high=self.high, value=shown(value))

    def say(self, value: Decimal, tongue: Tongue = CHINESE) -> str:
        return measured(f"{value:f}", self.unit, tongue)


@dataclass(frozen=True)
class Whole(Shape[int]):
    """A whole number between two bounds, both allowed."""

    low: int
    high: int
    unit: str = ""

    @property
    def blank(self) -> int:
        return self.low

    def read(self, value: object) -> int:
        if type(value) is int and self.low <= value <= self.high:
            return value
        text = gettext_noop(
            "应为%(low)s至%(high)s之间的整数，现为“%(value)s”；请只写数字，不加引号和单位"
        )
        raise Refused(because(text, low=self.low, high=self.high, value=shown(value)))

    def say(self, value: int, tongue: Tongue = CHINESE) -> str:
        return measured(str(value), self.unit, tongue)


@dataclass(frozen=True)
class Money(Shape[Decimal]):
    """An exact amount with its unit, "2000万元"; yuan inside."""

    @property
    def blank(self) -> Decimal:
        return Decimal(0)

    def read(self, value: object) -> Decimal:
        if isinstance(value, str):
            reading = read_money(value)
            money = reading.value if reading.is_exact else None
            if money and money.currency is Currency.CNY:
                return money.amount
        text = gettext_noop("应为带单位的确数，如“2000万元”，现为“%(value)s”；请写明元、万元或亿元")
        raise Refused(because(text, value=shown(value)))

    def say(self, value: Decimal, tongue: Tongue = CHINESE) -> str:
        unit = next((name for name in ("亿元", "万元") if in_unit(value, name) >= 1), "元")
        number = {"number": f"{in_unit(value, unit).normalize():f}"}
        return tongue(_AMOUNTS[unit]) % number


@dataclass(frozen=True)
class Switch(Shape[bool]):
    """Yes or no, with the words that say which."""

    yes: str = gettext_noop("是")
    no: str = gettext_noop("否")

    @property
    def blank(self) -> bool:
        return False

    def read(self, value: object) -> bool:
        if not isinstance(value, bool):
            text = gettext_noop("应为 true（是）或 false（否），现为“%(value)s”；请不要加引号")
            raise Refused(because(text, value=shown(value)))
        return value

    def say(self, value: bool, tongue: Tongue = CHINESE) -> str:
        return tongue(self.yes if value else self.no)


@dataclass(frozen=True)
class Day(Shape[date]):
    """A calendar day, written 2023-01-01."""

    @property
    def blank(self) -> date:
        return date.min

    def read(self, value: object) -> date:
        if isinstance(value, datetime) or not isinstance(value, date):
            text = gettext_noop("应为日期，如 2023-01-01，现为“%(value)s”；请照此写，不加引号")
            raise Refused(because(text, value=shown(value)))
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            text = gettext_noop("年份应在%(first)s年至%(last)s年之间，现为%(year)s年；请核对")
            raise Refused(because(text, first=FIRST_YEAR, last=LAST_YEAR, year=value.year))
        return value

    def say(self, value: date, tongue: Tongue = CHINESE) -> str:
        return day_name(value).said(tongue)


@dataclass(frozen=True)
class Pick(Shape[str]):
    """One of a list of codes; the Chinese word for it may be written instead."""

    options: Mapping[str, str]

    @property
    def blank(self) -> str:
        return next(iter(self.options))

    def read(self, value: object) -> str:
        for code, name in self.options.items():
            if value in (code, name):
                return code
        text = gettext_noop("应为其中之一：%(options)s；现为“%(value)s”")
        options = "、".join(
            code if code == name else f"{code}（{name}）" for code, name in self.options.items()
        )
        raise Refused(because(text, options=options, value=shown(value)))

    def say(self, value: str, tongue: Tongue = CHINESE) -> str:
        return tongue(self.options[value])


@dataclass(frozen=True)
class Several[T](Shape[tuple[T, ...]]):
    """A list without repetition."""

    of: Shape[T]
    least: int = 1

    @property
    def blank(self) -> tuple[T, ...]:
        return ()

    def read(self, value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            text = gettext_noop('应为清单，如 ["甲", "乙"]，现为“%(value)s”；请加方括号')
            raise Refused(because(text, value=shown(value)))
        read: list[T] = []
        with collecting() as problems:
            for one in value:
                with problems.part():
                    read.append(self.of.read(one))
        if len(read) < self.least:
            text = gettext_noop("至少应列%(least)s项，现有%(count)s项；请补全或删去此键")
            raise Refused(because(text, least=self.least, count=len(read)))
        if len(set(read)) < len(read):
            raise Refused(because(gettext_noop("清单里有重复的项；请删去重复的")))
        return tuple(read)

    def say(self, value: tuple[T, ...], tongue: Tongue = CHINESE) -> str:
        return tongue("、").join(self.of.say(one, tongue) for one in value)
