"""The name under which a blank that no figure fills is typed: the same for what is the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from luodi.kernel.text import CHINESE
from luodi.outputs.papers.rules.phrases.bindings import Binding, Sort
from luodi.outputs.papers.rules.phrases.counting import name_of
from luodi.outputs.papers.rules.phrases.passages import Passage
from luodi.outputs.papers.rules.phrases.unnamed import LISTED, PLACE, RANKED

LAST_YEAR = "上年"
GOES_ON = "原文断在这里，下文"  # the rest of a text that its page did not give
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
_DONE_THERE = re.compile(r"设立|举办|举行|召开|开展|考察|成立|建设|招商")
_CALLED = re.compile(r"[\u4e00-\u9fff]{2,4}(?=招商|工作|[,。;])|[\u4e00-\u9fff]{2,4}")
_OURS = re.compile(r"我们|我区|我县|我市|我镇")
FAR = 10  # signs between 等 and its number
_GIVEN = re.compile(r"(?:公司|集团|企业|项目|工程|产业园)")


def typed_names(passage: Passage, bindings: Sequence[Binding]) -> Mapping[int, str]:
    """A name for each binding by its number; what may differ in two places is counted on."""
    told = [(one, *_name(passage, one, following)) for one, following in _pairs(bindings)]
    often = Counter(name for _, name, is_same in told if not is_same)
    met: Counter[str] = Counter()
    found = {}
    for one, name, is_same in told:
        met[name] += not is_same
        found[one.n] = name if is_same or often[name] == 1 else f"{name}{met[name]}"
    return found


def _pairs(bindings: Sequence[Binding]) -> Iterator[tuple[Binding, Binding | None]]:
    """Each binding with the one behind it."""
    yield from zip_longest(bindings, bindings[1:])


def is_own_place(passage: Passage, binding: Binding) -> bool:
    """Whether a blank for a place can only be the district itself: X财力有限, 投资X."""
    before, behind = _round(passage, binding)
    is_own = _OWN.search(before) or _OF_OWN.match(behind)
    return bool(is_own) and _is(binding, PLACE)


def _round(passage: Passage, binding: Binding) -> tuple[str, str]:
    start, end = binding.mark.start, binding.mark.end
    return passage.text[max(0, start - 12) : start], passage.text[end : end + 12]


def _name(passage: Passage, binding: Binding, following: Binding | None) -> tuple[str, bool]:
    """A name, and whether all blanks of this name are the same thing."""
    before, behind = _round(passage, binding)
    match binding.sort:
        case Sort.ORDINAL:
            return _ORDINALS.get(behind[:1], NAME), True
        case Sort.EVENT:
            return _event(binding, behind), True
        case Sort.PLACE:
            return _place(passage, binding, behind)
        case Sort.NAME:
            return _thing(binding, following, before, behind), False
        case _:
            return _figure(binding, before, behind), False


def _event(binding: Binding, behind: str) -> str:
    """A fair of a year has one name; one of which the text says 会 itself lacks that sign."""
    if found := _GATHERING.match(behind):
        return f"{found[1]}{NAME}"
    year = LAST_YEAR if binding.when and binding.when.years == -1 else ""
    return f"{year}节会{'简称' if behind.startswith('会') else NAME}"


def _place(passage: Passage, binding: Binding, behind: str) -> tuple[str, bool]:
    """The place by what is done there: 设立地点."""
    if _is(binding, RANKED):
        return "排名里的区县", False
    if is_own_place(passage, binding):
        return "本地名称", True
    deed = _DONE_THERE.match(behind)
    return (f"{deed[0]}地点" if deed else "地名"), False


def _thing(binding: Binding, following: Binding | None, before: str, behind: str) -> str:
    if _is(binding, LISTED):
        return f"{_counted(binding, following)}名称（举例）"
    if before.endswith("“") and (found := _QUOTED.match(behind)):
        return f"{found[1]}{NAME}"
    found = _GIVEN.match(behind) or _CALLED.match(behind)
    return f"{found[0]}{NAME}" if found else NAME


def _counted(binding: Binding, following: Binding | None) -> str:
    """What the number behind X等 counts: 对接企业 of 对接企业数."""
    if following is None or following.mark.start - binding.mark.end > FAR:
        return "列举的"
    names = [following.name, *(name_of(code) for code in following.candidates[:1])]
    return next((CHINESE(name).removesuffix(SUM) for name in names if name), "列举的")


def _figure(binding: Binding, before: str, behind: str) -> str:
    """What the figure is, as far as it is understood; of a plan, its aim."""
    candidates = [name_of(code) for code in binding.candidates[:1]]
    thing = _THING.match(behind)
    measure = f"{thing[2] or ''}{thing[1]}{SUM}" if binding.mark.measure and thing else ""
    if binding.sort is Sort.PUBLISHED and not binding.mark.measure:
        return f"{'本地' if _OURS.search(before) else ''}{RANK}"
    if not binding.name and not candidates:
        return measure or FIGURE
    name = CHINESE(binding.name) or candidates[0]
    if binding.sort is Sort.TARGET:
        return f"{name}{AIM}"
    return f"{LAST_YEAR}{name}" if binding.when and binding.when.years == -1 else name


def _is(binding: Binding, text: str) -> bool:
    return any(reason.text == text for reason in binding.reasons)
