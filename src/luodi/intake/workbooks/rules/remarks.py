"""An amount with words beside it that change nothing in it: 2000万元（含设备）, 1.2亿元，分三期."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from luodi.intake.workbooks.rules.fields import Field
from luodi.kernel.folding import fold
from luodi.kernel.readings import Reading
from luodi.kernel.refusal import Refused

_IN_BRACKETS = re.compile(r"(?P<amount>[^()（）]*[0-9〇一-鿿])[（(](?P<remark>[^()（）]+)[)）]\Z")
_BEHIND = re.compile(
    r"(?P<amount>[0-9.,]*[^,;。]*[0-9元万亿余多亩])(?:[;。]|,(?=[^0-9]))(?P<remark>.+)\Z"
)
# Beside one of these nobody knows which amount stands, or whether any does.
_TURNING = re.compile(
    r"变更|调整|调[增减]|修改|更正|改为|改成|原|现[为有]|增资|追加|减资|折|约合|合同|协议|美元|美金|港[元币]|欧元|日元"
    r"|待|拟|计划|预计|预期|未|尚|暂|作废|核|估|包含外|退|撤|终止|取消|不[足到]|[?？]|以[上下内]|左右|至|[-—~]"
)
_PARTS = re.compile(r"(?:其中|含|包括|一期|二期|三期|首期|分|共)")
_OTHER_MONEY = re.compile(r"贷|借|财政|专项|债|垫")  # its nature is asked once for the whole column
_OTHER_AMOUNT = re.compile(r"[0-9.,]|[一二三四五六七八九十百千]{2,}|[百千万亿]元")


def with_remark[T](row: Field, text: str, read: Callable[[str], Reading[T]]) -> Reading[T]:
    """The amount, read without the words round it where they change nothing; else refused."""
    try:
        return read(text)
    except Refused:
        if bare := without_remark(row, text):
            with suppress(Refused):
                return read(bare)
        raise


def without_remark(row: Field, text: str) -> str:
    """The amount alone; empty where what stands beside it may change it, or nothing does."""
    line = fold(text)
    named = next((word for word in row.words if line.startswith(word)), "")
    bare = line.removeprefix(named).lstrip(":为")
    for pattern in (_IN_BRACKETS, _BEHIND):
        if (found := pattern.match(bare)) and changes_nothing(row, found["remark"]):
            return found["amount"].strip()
    return bare if named else ""


def changes_nothing(row: Field, remark: str) -> bool:
    """Whether the words only say what is in the amount, or how it is spread."""
    if _TURNING.search(remark) or ("money_in" in row.kinds and _OTHER_MONEY.search(remark)):
        return False
    return bool(_PARTS.match(remark)) or not _OTHER_AMOUNT.search(remark)
