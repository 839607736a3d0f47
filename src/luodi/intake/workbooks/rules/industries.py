"""Industries as ledgers write them: the name of a section or division of GB/T 4754, or a code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from luodi.foundation.vocabulary.industries import DIVISIONS, SECTIONS
from luodi.kernel.folding import fold

_CODE = re.compile(r"(?P<letter>[A-T])?(?P<digits>[0-9]{2,4})?")
_CODE_AHEAD = re.compile(r"([A-T]?[0-9]{2,4}|[A-T](?![A-Za-z]))[-—.、:]?(?=[一-鿿])")
# In a ledger these mean more than the division of that name, or anything else.
_LOOSE = frozenset({"农业", "林业", "渔业", "国际组织"})
# Divisions of the edition of 2002, which the land market still prints, that lie in one of 2017.
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
}
NONE = frozenset({"其他", "其它", "其他行业", "其它行业"})
_YEAR = re.compile(r"20[0-4][0-9]")
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


@cache
def _names() -> Mapping[str, str]:
    """Sections before divisions: 房地产业 is both, and the section says less."""
    found: dict[str, str] = {}
    for code, name in (*SECTIONS, *DIVISIONS, *((code, name) for name, code in _OLD.items())):
        if name in _LOOSE or name.startswith("其他"):
            continue
        for word in _ways(name):
            found.setdefault(word, code)
    return found


def _ways(name: str) -> Iterator[str]:
    yield _bare(fold(name))
    yield _bare(fold(name).replace("、", ""))


def _bare(word: str) -> str:
    """Without what changes nothing: 医药制造 is 医药制造业, (C27)医药制造业 too."""
    plain = re.sub(r"[,、,]", "、", re.sub(r"\([^)]*\)", "", word))
    return plain.removesuffix("行业").removesuffix("业") if len(plain) > 2 else plain
