"""Acts in words: what each is called, and which of its details a reader is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from luodi.kernel.text import gettext_noop

# The first word of an act's code → what the acts of that kind are about.
GROUPS = {
    "entry": gettext_noop("记录"),
    "project": gettext_noop("项目"),
    "subject": gettext_noop("事项"),
    "enterprise": gettext_noop("企业"),
    "event": gettext_noop("招商活动"),
    "document": gettext_noop("资料"),
    "workbook": gettext_noop("导入"),
    "month": gettext_noop("月报"),
    "unit": gettext_noop("单位"),
    "opening": gettext_noop("建账"),
    "period": gettext_noop("封账"),
    "rulebook": gettext_noop("口径手册"),
    "sheet": gettext_noop("盖章件"),
    "inbox": gettext_noop("收件"),
    "bulletin": gettext_noop("公报"),
    "target": gettext_noop("目标任务"),
    "paper": gettext_noop("文稿"),
}
HOUSE_GROUPS = {
    "workbook": gettext_noop("导入"),
    "session": gettext_noop("登录"),
    "account": gettext_noop("账号"),
    "refusal": gettext_noop("被拒绝"),
    "register": gettext_noop("导出台账"),
    "figures": gettext_noop("导出指标"),
    "outgoing": gettext_noop("复制、长图、打印"),
    "paper": gettext_noop("填文稿"),
}
ACTS = {
    "entry.record": gettext_noop("填报"),
    "entry.record_many": gettext_noop("成批填报"),
    "entry.record_again": gettext_noop("重新填报"),
    "entry.evidence": gettext_noop("补证据"),
    "entry.verify": gettext_noop("核定"),
    "entry.return": gettext_noop("退回"),
    "entry.answer": gettext_noop("答复退回"),
    "entry.withdraw": gettext_noop("撤销核定"),
    "entry.waive": gettext_noop("免除要求"),
    "entry.confirm": gettext_noop("确认代录"),
    "entry.reverse": gettext_noop("红冲"),
    "entry.reverse_batch": gettext_noop("整批红冲"),
    "entry.reclassify": gettext_noop("记录改归类"),
    "entry.redact": gettext_noop("隐去记录里的隐私值"),
    "project.register": gettext_noop("登记项目"),
    "project.correct": gettext_noop("更正项目"),
    "project.swap": gettext_noop("置换项目"),
    "subject.open": gettext_noop("登记事项"),
    "subject.revise": gettext_noop("更正事项"),
    "subject.codename": gettext_noop("启用代号"),
    "subject.reclassify": gettext_noop("改归类"),
    "subject.party": gettext_noop("记参与方"),
    "subject.link": gettext_noop("记事项关系"),
    "enterprise.register": gettext_noop("登记企业"),
    "enterprise.correct": gettext_noop("更正企业"),
    "enterprise.contact": gettext_noop("记联系人"),
    "enterprise.redact": gettext_noop("隐去联系人"),
    "event.enter": gettext_noop("登记招商活动"),
    "document.upload": gettext_noop("收下资料"),
    "document.redact": gettext_noop("隐去资料"),
    "workbook.apply": gettext_noop("导入入账"),
    "workbook.withdraw": gettext_noop("撤回导入"),
    "workbook.receive": gettext_noop("收下台账"),
    "workbook.decide": gettext_noop("定疑似项目"),
    "workbook.answer": gettext_noop("统一说明"),
    "workbook.teach": gettext_noop("更正列的含义"),
    "workbook.take": gettext_noop("按台账更正项目资料"),
    "workbook.leave": gettext_noop("与台账不同，保留总账"),
    "workbook.discard": gettext_noop("放弃导入"),
    "month.report": gettext_noop("报月报"),
    "month.scan": gettext_noop("附月报盖章件"),
    "units.open": gettext_noop("开设单位"),
    "unit.close": gettext_noop("撤销单位"),
    "unit.hand_over": gettext_noop("交接"),
    "opening.begin": gettext_noop("开始建账"),
    "opening.end": gettext_noop("结束建账"),
    "opening.verify": gettext_noop("期初认定"),
    "period.close": gettext_noop("封账"),
    "rulebook.load": gettext_noop("载入口径手册"),
    "session.open": gettext_noop("登录"),
    "session.close": gettext_noop("退出"),
    "session.refused": gettext_noop("登录被拒"),
    "session.locked": gettext_noop("登录名被锁定"),
    "account.register": gettext_noop("登记账号"),
    "account.correct": gettext_noop("更正账号"),
    "account.password": gettext_noop("改密码"),
    "account.deactivate": gettext_noop("停用账号"),
    "account.reactivate": gettext_noop("启用账号"),
    "account.appoint": gettext_noop("任用"),
    "account.dismiss": gettext_noop("结束任用"),
    "refusal": gettext_noop("被拒绝"),
    "register.export": gettext_noop("导出台账"),
    "figures.export": gettext_noop("导出指标"),
    "outgoing.text": gettext_noop("复制文字"),
    "outgoing.picture": gettext_noop("存长图"),
    "outgoing.print": gettext_noop("打印"),
    "outgoing.word": gettext_noop("导出 Word"),
    "outgoing.pdf": gettext_noop("导出 PDF"),
    "outgoing.workbook": gettext_noop("导出 Excel"),
    "sheet.take_back": gettext_noop("收回盖章件"),
    "inbox.receive": gettext_noop("收件"),
    "inbox.aside": gettext_noop("收件放一边"),
    "inbox.back": gettext_noop("取回收件"),
    "inbox.redact": gettext_noop("隐去收件文字"),
    "bulletin.publish": gettext_noop("登记公报"),
    "bulletin.withdraw": gettext_noop("撤回公报"),
    "target.assign": gettext_noop("下达目标任务"),
    "target.withdraw": gettext_noop("撤销目标"),
    "paper.template": gettext_noop("存模板"),
    "paper.retire": gettext_noop("停用模板"),
    "paper.type": gettext_noop("手填数"),
    "paper.bind": gettext_noop("确认对应"),
    "paper.issue": gettext_noop("定稿"),
    "paper.fill": gettext_noop("填文稿"),
}
# What is told of an act: key of its detail → label. Names of subjects and files are not among
# them: what a subject is called is for the subject to say, and differs between readers.
DETAILS = {
    "username": gettext_noop("登录名"),
    "role": gettext_noop("角色"),
    "unit": gettext_noop("单位"),
    "units": gettext_noop("单位"),
    "heirs": gettext_noop("承接单位"),
    "giver": gettext_noop("交出人"),
    "taker": gettext_noop("接手人"),
    "number": gettext_noop("版次"),
    "document_no": gettext_noop("文号"),
    "effective_on": gettext_noop("生效日期"),
    "month": gettext_noop("月份"),
    "period": gettext_noop("期间"),
    "entry": gettext_noop("记录编号"),
    "entries": gettext_noop("记录条数"),
    "grade": gettext_noop("等级"),
    "reason": gettext_noop("原因"),
    "publisher": gettext_noop("发布单位"),
    "figures": gettext_noop("个数"),
    "code": gettext_noop("编码"),
    "address": gettext_noop("网络地址"),
    "page": gettext_noop("页面"),
    "reasons": gettext_noop("为什么"),
}
# Details of these acts speak of no project and are for every reader of the history; those of all
# others, also of rooms yet to be built, are for who may read projects there.
OPEN = frozenset(
    {
        *("unit", "units", "month", "opening", "period", "rulebook", "session", "account"),
        *("bulletin", "target"),
    }
)

# What an act was about, where that has a number.
TOPIC = re.compile(r"[a-z]+:\d{1,18}")

_LONG_NUMBER = re.compile(r"\d{7,}")


def name_of(action: str) -> str:
    """The act in words; a code that the table does not know stands as it is."""
    return ACTS.get(action, action)


def needs_reading(action: str) -> bool:
    return action.partition(".")[0] not in OPEN


def told(action: str, detail: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    """Key, label and value of each detail that is told, in the order of the table."""
    for key, label in DETAILS.items():
        # An enterprise has a role in a project too; that is for the project's page to say.
        if key == "role" and not action.startswith("account."):
            continue
        if detail.get(key) not in (None, "", []):
            yield key, label, detail[key]


def without_numbers(sentence: str) -> str:
    """A sentence without what may be a phone or an identity number that somebody typed."""
    return _LONG_NUMBER.sub("•••", sentence)
