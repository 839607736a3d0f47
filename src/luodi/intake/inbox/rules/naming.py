"""Of which subject a message speaks: by its name, its short name, a piece of it, its code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luodi.kernel.name_keys import pairs, plain
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

# What names some thing or body, so that a fact beside it need not be of another one.
NAMED = re.compile(
    r"[一-鿿A-Za-z0-9（）()·]{2,28}?(?:项目|集团|公司|产业园|工业园|基地|[^工办]厂(?!房|区|家)|生产线)(?:[^，。；的]{0,4}项目)?"
)
POINTING = re.compile(
    r"(?:该|本|此|这个|上述|以上|我[区县市镇]|[一二三四五六七八九十两几0-9]+个|招商引资|重点|新建|工业|续建|签约|在建)"
    r"(?:等)?(?:重点|工业|新建|产业)?(?:项目|公司|企业|集团)"
)
# Behind a name people leave this out, and it says nothing about which one is meant.
LEFT_OUT = re.compile(r"(?:(?:建设|新建|扩建|技改|投资)?(?:项目|工程))+\Z")
LEGAL_FORM = re.compile(
    r"(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团|公司|合伙企业)\Z"
)
CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])")
PHASE = re.compile(r"[一二三四五六]期")
LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{3,20}(?![A-Za-z0-9])")
# Pairs that stand in every other name: no subject is looked up by them.
COMMON = frozenset(
    (
        *("项目", "有限", "限公", "公司", "建设", "工程", "产业", "业园", "园项", "集团", "科技"),
        *("技有", "生产", "产线", "基地", "投资", "合同", "年产", "万元", "制造", "造项", "加工"),
        *("设备", "开发", "发有", "新建", "厂房", "二期", "一期", "材料", "工业", "中心", "目建"),
    )
)
LIKE, LIKE_IF_SHORT, SHORTEST = (
    0.5,
    0.75,
    3,
)  # of a name's length, and in characters: the longest piece that is said
MOST_LIKELY = 5


@dataclass(frozen=True)
class Known:
    """One subject as its reader may call it: the names by which he may find it."""

    key: int
    type: str
    name: str
    unit: str
    names: tuple[str, ...]
    owner: str = ""  # the enterprise of the message through which this one is meant


@dataclass(frozen=True)
class Mention:
    """One subject that a text may speak of: named outright, or likely by a piece of its name."""

    known: Known
    is_named: bool
    score: float
    piece: str

    @property
    def why(self) -> Reason:
        if self.known.owner:
            text = gettext_noop("文中有“%(piece)s”，是它的投资方或项目公司")
            return because(text, piece=self.known.owner)
        return because(gettext_noop("文中有“%(piece)s”"), piece=self.piece)


def words_of(text: str) -> list[str]:
    """The pieces of names by which the subjects of a text are looked up."""
    return sorted(pairs(plain(text)) - COMMON)


def core(name: str) -> str:
    """The name without what people leave out behind it."""
    bare = plain(name)
    return LEFT_OUT.sub("", bare) or bare


def mentions(text: str, known: Sequence[Known]) -> list[Mention]:
    """Whom the text may mean, the surest first; a name within a longer one that is said is none."""
    said = plain(text)
    found = [one for row in known if (one := mention(said, row))]
    named = {core(one.piece) for one in found if one.is_named}
    kept = [one for one in found if not is_within(one, said, named)]
    return sorted(kept, key=lambda one: (not one.is_named, -one.score, one.known.key))


def mention(said: str, known: Known) -> Mention | None:
    best = max((likeness(said, name) for name in known.names), default=None)
    if best is None or best[0] <= 0:
        return None
    score, piece = best
    is_sign = piece.isascii() and not CODE.fullmatch(piece.upper())  # initials fit many a name
    return Mention(known, score >= 1 and not known.owner and not is_sign, score, piece)


def likeness(said: str, name: str) -> tuple[float, str]:
    """How far a name is said in a text, and the piece that is: 1 or more is the whole of it."""
    whole, short = plain(name), core(name)
    if whole in said or (len(short) >= SHORTEST and short in said):
        return 1 + len(short) / 100, whole if whole in said else short
    stem = LEGAL_FORM.sub("", short)
    if len(stem) >= SHORTEST and stem in said:
        return 0.9, stem
    piece = longest_piece(said, stem)
    share = len(piece) / len(stem) if stem else 0
    least = LIKE if len(piece) > SHORTEST else LIKE_IF_SHORT  # 新材料 stands in many a name
    return (share, piece) if share >= least else (0, "")


def longest_piece(said: str, name: str) -> str:
    for length in range(len(name) - 1, SHORTEST - 1, -1):
        for start in range(len(name) - length + 1):
            if (piece := name[start : start + length]) in said:
                return piece
    return ""


def is_within(one: Mention, said: str, named: set[str]) -> bool:
    """Whether its piece is only ever said as a part of a longer name that is said."""
    longer = [name for name in named if one.piece in name and name != core(one.piece)]
    rest = said
    for name in longer:
        rest = rest.replace(name, "…")
    return bool(longer) and core(one.piece) not in rest


@dataclass(frozen=True)
class Meant:
    """Whom a fact may be about: the candidates, the likeliest first; sure where it is the first."""

    candidates: tuple[Mention, ...] = ()
    is_sure: bool = False


def meant(clause: str, word: str, whole: str, known: Sequence[Known]) -> Meant:
    """Of which of the subjects a clause of a message speaks; sure only where nothing else fits.

    A clause that names nothing speaks of the one that the message names; one that names something
    unknown may speak of that.
    """
    here, everywhere = mentions(clause, known), mentions(whole, known)
    named, is_open = [one for one in here if one.is_named], False
    if not named:
        named = [one for one in everywhere if one.is_named]
        is_open = names_another(clause, word)
    sisters = [sister for one in named for sister in sisters_of(one, known)]
    candidates = once([*named, *sisters, *here, *everywhere])[:MOST_LIKELY]
    is_one = len(named) == 1 and not sisters and not is_open
    return Meant(tuple(candidates), is_one and has_phase(named[0], clause))


def has_phase(one: Mention, clause: str) -> bool:
    """Whether the subject is the phase of which the clause speaks, if it speaks of one."""
    return all(phase in one.known.name for phase in PHASE.findall(clause))


def once(found: Sequence[Mention]) -> list[Mention]:
    """Each subject once, where it stands first."""
    first: dict[int, Mention] = {}
    for one in found:
        first.setdefault(one.known.key, one)
    return list(first.values())


def names_another(clause: str, word: str) -> bool:
    """Whether the clause names something besides what says the deed."""
    rest = POINTING.sub("", clause.replace(word, "，") if word else clause)
    return any(True for _ in new_names(rest))


def new_names(text: str) -> Iterator[str]:
    """What looks like the name of a project or a body."""
    for found in NAMED.finditer(POINTING.sub("，", text)):
        yield found[0]


def unregistered(text: str, known: Sequence[Known]) -> str:
    """The first name in a text that none of the subjects bears."""
    names = (name for name in new_names(text) if not any(m.is_named for m in mentions(name, known)))
    return next(names, "")


def sisters_of(one: Mention, known: Sequence[Known]) -> Iterator[Mention]:
    """The subjects of its type that bear its name and more: 光电厂 may be said for 光电厂二期."""
    mine = core(one.known.names[0])
    for row in known:
        bears = any(mine in core(name) and mine != core(name) for name in row.names)
        if row.key != one.known.key and row.type == one.known.type and bears:
            yield Mention(row, is_named=False, score=LIKE, piece=mine)
