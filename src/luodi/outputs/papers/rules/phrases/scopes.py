"""Of whom and of which fair: what narrows a figure besides its period."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from luodi.outputs.papers.rules.phrases.lexicon import tokens

BLANK = "X"
_EVENT = re.compile(
    r"第(?:[Xx×]+|[一二三四五六七八九十\d]+)届"
    r"(?:[Xx×]+会?|[\u4e00-\u9fff()]{1,14}?(?:会(?!议)|文化节|艺术节|旅游节|博览))|"
    r"(?:第[一二三四五\d]次|当天举行的)?(?:集中)?签约(?:仪式|活动)上?|(?:仪式|大会|推介会|开幕式)上|"
    r"(?:去年|今年|本届|上届)?[“]?[Xx×]{1,3}会(?!议)(?=[”上]|[\u4e00-\u9fff、,])|"
    r"(?:去年|今年|本届|上届)[\u4e00-\u9fff]{1,4}会(?!议)"
)
_BEGINS_LIKE_A_BODY = re.compile(
    r"^[\u4e00-\u9fff]{0,10}?(?P<body>[\u4e00-\u9fff]{1,8}(?:镇|乡|街道|局|经开区|开发区|高新区|园区|"
    r"集团|市(?![域外场级上委政督内际])|县(?![委政级外])|区(?![委政级外域])|本级|专班|中心)(?:\([^)]*\))?)"
)
_OWN = ("全区", "我区", "全县", "我县", "区里", "本区", "本县", "全镇", "我局", "我镇", "我办")
_WHOLE = {"区": ("全市", "全省", "我市"), "县": ("全市", "全省", "我市"), "市": ("全省",), "": ()}
_NAMELESS = re.compile(
    r"(?:第[一二三四五\d]次|当天举行的)?(?:集中)?(?:签约)?(?:仪式|活动|大会|推介会|开幕式)上?"
)
RESETS = re.compile(r"全年|[,;。](?:去年|上年|今年)")  # a new span of time: the fair is over
_GOES_ON = re.compile(
    r"^(?:仪式上|会上|大会上|签约仪式上|当天|尽管如此|但是?|其中|目前|甚至|直到|到现在|这些|上述|截至|后期|在后期|同时)"
)


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
    """Whether it is a district's, a county's or a city's speech: whom it calls 全 or 我 most."""
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


def is_nameless(event: str) -> bool:
    """A ceremony of which nobody says which."""
    return bool(_NAMELESS.fullmatch(event))


def called(event: str) -> str:
    """The fair as it is named, without 上 and quotation marks."""
    return event.removesuffix("上").strip("“”")


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
    for word in (*_OWN, known.own, f"全{whole}"):
        if word and word in phrase and _leads_nowhere(phrase.partition(word)[0]):
            return Scope(words=(word,))
    found = _BEGINS_LIKE_A_BODY.match(phrase)
    if found and not any(token.says for token in tokens(found["body"])):
        return Scope(unsure=found["body"], words=(found["body"],))
    return Scope()


def _leads_nowhere(ahead: str) -> bool:
    """Whether what stands before 全县 is no part of a name, as 天 is in 天全县."""
    return all(token.says is not None for token in tokens(ahead))
