"""A message cut into clauses, and how sure each is of what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

WESTERN = {full: full - 0xFEE0 for full in (*range(0xFF10, 0xFF1A), 0xFF05, 0xFF0E)}
SENTENCE_END = re.compile(r"[。！!；;\r\n]+|(?<=[？?])")
CLAUSE_END = re.compile(r"，|,(?![0-9]{3}(?![0-9]))")
NUMBERING = re.compile(
    r"\s*(?:[（(][0-9一二三四五六七八九十]{1,2}[）)]|[0-9一二三四五六七八九十]{1,2}(?:[、)）]|\.(?![0-9])))+\s*"
)

QUESTION = re.compile(
    r"[？?吗呢]\s*\Z|是否|有没有|能不能|可不可以|什么时候|何时|哪天|几时|几号|为什么"
)
# What is planned by nature and says nothing of the deed beside it: 计划投资, 预计年产值.
PLANNED_SIZE = re.compile(
    r"(?:计划|预计|预期|估算|概算|拟|设计)(?:总|年|新增|固定资产|用)*"
    r"(?:投资|产值|产能|销售|营收|税收|纳税|地|工|就业|产出|建筑面积|建设规模)"
)
# A plan that goes on through its sentence: 预计10月开工，年底投产.
INTENDING = re.compile(
    r"拟|计划|预计|预期|打算|准备|(?<!即)将(?![近军])|即将|争取|力争|确保|定于|约定|承诺|暂定"
    r"|目标|下一步|下步|原定|有望|可望|要在|应在|须在|倒排"
)
# What lies ahead of its own.
SOON = re.compile(
    r"明[天日年]|后天|下周|下个?月|下半年|(?:(?<![0-9去])年|(?<![0-9一二三四五六七八九十上])月)(?:[底末]|内)|最迟"
)
# A condition, which goes on through its sentence, and a wish, which does not.
SUPPOSING = re.compile(
    r"(?:达产|投产|建成|竣工|建好|签约)[之以]?后|若|如果|如能|只要|一旦|假如|万一|等(?=.{1,12}[后再])"
)
WISHING = re.compile(
    r"(?<!邀)请(?!查收|审|领导|各位|看|知悉|收|假|示)|催|督促|希望|尽快|尽早|抓紧|抓好|推动|推进|促进"
    r"|要求|需要|必须|说的|所说|力促|(?<![接招优])待(?!遇|在)|务必|听.{0,6}说|就?等(?=开工|动工|复工|投产|竣工|签)|据说|传闻|可能|也许|可以"
    r"|应该(?!是已)|想|建议|协调|解决|影响|制约|为了|便于|为.{0,8}打下|创造条件|筹备|备战"
)
DENYING = re.compile(
    r"未(?!来)|没(?!问题)|尚|暂不|暂未|暂缓|不(?!动产|少|仅|久|断|低于|超过|负|足|锈)|无(?!锡|人机|纺|菌|尘)"
    r"|取消|推迟|延期|延后|缺|差(?!旅)|拒|难以|无法|停止|放弃(?!投资)"
)
UNDERWAY = re.compile(r"正在|正(?=[准办申审走报])|在办|办理中|申请中|审批中|走流程|公示期?|受理")
# What behind the word makes it the name of something else, or takes it back.
AFTERWARDS = re.compile(
    r"(?:[一两二三]?周年|[一两二三]年(?!前)|[以之]?[前后](?!期)|以来|至今|到(?:现在|目前|今)|情况|审批|时间|日期|条件|计划|方案|通知|事宜|问题|准备|筹备|申请"
    r"|材料|手续|动员|率|任务|目标|协调|保障|服务|倒计时|令|所需|需要|中心|推进会|调度|要求|期限)"
)
TAKEN_BACK = re.compile(
    r".{0,6}?(?:[还尚仍暂]?(?:没|未|不(?!动产))|推迟|延期|延后|受阻|遇阻|待定|无望|取消|泡汤|困难"
    r"|失败|作废|是假|为零|为0)"
)
IN_HAND = re.compile(r".{0,5}?(?:正在|在办|办理中|申请中|审批中|走流程|公示|受理|中\Z)")
CERTAIN = re.compile(r"已|今[天日早晨]|昨|前天|日前|近日|刚|目前|顺利|正式")


class Stance(Enum):
    """What a clause says of a deed: done, ahead, wished or supposed, not done, under way, asked."""

    DONE = "DONE"
    AHEAD = "AHEAD"
    WISHED = "WISHED"
    NOT = "NOT"
    UNDERWAY = "UNDERWAY"
    ASKED = "ASKED"


@dataclass(frozen=True)
class Clause:
    """One clause of a message: its words, its sentence by number and in full."""

    text: str
    sentence: str
    number: int
    is_question: bool = False
    goes_on: Stance = Stance.DONE  # a plan or a condition of which the sentence has been speaking

    def stance(self, start: int, end: int, *, by_nature: bool = False) -> Stance:
        """How sure the clause is of what it says from `start` to `end`.

        Of what is a plan by its nature (总投资, 合同额), only a question or a denial counts.
        """
        before, after = masked(self.text[:end]), self.text[end:]
        if self.is_question:
            return Stance.ASKED
        if DENYING.search(before, max(0, start - 8)) or TAKEN_BACK.match(after):
            return Stance.NOT
        if by_nature:
            return Stance.DONE
        if UNDERWAY.search(before) or IN_HAND.match(after):
            return Stance.UNDERWAY
        return self.thought(before, after)

    def thought(self, before: str, after: str) -> Stance:
        """Whether the deed is only thought of; a certain word ends a plan that has gone on."""
        if WISHING.search(before) or SUPPOSING.search(before):
            return Stance.WISHED
        if INTENDING.search(before) or SOON.search(before) or AFTERWARDS.match(after):
            return Stance.AHEAD
        return Stance.DONE if CERTAIN.search(before) else self.goes_on

    def passes_on(self) -> Stance:
        """What the sentence goes on speaking of behind this clause."""
        text = masked(self.text)
        if SUPPOSING.search(text):
            return Stance.WISHED
        if INTENDING.search(text):
            return Stance.AHEAD
        return Stance.DONE if CERTAIN.search(text) else self.goes_on


def clauses(message: str) -> Iterator[Clause]:
    """The clauses of a message in order; the numbers of a list are taken off."""
    for number, sentence in enumerate(sentences(message)):
        is_question, goes_on = bool(QUESTION.search(sentence)), Stance.DONE
        for text in filter(str.strip, CLAUSE_END.split(sentence)):
            clause = Clause(text.strip(), sentence, number, is_question, goes_on)
            yield clause
            goes_on = clause.passes_on()


def sentences(message: str) -> Iterator[str]:
    for part in SENTENCE_END.split(message.translate(WESTERN)):
        sentence = NUMBERING.sub("", part, count=1) if NUMBERING.match(part) else part
        if sentence.strip():
            yield sentence.strip()


def masked(text: str) -> str:
    """The text with what is only planned by nature blanked, letter for letter."""
    return PLANNED_SIZE.sub(lambda found: "…" * len(found[0]), text)
