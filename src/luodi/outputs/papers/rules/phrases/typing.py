"""The name under which a blank that no figure fills is typed: the same for what is the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from luodi.kernel.text import CHINESE
from luodi.outputs.papers.rules.phrases.bindings import Binding, Sort
from luodi.outputs.papers.rules.phrases.counting import name_of
from luodi.outputs.papers.rules.phrases.passages import Passage
from luodi.outputs.papers.rules.phrases.unnamed import LISTED, PLACE, RANKED

LAST_YEAR = "上年"
AIM = "目标"
RANK, SUM, NAME, FIGURE = "名次", "数", "名称", "数字"
_ORDINALS = {"届": "届次", "期": "期次", "次": "次数", "批": "批次"}
_GATHERING = re.compile(
    r"[^”,。;]{0,4}”[^,。;]{0,2}?((?:座谈|推介|恳谈|洽谈)会|论坛|[\u4e00-\u9fff]{0,2}节)"
)
_QUOTED = re.compile(r"[^”,。;]{0,6}”([\u4e00-\u9fff]{2})")
_OWN = re.compile(r"(?:投资|落户|来|建设|走进|回)$")
_OF_OWN = re.compile(r"的?(?:经济|发展|财力|社会|未来|人民|干部)")
_THING = re.compile(r"(?:余|多|来)?([\u4e00-\u9fff%])([\u4e00-\u9fff]{2})?")
_GIVEN = re.compile(r"(?:公司|集团|企业|项目|工程|产业园)")


def typed_names(passage: Passage, bindings: Sequence[Binding]) -> Mapping[int, str]:
    """A name for each binding by its number; what may differ in two places is counted on."""
    told = [(one, *_name(passage, one)) for one in bindings]
    often = Counter(name for _, name, is_same in told if not is_same)
    met: Counter[str] = Counter()
    found = {}
    for one, name, is_same in told:
        met[name] += not is_same
        found[one.n] = name if is_same or often[name] == 1 else f"{name}{met[name]}"
    return found


def _name(passage: Passage, binding: Binding) -> tuple[str, bool]:
    """A name, and whether all blanks of this name are the same thing."""
    before = passage.text[max(0, binding.mark.start - 12) : binding.mark.start]
    behind = passage.text[binding.mark.end : binding.mark.end + 12]
    match binding.sort:
        case Sort.ORDINAL:
            return _ORDINALS.get(behind[:1], NAME), True
        case Sort.EVENT:
            return _event(binding, behind), True
        case Sort.PLACE:
            return _place(binding, before, behind)
        case Sort.NAME:
            return _thing(binding, before, behind), False
        case _:
            return _figure(binding, behind), False


def _event(binding: Binding, behind: str) -> str:
    """A fair of a year has one name; one of which the text says 会 itself lacks that sign."""
    if found := _GATHERING.match(behind):
        return f"{found[1]}{NAME}"
    year = LAST_YEAR if binding.when and binding.when.years == -1 else ""
    return f"{year}活动{'简称' if behind.startswith('会') else NAME}"


def _place(binding: Binding, before: str, behind: str) -> tuple[str, bool]:
    if _is(binding, RANKED):
        return "排名里的区县", False
    is_own = _OWN.search(before) or _OF_OWN.match(behind)
    return ("本地名称", True) if is_own and _is(binding, PLACE) else ("地名", False)


def _thing(binding: Binding, before: str, behind: str) -> str:
    if _is(binding, LISTED):
        return "列举的名称"
    if before.endswith("“") and (found := _QUOTED.match(behind)):
        return f"{found[1]}{NAME}"
    found = _GIVEN.match(behind)
    return f"{found[0]}{NAME}" if found else NAME


def _figure(binding: Binding, behind: str) -> str:
    """What the figure is, as far as it is understood; of a plan, its aim."""
    candidates = [name_of(code) for code in binding.candidates[:1]]
    thing = _THING.match(behind)
    measure = f"{thing[2] or ''}{thing[1]}{SUM}" if binding.mark.measure and thing else ""
    if binding.sort is Sort.PUBLISHED and not binding.mark.measure:
        return RANK
    if not binding.name and not candidates:
        return measure or FIGURE
    name = CHINESE(binding.name) or candidates[0]
    if binding.sort is Sort.TARGET:
        return f"{name}{AIM}"
    return f"{LAST_YEAR}{name}" if binding.when and binding.when.years == -1 else name


def _is(binding: Binding, text: str) -> bool:
    return any(reason.text == text for reason in binding.reasons)
