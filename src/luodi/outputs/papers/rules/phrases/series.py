"""What others count and publish: the statistics bureau's series, ranks among peers."""

from __future__ import annotations

import re

from luodi.outputs.papers.rules.phrases.lexicon import set_of

# Series of the statistics bureau and of the treasury that no ledger of projects adds up.
SERIES = (
    *(
        "生产总值",
        "GDP",
        "规模以上工业增加值",
        "规上工业增加值",
        "工业增加值",
        "工业总产值",
        "工业产值",
    ),
    *("社会消费品零售总额", "社消零", "一般公共预算收入", "地方财政收入", "财政收入", "财政总收入"),
    *(
        "人均可支配收入",
        "消费价格",
        "调查失业率",
        "登记失业率",
        "失业率",
        "外贸出口",
        "进出口",
        "出口",
    ),
    *(
        "旅游收入",
        "旅游综合收入",
        "接待游客",
        "存款余额",
        "贷款余额",
        "城镇化率",
        "粮食产量",
        "产量",
    ),
    *("能耗", "污染物", "优良天数", "森林覆盖率", "脱贫", "城镇新增就业", "增加值"),
)
# Indicators of the catalogue that are said of a whole district only as the bureau publishes them.
PUBLISHED_CODES = set_of(
    "fai fai_growth above_scale_new above_scale_entries above_scale_exits above_scale_net "
    "above_scale_now above_industry above_construction above_trade above_service "
    "above_property"
)
_OURS = re.compile(r"招引企业|招商企业|招引的企业|招商引资企业|招商项目")
_RANK = re.compile(r"(?:排名?|位居|居|列|位列|名列|排位|倒数)[^,。;]{0,10}(?:第|倒数)?$")
_SHARE = re.compile(r"占(?:比|总数的?|全[市区县][^,。;]{0,6})?$")
_RATE_DONE = re.compile(r"(?:完成|占|达)[^,。;]{0,24}(?:任务|目标|计划|指标)[^,。;]{0,24}的?$")
_YEAR_ON_YEAR = re.compile(
    r"(?:同比|比上年|比去年|较上年|较去年)?(?:净?增长|增幅|增加|下降|比增)(?:了|为|达)?$"
)
_DIVISIONS = re.compile(
    r"^(?:区县|县区|县\(?市?区|镇办|镇街|乡镇|街道|镇\(|部门|单位里|区里|村|社区)"
)


def series_in(phrase: str) -> str:
    """The published series that a phrase names, the longest; empty where it names none."""
    return max((word for word in SERIES if word in phrase), key=len, default="")


def is_ours(phrase: str) -> bool:
    """Whether it is said of the enterprises that were attracted: then the book counts them."""
    return bool(_OURS.search(phrase))


def is_rank(before: str) -> bool:
    return bool(_RANK.search(before))


def is_share(before: str) -> bool:
    return bool(_SHARE.search(before))


def is_rate_done(before: str, measure: str) -> bool:
    """完成年度任务的44%: a rate of a target."""
    return measure == "%" and bool(_RATE_DONE.search(before))


def is_growth(before: str) -> bool:
    return bool(_YEAR_ON_YEAR.search(before))


def counts_divisions(behind: str) -> bool:
    """全市X个区县: how many there are stands in the tree of units."""
    return bool(_DIVISIONS.match(behind))
