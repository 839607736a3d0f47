"""The words of a column of states, and the steps that each stands for."""

from __future__ import annotations

from collections.abc import Mapping

from luodi.kernel.folding import fold

# 在建 says that it has started, on a day that the word does not tell.
STATUSES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            *("在建", "建设中", "正在建设", "已开工", "开工", "新开工", "续建", "施工中", "已动工"),
            *("正在施工", "开工建设", "已开工建设", "开工在建", "在建项目", "已开工在建", "动工"),
            *("正在建设中", "主体施工", "设备安装", "正在安装设备", "建设阶段", "续建项目"),
        ),
        ("started",),
    ),
    **dict.fromkeys(
        (
            *("投产", "已投产", "建成投产", "已建成投产", "投产运营", "已投用", "投用", "已投运"),
            *("运营", "已运营", "投入使用", "已投入使用", "正常生产", "正式投产", "投产达效"),
            *("投入运营", "正常运营", "生产", "已竣工投产", "竣工投产"),
        ),
        ("production",),
    ),
    **dict.fromkeys(
        ("竣工", "已竣工", "建成", "已建成", "完工", "已完工", "竣工验收"), ("completed",)
    ),
    **dict.fromkeys(("达产", "已达产", "达产达效"), ("full_capacity",)),
    **dict.fromkeys(("停工", "停建", "已停工", "停工停产", "停产停工"), ("stopped",)),
    **dict.fromkeys(("已签约", "签约", "新签约", "已签订", "签约阶段"), ("signed",)),
    **dict.fromkeys(
        ("签约未开工", "已签约未开工", "已签约尚未开工", "签约未落地", "已签约未落地"), ("signed",)
    ),
    **dict.fromkeys(("合同", "已签合同", "已签订合同", "合同项目", "履约"), ("contract",)),
    **dict.fromkeys(("协议", "已签协议", "已签订协议", "协议项目", "意向协议"), ("agreement",)),
    **dict.fromkeys(("已注册", "注册", "完成注册", "新注册", "已注册公司"), ("registered",)),
    **dict.fromkeys(("已备案", "备案", "已立项", "立项", "完成备案"), ("project_filed",)),
    **dict.fromkeys(("已供地", "已拿地", "已摘牌", "完成供地"), ("site_secured",)),
    **dict.fromkeys(("已入统", "已入库", "入统", "已纳统"), ("statistics_entry",)),
    **dict.fromkeys(("在谈", "洽谈", "洽谈中", "正在洽谈", "在谈项目", "跟踪洽谈"), ("talks",)),
    **dict.fromkeys(
        (
            *("终止", "已终止", "项目终止", "合同终止", "已解约", "解约", "已解除", "解除合同"),
            *("已解除合同", "终止合同", "已终止合同", "终止协议", "已签订终止协议", "已退出"),
            *("企业退出", "终止项目", "已签终止协议"),
        ),
        ("terminated",),
    ),
    **dict.fromkeys(
        ("流失", "已流失", "项目流失", "流失项目", "项目已流失", "放弃投资", "企业放弃投资"),
        ("lost",),
    ),
    **dict.fromkeys(
        (
            *("市上退回", "市退回", "市级退回", "被市上退回", "退回", "已退回", "被退回"),
            *("市局退回", "市招商局退回", "退回项目"),
        ),
        ("returned",),
    ),
    # Nothing has happened yet that the book could count.
    **dict.fromkeys(
        (
            *(
                "前期",
                "前期工作",
                "正在筹备",
                "筹备",
                "筹备中",
                "筹建",
                "拟建",
                "未开工",
                "尚未开工",
            ),
            *(
                "未动工",
                "待开工",
                "未建",
                "前期阶段",
                "前期准备",
                "谋划",
                "储备",
                "拟开工",
                "规划中",
            ),
            *("正在办理手续", "手续办理", "办理手续", "前期手续", "未签约", "拟签约", "未投产"),
            *("正在筹备,拟近期开工", "正在筹备、拟近期开工", "正在办理前期手续", "拟近期开工"),
        ),
        (),
    ),
}


def steps_of(text: str) -> tuple[str, ...] | None:
    """The steps that a word of state stands for; None where it is no such word."""
    return STATUSES.get(fold(text).strip("。.;；,，"))
