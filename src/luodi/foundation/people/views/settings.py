"""Where an administrator begins: what people come to him with, and where it is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from luodi.foundation.people.queries import accounts_kept_by, units_kept_by
from luodi.foundation.people.requests import SignedInRequest, signed_in
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.tables.columns import Column, Kind
from luodi.foundation.ui.tables.table import Table
from luodi.kernel.text import gettext_noop


@dataclass(frozen=True)
class Task:
    """Something that people come with: who, with what, what is done, at which address."""

    who: str
    asks: str
    does: str
    address: str
    right: Right = Right.PEOPLE


TASKS = (
    Task(
        gettext_noop("新来的同事"),
        gettext_noop("要一个账号"),
        gettext_noop("登记账号并任用"),
        "people:new_account",
    ),
    Task(
        gettext_noop("忘了密码、被锁定的人"),
        gettext_noop("登录不了"),
        gettext_noop("找到本人，给新密码"),
        "people:accounts",
    ),
    Task(
        gettext_noop("调岗、离岗的人"),
        gettext_noop("换了单位或不再办这件事"),
        gettext_noop("更正单位，结束任用，停用账号"),
        "people:accounts",
    ),
    Task(
        gettext_noop("编办、组织部门"),
        gettext_noop("新设、撤并了单位"),
        gettext_noop("开设单位，撤销并写明承接份额"),
        "people:units",
    ),
    Task(
        gettext_noop("招商办"),
        gettext_noop("口径换了文件"),
        gettext_noop("先检查、看差异，再载入新的一版"),
        "rulebook:load",
        Right.RULEBOOK,
    ),
    Task(
        gettext_noop("数据、档案管理的人"),
        gettext_noop("账上的记录从哪些文件导进来的"),
        gettext_noop("查导入来源"),
        "workbooks:sources",
    ),
    Task(
        gettext_noop("审计、纪检、保密部门"),
        gettext_noop("谁在什么时候做了什么"),
        gettext_noop("查流水和系统日志"),
        "journal:lines",
        Right.HISTORY,
    ),
)
COLUMNS: tuple[Column[Task], ...] = (
    Column("who", gettext_noop("谁来找您"), lambda row: gettext(row.who), is_head=True),
    Column("asks", gettext_noop("什么事"), lambda row: gettext(row.asks), Kind.PROSE),
    Column(
        "does",
        gettext_noop("到哪里办"),
        lambda row: gettext(row.does),
        Kind.PROSE,
        link=lambda row: reverse(row.address),
    ),
)


@require_safe
@signed_in
def settings(request: SignedInRequest) -> HttpResponse:
    if not request.user.holds(Right.PEOPLE):
        raise Http404
    tasks = [task for task in TASKS if request.user.holds(task.right)]
    context = {
        "table": Table(gettext("管理员办的事"), COLUMNS, tasks, is_captioned=False),
        "people": accounts_kept_by(request.user).filter(is_active=True).count(),
        "units": units_kept_by(request.user).filter(closed_on=None).count(),
    }
    return render(request, "people/settings.html", context)
