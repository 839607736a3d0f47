"""The axes along which figures are split; nothing derived is ever stored on a posting.

A project changes `unit` or `channel` only by reclassification; in a closed period that leaves
the closing's figure untouched and shows the difference.
"""

from __future__ import annotations

from luodi.foundation.vocabulary.bands import AGE_BANDS, SIZE_BANDS
from luodi.foundation.vocabulary.codelists import (
    ABOVE_CLASSES,
    BUILD_TYPES,
    CHANNELS,
    FIGURE_BASES,
    GRADES,
    ISSUERS,
    MONEY_TYPES,
    NATURES,
    NEW_OR_CARRIED,
    OPENINGS,
    ORIGINS,
    READINGS,
    SIGN_TYPES,
    SITE_WAYS,
    STAGES,
    SUPERVISION_COLOURS,
    SUPERVISION_FORMS,
    UNIT_CLASSES,
    UNIT_ROLES,
)
from luodi.foundation.vocabulary.industries import industry
from luodi.foundation.vocabulary.naming import unknown
from luodi.foundation.vocabulary.reasons import RETURN_REASONS
from luodi.foundation.vocabulary.shapes import Dimension
from luodi.kernel.text import gettext_noop

POSTED = (
    Dimension("reading", "读法", "posting", READINGS),
    Dimension("unit", "责任单位", "posting", source="单位（镇办、部门、园区、国企），按当时或现在"),
    Dimension("unit_role", "单位角色", "posting", UNIT_ROLES),
    Dimension("event", "签约活动", "posting", source="活动（届次）；一个项目只属一次活动"),
    Dimension("sign_type", "签约类型", "posting", SIGN_TYPES),
    # Two axes: an industry may sit in no cluster, so clusters need not add up to the district;
    # the rest is printed as 其他.
    Dimension("industry", "国民经济行业", "posting", source="GB/T 4754—2017 门类、大类"),
    Dimension("cluster", "产业集群", "posting", source="本区产业集群，分版本"),
    Dimension("channel", "招商方式", "posting", CHANNELS),
    Dimension("station", "驻点", "posting", source="驻点"),
    Dimension("origin", "资金来源地", "posting", ORIGINS),
    Dimension("nature", "资金性质", "posting", NATURES),
    Dimension("money_type", "内外资", "posting", MONEY_TYPES),
)

ENTERED = (
    Dimension("reported_by", "填报单位", "entry", source="单位"),
    Dimension("currency", "币种", "entry", source="GB/T 12406"),
    Dimension("site_way", "用地方式", "entry", SITE_WAYS),
    Dimension("above_class", "五上类别", "entry", ABOVE_CLASSES),
    Dimension("reason", "流失/终止/退回/停工原因", "entry", RETURN_REASONS),
    Dimension("issuer", "发出单位", "entry", ISSUERS),
    Dimension(
        "supervision_level",
        "督办形式和颜色",
        "entry",
        (*SUPERVISION_FORMS, *SUPERVISION_COLOURS),
    ),
    Dimension("opening", "期初标记", "entry", OPENINGS),
)

OF_SUBJECTS = (
    Dimension("build_type", "建设性质", "subject", BUILD_TYPES),
    Dimension("leader", "包抓领导", "subject", source="领导，分时段"),
    Dimension("place", "落户地", "subject", source="载体（镇办、园区、地块）"),
    Dimension("visibility", "可见范围", "subject", source="查看权限"),
)

DERIVED = (
    # From the planned total; the rulebook may cut the bands elsewhere.
    Dimension(
        "size_band", "规模档", "derived", tuple((band.code, band.name) for band in SIZE_BANDS)
    ),
    # New this year or carried over, by signing or by start as the rulebook says.
    Dimension("new_or_carried", "新建/续建", "derived", NEW_OR_CARRIED),
    # The main line of the standing; 七个一批, 三新, 四个一批 are maps onto it.
    Dimension("stage", "阶段", "derived", STAGES),
    Dimension(
        "age_band", "签约月龄", "derived", tuple((band.code, band.name) for band in AGE_BANDS)
    ),
)

OTHERWISE_CARRIED = (
    Dimension("unit_class", "单位类别", "unit", UNIT_CLASSES),
    Dimension("investor_place", "投资方所在地", "party", source="GB/T 2260、GB/T 2659"),
    Dimension("grade", "核定等级", "review", GRADES),
    Dimension("figure_basis", "数据来路", "figure", FIGURE_BASES),
)

DIMENSIONS: tuple[Dimension, ...] = (
    *POSTED,
    *ENTERED,
    *OF_SUBJECTS,
    *DERIVED,
    *OTHERWISE_CARRIED,
)

_BY_CODE = {row.code: row for row in DIMENSIONS}


def dimension(code: str) -> Dimension:
    """The dimension of this code. Refuses a code that stands in no row."""
    if found := _BY_CODE.get(code):
        return found
    raise unknown(
        code,
        [name for row in DIMENSIONS for name in (row.code, row.name)],
        plain=gettext_noop("没有“%(given)s”这个维度"),
        hinting=gettext_noop("没有“%(given)s”这个维度，相近的有：%(nearest)s"),
    )


def label(axis: str, code: str) -> str:
    """The Chinese of a value; of an axis without a fixed list, the value itself."""
    if axis == "industry":
        return industry(code)
    values = dict(dimension(axis).values)
    if not values or not code:
        return code
    if code in values:
        return values[code]
    raise unknown(
        code,
        [name for pair in values.items() for name in pair],
        plain=gettext_noop("这个维度没有“%(given)s”这个值"),
        hinting=gettext_noop("这个维度没有“%(given)s”这个值，相近的有：%(nearest)s"),
    )
