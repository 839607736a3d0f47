"""The words of the trade: what each says, so that names of indicators and speeches can meet.

A row is what is meant and every word that says it. An official can add a word to a row; nothing
else has to change, because the indicators' names are taken apart with the same table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

WORDS: dict[str, tuple[str, ...]] = {
    # what was done
    "contract": ("合同", "签约合同"),
    "sign": (
        *("签约", "签订", "新签约", "新签订", "新签", "签下来", "签下", "签署", "落户签约", "再签约"),
        *("集中签约", "成功签约", "当场签约"),
    ),
    "sign_all": ("共签约", "共签订"),
    "agreement": ("协议", "框架协议"),
    "intention": ("意向", "投资意向", "合作意向"),
    "talks": ("在谈", "洽谈", "正在洽谈", "跟踪在谈", "在手"),
    "lead": ("线索", "项目信息", "投资线索"),
    "valid": ("有效",),
    "contact": ("对接", "走访", "拜访", "对接洽谈"),
    "visit": ("考察", "来访", "来区考察", "来县考察", "实地考察", "来区", "来县"),
    "reviewed": ("评审", "联审", "准入"),
    "registered": ("注册", "新注册", "注册登记"),
    "filed": ("备案", "立项", "备案立项", "核准"),
    "secured": ("供地", "拿地", "落实用地载体", "落实载体", "落实用地"),
    "permitted": ("施工许可", "取证"),
    "start": ("开工", "开工建设", "动工", "破土动工", "集中开工"),
    "stats": ("入统", "纳统", "入库纳统", "入库", "入统计库"),
    "completed": ("竣工", "建成", "竣工验收"),
    "produced": (
        *("投产", "投用", "建成投产", "竣工投产", "投产运营", "投产达效", "建成投用", "投产投用"),
        *("建成并投产", "正式投产"),
    ),
    "full": ("达产", "达产达效", "达效"),
    "building": ("在建", "建设中"),
    "carried": ("续建", "结转"),
    "landed": ("落地", "落地建设", "落地落户", "最终落地"),
    "returned": ("退回", "被退回", "退了回来", "被市上退回", "被市上退了回来", "退库", "市上退回"),
    "ended": ("终止", "解约", "解除", "清退", "未履约"),
    "lost": ("流失", "没谈成"),
    "stopped": ("停工", "停建", "停滞"),
    "swapped": ("置换", "调换"),
    "not": ("没有", "尚未", "还没有", "仍未", "未", "没", "一个都没有", "仍没有", "还未"),
    "on_time": ("按期", "按时", "如期"),
    "due": ("应",),
    "empty": ("开而未建", "因开而未建"),
    "packaged": ("包装", "策划包装", "储备", "储备包装"),
    "brought": ("引进", "新引进", "招引", "引入"),
    # money
    "money": ("资金", "金额", "引资额", "引资", "资金总量", "投资金额"),
    "involve": ("涉及",),
    "arrived": ("到位", "实际到位", "实到", "到账", "到资"),
    "used": ("实际利用", "实际使用", "利用"),
    "foreign": ("外资", "境外资金", "境外"),
    "outside": ("市域外", "市外"),
    "province": ("省外", "省际", "国内省外"),
    "inner": ("市外省内", "省内市外", "市际"),
    "total": ("总投资", "总投资额", "计划总投资", "投资总额"),
    "invested": ("完成投资", "投资完成", "投资完成额", "项目完成投资", "项目投资完成"),
    "fai": ("固定资产投资", "固投", "全社会固定资产投资", "固定资产投资完成"),
    "growth": ("增长", "增速", "增幅", "同比增长", "同比增幅", "同比增速", "比增"),
    "absolute": ("绝对值", "完成额"),
    "withdrawn": ("撤资", "抽资", "资金撤出"),
    "planned": ("年度计划", "年计划"),
    "fixed": ("固定资产",),
    "fresh": ("新建", "当年"),
    # enterprises and people
    "above": ("五上", "升规入统", "五上企业"),
    "industry_above": ("规上工业", "规模以上工业", "小升规"),
    "trade_above": ("限上商贸", "限上批零住餐", "限上"),
    "service_above": ("规上服务业", "规模以上服务业", "服务业升规"),
    "works_above": ("资质以上建筑业", "资质内建筑业", "建筑业入库"),
    "property_above": ("房地产开发", "房地产入库", "房开"),
    "nurtured": ("培育",),
    "exit": ("退库", "退规", "退出"),
    "net": ("净增",),
    "stock": ("总数", "在库"),
    "station": ("驻点", "驻点招商工作点", "驻外招商点", "驻点招商点", "驻外联络站", "联络站"),
    "people": ("人员", "在岗", "到岗", "落实到位", "到位人员"),
    "jobs": ("就业", "吸纳就业", "带动就业", "解决就业"),
    "trip": ("外出招商", "赴外招商", "小分队招商", "外出"),
    "chief": ("主要领导", "一把手", "党政主要领导"),
    "held": ("举办", "推介会", "座谈会"),
    "supervised": ("督办", "督查室督办", "市督查室督办"),
    "again": ("屡次", "重复", "反复"),
    "problem": ("问题", "督办件", "督办事项"),
    "revenue": ("营业收入", "营收"),
    "tax": ("税收", "纳税", "税收贡献", "纳税总"),
    "local": ("地方留成", "地方级", "区级"),
    "paid": ("兑付", "兑现", "已兑付"),
    "policy": ("政策", "奖补"),
    "zero_sign": ("零签约",),
    "zero_lead": ("零招引",),
    "zero_start": ("零开工",),
    "wiped": ("全军覆没",),
    "tasked": ("承担任务", "责任单位", "任务单位"),
    "toured": ("观摩",),
    # which of them
    "new": ("新增", "新", "新转", "净增加"),
    "10m": ("千万元以上", "千万元及以上", "1000万元以上", "1000万元及以上", "千万级", "投资千万元以上"),
    "100m": (
        *("亿元以上", "亿元及以上", "1亿元以上", "1亿元及以上", "过亿", "亿元", "投资亿元以上"),
        *("总投资亿元以上", "投资过亿元"),
    ),
    "1b": ("十亿元以上", "10亿元以上", "10亿元及以上", "十亿级", "10亿元以上的", "投资额10亿元及以上"),
    "mfg": ("制造业",),
    "3m": ("满三个月", "签约满三个月", "三月", "超三月", "签约三个月", "3个月"),
    "1y": ("满一年", "签约满一年", "超一年", "久签"),
    "1y+": ("签约一年以上", "一年以上", "签约1年以上", "长期"),
    "event": ("会上", "节会", "活动"),
    # what turns a count into something else
    "differs": ("多", "少", "增加", "减少", "下降", "提高", "回落", "占", "占比", "翻", "倍"),
    "future": ("将来", "拟", "即将", "准备", "打算", "下周", "争取", "预计"),
    # what it is
    "project": ("项目",),
    "firm": ("企业", "家企业", "客商", "公司"),
    "unit": ("单位",),
}
# Words that change no count: fillers, links, verbs of achieving.
FILLERS = (
    *("全区上下", "全县上下", "全市上下", "全区", "全县", "我区", "我县", "我们", "我局", "我镇"),
    *("我街道", "我办", "本单位", "我市", "全镇", "全年", "累计", "共计", "总计", "合计", "一共"),
    *("共有", "共", "已经", "已", "均", "都", "了", "的", "地", "得", "数量", "个数", "总数", "数"),
    *("总额", "额", "实现", "完成", "达到", "达", "为", "是", "有", "仍有", "还有", "尚有", "依旧有"),
    *("依然有", "依旧", "仍然", "仍", "还", "尚", "其中", "中", "里", "里面", "等", "和", "与", "及"),
    *("并", "也", "又", "再", "就", "到现在", "直到现在", "甚至", "目前", "现在", "截至目前", "期间"),
    *("招商引资", "招商", "投资", "但", "但是", "在", "从", "对", "将", "要", "确保", "力争", "至少"),
    *("不少于", "不低于", "以上", "左右", "超过", "超", "突破", "近", "约", "超额", "比", "同比"),
    *("个", "元", "万元", "年初", "定下", "今年", "去年", "上年", "过去一年", "本周", "本月", "上", "下"),
    *("任务", "目标", "年度", "全年任务", "任务是", "派出", "小分队", "接待", "邀请", "进行", "成功"),
    *("正式", "到", "来", "被", "把", "给", "由", "以", "这", "那", "些", "率先", "首批", "名", "人"),
    *("后期推动过程", "后期推进过程", "全社会", "使用", "初步", "近期", "组织", "开展", "达成", "设立"),
    *("设", "建立", "成立", "各类", "一批", "分别", "期末", "期内", "各", "去", "新近"),
    *("“", "”", '"', "‘", "’", "(", ")", "《", "》", "·", "我", "区上", "县上", "本", "年", "月", "底"),
    *("数目", "市上", "市级", "全部", "签约后", "推进", "缓慢", "率", "接", "贯彻", "会", "因"),
)
# Spun by a machine that swaps words: what was meant, and what stands there. Tried, never assumed.
SPUN: tuple[tuple[str, str], ...] = (
    *(("项目", "工程"), ("绝对值", "肯定值"), ("建设", "建立"), ("策划", "筹划"), ("储备", "储藏")),
    *(("投资完成", "投资实现"), ("基础", "根底"), ("及时", "准时"), ("推进", "推动")),
    *(("引进", "引入"), ("竣工", "完工"), ("企业", "公司")),
)
UNCOUNTED = frozenset({"project", "involve", "used", "nurtured"})  # say nothing beside a deed


@dataclass(frozen=True)
class Token:
    """One word of a phrase and what it says; nothing for a filler, and None for the unknown."""

    word: str
    says: str | None
    start: int
    spun_from: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.says)


def tokens(phrase: str, also: tuple[str, ...] = ()) -> tuple[Token, ...]:
    """The phrase in words, the longest known first; runs of unknown signs are one token each.

    `also` are further words that are understood elsewhere: names of units and events, days.
    """
    found: list[Token] = []
    at = 0
    while at < len(phrase):
        token = _token(phrase, at, also)
        if token.says is None and found and found[-1].says is None:
            last = found.pop()
            token = Token(last.word + token.word, None, last.start)
        found.append(token)
        at = token.start + len(token.word)
    return tuple(found)


def _token(phrase: str, at: int, also: tuple[str, ...]) -> Token:
    known = max((word for word in also if phrase.startswith(word, at)), key=len, default="")
    entry = _entries().match(phrase, at)
    if entry and len(entry[0]) >= len(known):
        says, original = _meanings()[entry[0]]
        return Token(entry[0], says, at, original)
    return Token(known, "", at) if known else Token(phrase[at], None, at)


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    """Word → what it says, and the word it was spun from; own words go before spun ones."""
    found = dict(_spun())
    found |= {word: ("", "") for word in FILLERS}
    found |= {word: (says, "") for says, words in WORDS.items() for word in words}
    return found


def _spun() -> Iterator[tuple[str, tuple[str, str]]]:
    for says, words in WORDS.items():
        for word in words:
            for meant, stands in SPUN:
                if meant in word:
                    yield word.replace(meant, stands), (says, word)


@cache
def _entries() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _meanings()), key=len, reverse=True)))


def is_spun(text: str) -> bool:
    """Whether the whole text looks spun: the swapped word stands and the right one nowhere."""
    swapped = sum(text.count(stands) > 1 and meant not in text for meant, stands in SPUN[:6])
    return swapped > 0 and text.count("工程") > text.count("项目")
