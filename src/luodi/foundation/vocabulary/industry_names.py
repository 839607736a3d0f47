"""Industries as people write them: a code of GB/T 4754, or the name of anything it has one for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from luodi.foundation.vocabulary.industries import DIVISIONS, SECTIONS, finer
from luodi.kernel.folding import fold

_CODE = re.compile(r"(?P<letter>[A-T])?(?P<digits>[0-9]{2,4})?")
_CODE_AHEAD = re.compile(r"([A-T]?[0-9]{2,4}|[A-T](?![A-Za-z]))[-—.、:]?(?=[一-鿿])")
# In a ledger these mean more than the division of that name, or anything else.
_LOOSE = frozenset({"农业", "林业", "渔业", "国际组织"})
# Names of the edition of 2002, which the land market still prints, that lie in one of 2017.
_OLD = {
    "化学原料及化学制品制造业": "C26",
    "通信设备、计算机及其他电子设备制造业": "C39",
    "通讯设备、计算机及其他电子设备制造业": "C39",
    "造纸及纸制品业": "C22",
    "造纸及纸质品业": "C22",
    "饮料制造业": "C15",
    "塑料制品业": "C29",
    "橡胶制品业": "C29",
    "电气机械及器材制造业": "C38",
    "木材加工及木、竹、藤、棕、草制品业": "C20",
    "石油加工、炼焦及核燃料加工业": "C25",
    "皮革、毛皮、羽毛(绒)及其制品业": "C19",
    "仓储业": "G59",
    "电力、热力的生产和供应业": "D44",
    "印刷业和记录媒介的复制": "C23",
    "农、林、牧、渔服务业": "A05",
    "棉、化纤纺织及印染精加工": "C17",
    "文教体育用品制造业": "C24",
    "印刷业和记录媒体的复制": "C23",
    "水泥及石膏制品制造": "C302",
    "船舶及浮动装置制造": "C373",
    "废弃资源和废旧材料回收加工业": "C42",
    "建筑装饰业": "E501",
    "科技交流和推广服务业": "M75",
}
NONE = frozenset({"其他", "其它", "其他行业", "其它行业"})
_YEAR = re.compile(r"20[0-4][0-9]")
_GROUP = 4  # characters of a group's code: C391
_NEAR = 0.4  # from which share of pairs on a name is worth offering
_SECTION_OF = {code[1:]: code[0] for code, _ in DIVISIONS}


def industry_code(text: str) -> str:
    """The code that a word stands for; empty where it is no name or code of the standard."""
    word = fold(text)
    if code := _by_code(word.upper()):
        return code
    if ahead := _CODE_AHEAD.match(word):
        return _by_code(ahead[1])
    return _names().get(_bare(word), "")


def _by_code(word: str) -> str:
    """C39, 39 and C3911 as they are kept; a letter that the digits do not belong to is refused."""
    found = _CODE.fullmatch(word) if word else None
    if found is None:
        return ""
    letter, digits = found.groups()
    if not digits or _YEAR.fullmatch(word):
        return word if len(word) == 1 else ""
    section = _SECTION_OF.get(digits[:2], "")
    return f"{section}{digits}" if section and letter in (None, section) else ""


def near_industries(text: str, most: int = 3) -> list[str]:
    """Codes of divisions and groups that are called something like this, the nearest first."""
    asked = _pairs(_bare(fold(text)))
    if not asked:
        return []
    near = [
        (2 * len(asked & pairs) / (len(asked) + len(pairs)), code)
        for code, pairs in _pairs_of_names().items()
    ]
    likely = [(share, code) for share, code in near if share >= _NEAR]
    return [code for _, code in sorted(likely, key=lambda one: (-one[0], one[1]))[:most]]


def industry_typed(text: str) -> str:
    """What was typed into a field for a code: the code of a name, or what it says, in capitals."""
    return industry_code(text) or text.strip().upper()


@cache
def _names() -> Mapping[str, str]:
    """Each name with its code: of a section and a division called the same, the section.

    A name that stands in two places of which neither lies in the other is left out.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in _all():
        if name in _LOOSE or name.startswith("其他"):
            continue
        for word in _ways(name):
            found[word].append(code)
    widest = {word: min(codes, key=len) for word, codes in found.items()}
    return {w: code for w, code in widest.items() if all(c.startswith(code) for c in found[w])}


def _all() -> Iterator[tuple[str, str]]:
    """Everything that has a name, the larger before what lies in it, this edition first."""
    yield from SECTIONS
    yield from DIVISIONS
    yield from finer().items()
    yield from ((code, name) for name, code in _OLD.items())


@cache
def _pairs_of_names() -> Mapping[str, frozenset[str]]:
    groups = [(code, name) for code, name in finer().items() if len(code) == _GROUP]
    return {code: _pairs(_bare(fold(name))) for code, name in (*DIVISIONS, *groups)}


def _pairs(word: str) -> frozenset[str]:
    """The pairs of neighbouring characters that say something: 制造 stands in most names."""
    plain = word.replace("制造", "").replace("、", "")
    return frozenset(plain[place : place + 2] for place in range(len(plain) - 1))


def _ways(name: str) -> Iterator[str]:
    yield _bare(fold(name))
    yield _bare(fold(name).replace("、", ""))


def _bare(word: str) -> str:
    """Without what changes nothing: 医药制造 is 医药制造业, (C27)医药制造业 and 医药的制造 too."""
    plain = re.sub(r"[,、,]", "、", re.sub(r"\([^)]*\)", "", word)).replace("的", "")
    plain = re.sub(r"以及|及|与", "和", plain.replace("及其他", "等").replace("和其他", "等"))
    return plain.removesuffix("行业").removesuffix("业") if len(plain) > 2 else plain
