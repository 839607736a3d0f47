"""The places that a name begins with: 陕西省铜川市耀州区…, and what is left without them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

# By their short names, for a name may begin 陕西秦岭….
PROVINCES = (
    *("北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江"),
    *("安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州"),
    *(
        "云南",
        "陕西",
        "甘肃",
        "青海",
        "台湾",
        "内蒙古",
        "广西",
        "西藏",
        "宁夏",
        "新疆",
        "香港",
        "澳门",
    ),
)
_PROVINCE = re.compile(
    rf"({'|'.join(PROVINCES)})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?(?![路街])"
)
# What ends like a place and is none: 园区, 社区, 小镇, 城市, 城乡, 智慧城市.
_PLACE = re.compile(
    r"(?!(?:智慧|数字|生态|海绵|新型|文明|卫生|森林|中心|现代|农村|小)?[城都]市)"
    r"([一-鿿]{1,6}?)"
    r"(省|自治州|州(?![区市县])|盟|(?<![超门街夜菜])市|地区|"
    r"(?<![园社小景片业发验范新校院库游假山地老矿林灌街牧厂港城功能居住])区|"
    r"(?<!全)县|旗|(?<![小城古重])镇|(?<![城水家])乡|街道|(?<![农新])村)"
)
_LEVELS = {
    ending: level
    for level, endings in enumerate(
        ("省", "自治州 州 盟 市 地区", "区 县 旗", "镇 乡 街道", "村"), start=1
    )
    for ending in endings.split()
}


@dataclass(frozen=True)
class Placed:
    """A name without the places before it, and these by their level: 1 province … 5 village."""

    rest: str
    places: Mapping[int, str] = field(default_factory=dict)


def without_places(text: str, shortest: int, home: Collection[str] = ()) -> Placed:
    """The name without the chain of places that it begins with; `home` says nothing of it.

    What is left has at least `shortest` characters: 陕西光电 is a firm's name, 陕西 is none.
    """
    places: dict[int, str] = {}
    rest = text
    if (found := _PROVINCE.match(rest)) and len(rest) - found.end() >= shortest:
        places[1], rest = found[1], rest[found.end() :]
    while (found := _PLACE.match(rest)) and len(rest) - found.end() >= shortest:
        level = _LEVELS[found[2]]
        if level in places or level < max(places, default=0):
            break
        places[level], rest = found[1], rest[found.end() :]
    return Placed(rest, {level: name for level, name in places.items() if name not in home})


def contradict(one: Mapping[int, str], other: Mapping[int, str]) -> tuple[str, str] | None:
    """The first two places of one level that differ; None where none do."""
    for level in sorted(one.keys() & other.keys()):
        if one[level] != other[level]:
            return one[level], other[level]
    return None
