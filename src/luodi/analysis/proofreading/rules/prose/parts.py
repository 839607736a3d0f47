"""其中: parts never exceed their total, and add up to it where nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luodi.analysis.proofreading.rules.finding import EXACTLY, Certainty, Relation, Statement, Way
from luodi.analysis.proofreading.rules.judging import agrees
from luodi.analysis.proofreading.rules.measures import Sort
from luodi.analysis.proofreading.rules.prose.adding import sureness, total
from luodi.analysis.proofreading.rules.prose.words import (
    amounts,
    is_now,
    is_target,
    nearest_first,
    told,
)
from luodi.analysis.proofreading.rules.quantities import Quantity
from luodi.analysis.proofreading.rules.ranges import Range
from luodi.analysis.proofreading.rules.skeleton import AMOUNTS, FIGURES, Skeleton
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

_NOT_PARTS = re.compile(
    "比|平均|人均|还有|另|此外|增长|增幅|增加(?!值)|净增|预计|达产|年产|新增就业|占地|吸纳"
)
# Words of which the parts of a whole are made with nothing between them.
_WHOLES = (
    ("合同", "协议"),
    ("新建", "续建"),
    ("内资", "外资"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("境内", "境外"),
    ("一产", "二产", "三产"),
    ("第一产业", "第二产业", "第三产业"),
    ("已开工", "未开工"),
    ("公有", "非公"),
    ("出口", "进口"),
    ("工业", "农业", "服务业"),
    ("固定资产", "流动资金"),
    ("税收", "非税"),
    ("城镇", "乡村"),
    ("夏粮", "秋粮"),
    ("因公出国", "公务用车", "公务接待"),
    ("基本支出", "项目支出"),
    ("直接办结", "转办"),
    ("直办", "转办"),
    ("满意", "不满意"),
)
_APART = (
    re.compile("合同|协议|意向|框架"),
    re.compile("^.{0,4}(?:工业|农业|服务业|旅游|商贸|物流|一产|二产|三产|第[一二三]产业|房地产)"),
    re.compile("省内|省外|市外|境外|内资|外资|国内|境内"),
    re.compile("[镇乡县区州市]$|(?:街道|园区|开发区|高新区)$"),
    re.compile("新建|续建|改扩建|扩建|技改"),
)
_APART_FROM = re.compile("另计|另有|另外|此外|未计|除外|不含")
_SIZE = re.compile("亿元|万元|以上|规模|规上|重点|省级|市级|国家级|\ue009")
_COMPLETE = because(gettext_noop("各部分把总数分完了：没有别的部分可加"))
_DISJOINT = because(gettext_noop("各部分互不包含，相加却超过了总数"))
_PART = because(gettext_noop("部分不会大于总数"))


@dataclass(frozen=True)
class Splitting:
    """One 其中: the numbers before it, and those behind it in the nearer and the wider reach."""

    start: int
    end: int
    head: list[Quantity]
    near: list[Quantity]
    wide: list[Quantity]
    is_bracketed: bool


def parts(of: Skeleton) -> Iterator[Statement]:
    for found in re.finditer("其中", of.drawn):
        if split := splitting(of, found.start()):
            yield from compared(of, split)


def splitting(of: Skeleton, place: int) -> Splitting | None:
    start, end = of.sentence(place)
    is_bracketed = of.drawn[place - 1 : place] == "(" and ")" in of.drawn[place:end]
    if is_bracketed:
        end = of.drawn.index(")", place)
    stop = of.drawn.find("其中", place + 2, end)
    wide_end = end if stop < 0 else stop
    near_end = of.drawn.find(";", place, wide_end)
    near_end = wide_end if near_end < 0 else near_end
    head = [one for one in amounts(of, start, place) if is_now(of, one)]
    # 预算42万元,其中…: parts of what is planned, where nothing done stands before them.
    head = head or [one for one in amounts(of, start, place) if is_target(of, one)]
    if not head and start:
        head = [one for one in amounts(of, *of.sentence(start - 2)) if is_now(of, one)]
    head = head[-1:] if is_bracketed else head
    near, wide = taken(of, place, near_end), taken(of, place, wide_end)
    near = wide = wide if is_parallel(of, start, place, wide_end) else near
    return Splitting(start, wide_end, head, near, wide, is_bracketed) if head and near else None


def is_parallel(of: Skeleton, start: int, place: int, end: int) -> bool:
    """Whether a semicolon only parts the parts: each stretch holds the same kinds of numbers."""
    stretches = of.drawn[place:end].rstrip(";").split(";")
    if ";" in of.drawn[start:place] or len(stretches) < 2:
        return False
    shapes = {"".join(sign for sign in one if sign in AMOUNTS) for one in stretches}
    return len(shapes) == 1


def taken(of: Skeleton, start: int, end: int) -> list[Quantity]:
    """The figures of a stretch that may be parts: no targets, nothing in brackets of its own."""
    return [
        one
        for one in amounts(of, start, end)
        if is_now(of, one)
        and not _NOT_PARTS.search(of.before(one))
        and not of.before(one).endswith("等")
        and depth(of, start, of.place(one)) <= 0
    ]


def depth(of: Skeleton, start: int, place: int) -> int:
    return of.drawn.count("(", start, place) - of.drawn.count(")", start, place)


def compared(of: Skeleton, split: Splitting) -> Iterator[Statement]:
    """Each kind of number by itself; what is known of one tells whether the others are whole."""
    groups = [group for one in kinds(of, split.head) if (group := grouped(of, split, one))]
    fitting = [any(fits(whole, some) for some in chosen) for whole, chosen in groups]
    for (whole, chosen), fit in zip(groups, fitting, strict=True):
        is_whole = any(fitting) or is_all_told(of, split, chosen[0])
        yield from statement(of, split, whole, chosen, fit, is_whole)


def is_all_told(of: Skeleton, split: Splitting, some: list[Quantity]) -> bool:
    """Known parts of a whole, and nothing of it told apart, as 上级补助另计 does."""
    if says_all(of, split):
        return True
    return not _APART_FROM.search(of.drawn, split.start, split.end) and is_partition(of, some)


def kinds(of: Skeleton, head: list[Quantity]) -> list[Quantity]:
    """The nearest number of each kind; of money, of each measure that has a name of its own."""
    seen: dict[tuple[str, str, str], Quantity] = {}
    for one in nearest_first(head):
        measure = measured(of.before(one)) if one.sort is Sort.MONEY else ""
        seen.setdefault((one.sort.value, one.of, measure), one)
    return list(reversed(seen.values()))


def grouped(
    of: Skeleton, split: Splitting, whole: Quantity
) -> tuple[list[Quantity], list[list[Quantity]]] | None:
    """The totals that may be meant, the nearest first, and the parts in each reach."""
    wholes = [whole] + [
        one for one in nearest_first(split.head) if one.is_like(whole) and one is not whole
    ]
    found = []
    for reach in (split.near, split.wide):
        mine = [
            part for part in reach if part.is_like(whole) and is_column(of, part, whole, split.head)
        ]
        if mine and mine not in found:
            found.append(mine)
    return (wholes, found) if found else None


def is_column(of: Skeleton, part: Quantity, whole: Quantity, head: list[Quantity]) -> bool:
    """总投资 belongs to 总投资 and not to 引资, where both are told."""
    if whole.sort is not Sort.MONEY:
        return True
    measure = measured(of.before(part))
    told_of = {measured(of.before(one)) for one in head if one.sort is Sort.MONEY}
    return measure not in told_of or measure == measured(of.before(whole))


_MEASURES = re.compile("总投资|引资|到位|固定资产|产值|税收|合同额|出口|投资")


def measured(words: str) -> str:
    found = _MEASURES.findall(words)
    return found[-1].removeprefix("总") if found else ""


def fits(wholes: list[Quantity], some: list[Quantity]) -> bool:
    return len(some) > 1 and any(agrees(whole, total(some)) for whole in wholes)


def is_partition(of: Skeleton, some: Sequence[Quantity]) -> bool:
    """合同 and 协议, 新建 and 续建: known parts of a whole, each of them there once."""
    words = [told_as(of, one) for one in some]
    if any(_SIZE.search(said) for said in words):
        return False
    return any(
        len(words) == len(names)
        and all(sum(is_called(said, name) for said in words) == 1 for name in names)
        for names in _WHOLES
    )


def told_as(of: Skeleton, one: Quantity) -> str:
    """The words round a part, those in brackets too: 因公出国(境)费."""
    ahead = re.split(f"[,、;。{FIGURES}]", of.drawn[max(0, of.place(one) - 24) : of.place(one)])[-1]
    return f"{ahead}|{of.after(one)}"


def is_called(said: str, name: str) -> bool:
    """市外省内 is neither 市外 nor 省内, but a part of either."""
    others = {one for names in _WHOLES for one in names if one not in name and name not in one}
    return has(said, name) and not any(has(said, other) for other in others)


def has(said: str, name: str) -> bool:
    """税收 is not in 非税收入."""
    return bool(re.search(f"(?<![不非未]){name}", said))


def is_disjoint(of: Skeleton, some: Sequence[Quantity]) -> bool:
    words = [of.before(one).removeprefix("其中") + of.after(one) for one in some]
    if any(_SIZE.search(said) for said in words):
        return False
    return any(all(kind.search(said) for said in words) for kind in _APART)


def says_all(of: Skeleton, split: Splitting) -> bool:
    return (
        "全部" in of.drawn[split.start : split.end] and "分别" in of.drawn[split.start : split.end]
    )


def statement(  # noqa: PLR0917 (one group, and what is known of it)
    of: Skeleton,
    split: Splitting,
    wholes: list[Quantity],
    chosen: list[list[Quantity]],
    fit: bool,
    is_whole: bool,
) -> Iterator[Statement]:
    some = next((one for one in chosen if fits(wholes, one)), chosen[0])
    whole = next((one for one in wholes if agrees(one, total(some))), wholes[0])
    too_large = exceeding(wholes, some)
    if too_large:
        yield from each(split, wholes, too_large)
    elif fit or (is_whole and len(some) > 1 and not whole.hedge):
        yield summed(split, whole, some, _COMPLETE if not fit else EXACTLY)
    elif is_over(wholes, some) and is_disjoint(of, some):
        yield summed(split, whole, some, _DISJOINT)
    else:
        yield from each(split, wholes, some[:1] if len(some) == 1 else some)


def is_over(wholes: list[Quantity], some: list[Quantity]) -> bool:
    whole = total(some)
    return len(some) > 1 and all(
        one.range.high is not None
        and whole.range.low is not None
        and whole.range.low > one.range.high
        for one in wholes
    )


def exceeding(wholes: list[Quantity], some: list[Quantity]) -> list[Quantity]:
    """Parts larger than every number that may be their total."""
    return [one for one in some if all(not agrees(one, at_most(whole, one)) for whole in wholes)]


def at_most(whole: Quantity, part: Quantity) -> Way:
    """Rounding keeps the order: with the same last digit no printed part is above its whole."""
    is_alike = whole.step == part.step and not whole.hedge
    high = whole.value if is_alike else whole.range.high
    return Way(whole.value, Range(None, high), told(whole), bound="≤")


def each(split: Splitting, wholes: list[Quantity], some: list[Quantity]) -> Iterator[Statement]:
    for one in some:
        ways = tuple(at_most(whole, one) for whole in wholes)
        yield Statement(
            Relation.SUM, one, ways, split.start, split.end, certainty_of_part(wholes), _PART
        )


def certainty_of_part(wholes: list[Quantity]) -> Certainty:
    return Certainty.SURE if len(wholes) == 1 else Certainty.LIKELY


def summed(split: Splitting, whole: Quantity, some: list[Quantity], why: Reason) -> Statement:
    certainty = sureness(some, whole)
    if why is _DISJOINT:
        certainty = max(certainty, Certainty.LIKELY, key=("sure", "likely", "look").index)
    return Statement(Relation.SUM, whole, (total(some),), split.start, split.end, certainty, why)
