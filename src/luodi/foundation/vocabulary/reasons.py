"""Why a project is lost, ended, returned or stopped: one code, one sentence."""

from __future__ import annotations

from luodi.foundation.vocabulary.codelists import OTHER, Pairs

# 用地不足 and 载体不合 answer "had we had the land" (S6); 政策诉求未满足 answers S7 and S8.
SITE_REASONS: Pairs = (("LAND_SHORT", "用地不足"), ("SITE_UNFIT", "载体不合"))

OWN_REASONS: Pairs = (
    *SITE_REASONS,
    ("INPUT_PRICES", "要素价格"),
    ("POLICY_UNMET", "政策诉求未满足"),
    ("FINANCE_BROKEN", "融资断裂"),
    ("MARKET_CHANGED", "市场变化"),
    ("ENVIRONMENT_ENERGY", "环保能耗不允"),
    ("APPROVAL_SLOW", "审批周期"),
    ("RIVAL_PLACE", "区域竞争"),
    ("INVESTOR_UNREAL", "投资方不实"),
)
RETURN_ONLY: Pairs = (
    ("STARTED_NOT_BUILT", "开而未建"),
    ("PAPERS_UNTRUE", "材料不实"),
    ("REPORTED_TWICE", "重复上报"),
    ("OUTSIDE_RULES", "不符合口径"),
)

REASONS: Pairs = (*OWN_REASONS, *OTHER)
RETURN_REASONS: Pairs = (*OWN_REASONS, *RETURN_ONLY, *OTHER)
