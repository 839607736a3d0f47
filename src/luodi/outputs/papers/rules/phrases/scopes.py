"""Of whom and of which fair: what narrows a figure besides its period."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

BLANK = "X"
_EVENT = re.compile(
    r"第(?:[Xx×]+|[一二三四五六七八九十\d]+)届(?:[Xx×]+会?|(?:[\u4e00-\u9fff]{1,8}?)会(?!议))|"
    r"(?:去年|今年|本届|上届)?[“]?[Xx×]{1,3}会(?!议)(?=[”上]|[\u4e00-\u9fff、,])|"
    r"(?:去年|今年|本届|上届)[\u4e00-\u9fff]{1,4}会(?!议)"
)
_BEGINS_LIKE_A_BODY = re.compile(
    r"^[\u4e00-\u9fff]{0,10}?(?P<body>[\u4e00-\u9fff]{1,8}(?:镇|乡|街道|局|经开区|开发区|高新区|园区|"
    r"集团|市(?![域外场级上委政督内际])|县(?![委政级外])|区(?![委政级外域])|本级|专班|中心)(?:\([^)]*\))?)"
)
_OWN = ("全区", "我区", "全县", "我县", "区里", "本区", "本县", "全镇", "我局", "我镇", "我办")
_WHOLE = {"区": ("全市", "全省", "我市"), "县": ("全市", "全省", "我市"), "市": ("全省",), "": ()}
_GOES_ON = re.compile(r"^(?:尽管如此|但是?|其中|目前|甚至|直到|到现在|这些|上述|截至|后期|在后期|同时)")


@dataclass(frozen=True)
class Held:
    """One event that the book knows."""

    name: str
    first_day: date | None = None


@dataclass(frozen=True)
class Known:
    """What the book can tell of names; empty where there is no book."""

    own: str = ""  # 区县 itself
    units: tuple[str, ...] = ()
    events: tuple[Held, ...] = ()
    others: tuple[str, ...] = field(default=())  # the other districts of the city, and the city


@dataclass(frozen=True)
class Scope:
    """To what a figure is narrowed, in words; a blank stands for a name that is asked."""

    event: str = ""
    unit: str = ""
    beyond: str = ""  # 全市 in a district's speech, another district: no figure of this book
    unsure: str = ""  # a body that the book does not know
    words: tuple[str, ...] = ()  # the words of the phrase that are spent by this

    @property
    def label(self) -> str:
        return " ".join(filter(None, (self.event, self.unit, self.beyond))) or "全部"


def level(text: str) -> str:
    """Whether the speech is a district's, a county's or a city's, by whom it calls 全… most often."""
    found = {word: text.count(f"全{word}") + text.count(f"我{word}") for word in "区县市"}
    best = max(found, key=lambda word: found[word])
    return best if found[best] else ""


def event_pattern(known: Known) -> re.Pattern[str]:
    """Any fair: one that the book knows, or words that are built like one."""
    names = "|".join(re.escape(held.name) for held in known.events if held.name)
    return re.compile(f"(?:{names}|{_EVENT.pattern})上?") if names else _EVENT


def event_in(text: str, known: Known) -> re.Match[str] | None:
    """The last fair that the words name."""
    found = list(event_pattern(known).finditer(text))
    return found[-1] if found else None


def goes_on(sentence: str) -> bool:
    """Whether a sentence goes on speaking of what the one before it spoke of."""
    return bool(_GOES_ON.match(sentence))


def body_in(phrase: str, known: Known, whole: str) -> Scope:
    """Whose figure a phrase is: a unit that is known, the book's own, or somebody else's."""
    if named := max((unit for unit in known.units if unit in phrase), key=len, default=""):
        return Scope(unit=named, words=(named,))
    for word in (*_WHOLE[whole], *known.others):
        if word and word in phrase:
            return Scope(beyond=word, words=(word,))
    own = tuple(word for word in (*_OWN, known.own, f"全{whole}") if word and word in phrase)
    if own:
        return Scope(words=own)
    found = _BEGINS_LIKE_A_BODY.match(phrase)
    if found and not any(word in found["body"] for word in ("市域", "市外", "省外", "省际")):
        return Scope(unsure=found["body"], words=(found["body"],))
    return Scope()
