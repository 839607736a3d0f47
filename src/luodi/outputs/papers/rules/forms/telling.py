"""The sentences in which a form's places are explained or asked."""

from __future__ import annotations

from luodi.kernel.text import gettext_noop

NAMED = gettext_noop("“%(head)s”就是指标%(name)s")
MEANT = gettext_noop("“%(head)s”按词意是%(name)s")
UNSURE = gettext_noop("“%(head)s”像是%(name)s，但不敢肯定：请选一个")
UNKNOWN_WORDS = gettext_noop("“%(head)s”里的“%(words)s”没有认出来：请选一个")
UNKNOWN = gettext_noop("没有认出“%(head)s”是哪个指标：请选一个，账上没有的选“手填”或“留空”")
NO_MEASURE = gettext_noop("“%(head)s”没有写明是元、万元还是亿元：请选一个")
WRONG_MEASURE = gettext_noop("“%(head)s”按%(measure)s填，%(name)s按%(unit)s计，换不过来：请另选")
TWO_SPANS = gettext_noop("“%(head)s”可能是本年累计，也可能是历年累计：请选一个")
TWO_YEARS = gettext_noop("“%(head)s”看不出是上年哪一段的同期：请选一个")
TWO_FIGURES = gettext_noop("“%(head)s”可能是%(names)s的：请选一个")
TASK = gettext_noop("“%(head)s”要用目标任务，这里还取不到：请选“手填”或“留空”")
SHARE = gettext_noop("“%(head)s”是占比，表里看不出占谁的：请选“手填”或“留空”")
SPAN = gettext_noop("“%(head)s”就是%(span)s")
BESIDE_MONTH = gettext_noop("“%(head)s”与“本月”并列，按%(span)s填")
UNKNOWN_SPAN = gettext_noop("没有认出“%(head)s”是哪段时间：请选一个")
ORDINAL = gettext_noop("序号，从 1 排起")
IDLE = gettext_noop("账上没有这一项，留给人填")
EACH_UNIT = gettext_noop("名称空着：列出承担任务的各单位")
UNKNOWN_UNIT = gettext_noop("账上没有“%(name)s”这个单位：请选一个，或留空")
UNKNOWN_TABLE = gettext_noop(
    "“%(sheet)s”里有一张表没有看懂一行写的是什么，没有填：表头下第一栏请写单位、指标名称或项目名称"
)
NO_TABLE = gettext_noop("“%(sheet)s”里没有找到要填的表：没有表头，或全是文字")
FORMULA = gettext_noop("公式，照原样自己算")
WRITTEN = gettext_noop("表上已有文字，不动")
REMEMBERED = gettext_noop("按上次的选择")
GIVEN = gettext_noop("按这次的选择")
GONE = gettext_noop("上次选的“%(said)s”现在用不了（%(why)s）：请重选")
OTHER_YEAR = gettext_noop(
    "“%(sheet)s”的表题写着%(written)s，这次按%(period)s填：表题没有改，请核对"
)
NARROWED = gettext_noop(
    "“%(sheet)s”的表题写着“%(words)s”，各列没有写：这里按全部项目填，不对的请逐列改"
)
# of lists
LIST_OF = gettext_noop("标题“%(title)s”说的是%(name)s，列出它数到的项目")
ASK_LIST = gettext_noop("要列哪些项目：请选一个")
FACT = gettext_noop("“%(head)s”照导入台账的认法")
TWO_FACTS = gettext_noop("“%(head)s”可能是%(names)s：请选一个")
UNKNOWN_FACT = gettext_noop("没有认出“%(head)s”：请选一个，或留空")
GROUPED = gettext_noop(
    "“%(sheet)s”的名单分了几段（%(group)s），这里只会填一段：请把分段行删去，或分成几张表"
)
OCCUPIED = gettext_noop("“%(sheet)s”的名单区第 %(row)s 行已有内容，请清空后再填")
