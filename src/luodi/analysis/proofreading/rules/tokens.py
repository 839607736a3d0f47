"""The pattern of one number, period or rank as it stands in a plain text."""

from __future__ import annotations

import re

from luodi.analysis.proofreading.rules.measures import UNIT

_CHINESE = "零〇一二两三四五六七八九十百千万亿"
_ORDINAL = "[一二三四五六七八九十]"
_BEFORE = (
    r"大约|大概|(?<![签合履解制节条公])约|将近|接近|(?<![最附邻远])近|超过|突破|超|逾"
    r"|不足|不到|不低于|不少于|至少|不超过|至多|达到|达"
)
_AFTER = r"左右|上下|及以上|以上|及以下|以下|以内"
_TO = r"[-至到~—]{1,2}"
_MONTHS = rf"[0-9]{{1,2}}月?{_TO}[0-9]{{1,2}}月(?:份|底)?"
_MONTH = r"[0-9]{1,2}月(?:[0-9]{1,2}日?|份|底|末)?"
_PARTS_OF_A_YEAR = r"上半年|下半年|前[一二三]季度|一至[二三]季度|第?[一二三四1-4]季度"
_SPANS = r"年|天|日|周岁?|小时|分钟|个月|个工作日|届|号|时|期"
_PERIOD = (
    rf"[0-9]{{4}}年(?:度|{_MONTHS}|{_MONTH}|{_PARTS_OF_A_YEAR})?|{_MONTHS}|{_MONTH}"
    rf"|{_ORDINAL}{{1,2}}月(?:份|底)|{_PARTS_OF_A_YEAR}|[0-9]{{1,3}}(?:{_SPANS})"
    r"|第[0-9一二三四五六七八九十]+(?:届|批|次|季|期|章|条|年|轮|号|步|阶段|产业|代)"
    r"|[〔\[(][0-9]{4}[〕\])][0-9]+号|[一二两三四五六七八九十]+(?:年|天|个月|个半月|届|日)"
)
_RANK = rf"第(?P<rank>[0-9]{{1,3}}|{_ORDINAL}{{1,3}})(?:位|名)?"
_NEXT_RANK = rf"第(?P<next>[0-9]{{1,2}}|{_ORDINAL}{{1,2}})(?:位|名|(?=[、和与及,。;]|$))"
_WESTERN = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
TOKEN = re.compile(
    rf"(?P<period>{_PERIOD})|(?<=[排位列居名])(?:在|于|全[省市县区])*{_RANK}"
    rf"|(?<=[、和与及]){_NEXT_RANK}|(?P<place>第[0-9]{{1,3}}[位名]|前[0-9]{{1,3}}[位名])|(?P<share>百分之)(?P<said>[{_CHINESE}点]+)"
    rf"|(?P<before>{_BEFORE})?(?:人民币)?(?P<from>{_WESTERN}[十百千万亿]*)?(?(from){_TO})"
    rf"(?P<number>(?<![A-Za-z0-9.])[-−]?{_WESTERN}[余多来]?[十百千]?[万亿]?万?"
    rf"(?:(?<=亿)[0-9]+千?百?万)?|[{_CHINESE}]+(?:点[{_CHINESE}]+)?[余多]?)"
    rf"(?P<tail>[余多])?(?:个(?=亿|百分点))?(?P<big>(?<=个)亿)?"
    rf"(?P<unit>{UNIT})?(?P<after>{_AFTER}|[多余](?![0-9]))?",
    re.IGNORECASE,
)
