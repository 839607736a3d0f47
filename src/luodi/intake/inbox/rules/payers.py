"""Who paid, from where and by which slip, as far as a message says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# Whose money it is, as it is written in brackets behind the amount.
ORIGINS = (
    (r"境外|(?<![省市区县])外资", "FOREIGN"),
    (r"省外", "PROVINCE_OUT"),
    (r"市外", "CITY_OUT"),
    (r"区外|县外", "DISTRICT_OUT"),
    (r"区内|县内|本地", "LOCAL"),
)
PAYER = re.compile(r"(?:收到|由)(?P<payer>[^，。；0-9]{2,30}?(?:公司|集团|企业|厂|银行))(?!项目)")
PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南"
    "|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
PAYER_PLACE = re.compile(
    r"(?:付款方|付款单位|汇款方|出资方)(?:所在地|注册地)?(?:在|来自|为|：|:)"
    rf"(?P<place>(?:{PROVINCES})[一-龥]{{0,10}}|[一-龥]{{2,10}}[省市区县旗])(?=[，,。；;、）)\s]|$)"
)
VOUCHER = re.compile(
    r"(?:凭证|回单|流水)(?:编?号)?[:：\s]*(?P<number>[0-9A-Za-z][0-9A-Za-z-]{3,59})"
)


def more_of(clause: str, sentence: str, kinds: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Who paid, from where and by which slip, as far as the clause says it."""
    if "money_in" not in kinds:
        return
    for written, code in ORIGINS:
        if re.search(written, clause):
            yield "origin", code
            break
    if found := PAYER.search(clause):
        yield "payer", found["payer"] or ""
    if found := PAYER_PLACE.search(sentence):
        yield "payer_place", found["place"]
    if found := VOUCHER.search(sentence):
        yield "voucher_no", found["number"]
