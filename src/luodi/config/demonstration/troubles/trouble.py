"""What a trouble is, and what a later check should find of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

NAMES = {
    "started_not_built": "开而未建",
    "works_stopped": "建而又停",
    "start_unproved": "开工无实证",
    "money_never_came": "资金从未到位",
    "money_too_little": "到位资金偏低",
    "money_progress_mismatch": "资金与进度不符",
    "local_money_as_outside": "区内资金充市域外",
    "same_photo": "一张照片两个项目",
    "same_voucher": "一张凭证两个项目",
    "place_promised_twice": "一地两许",
    "swap_counted_twice": "置换双计",
    "reported_twice": "一个项目报两次",
    "silent": "无声无息",
    "not_landed_year": "签约满一年未落地",
    "not_started_year": "签约超一年未开工",
    "zero_contract_unit": "零签约",
    "zero_lead_unit": "零招引",
    "wiped_out_unit": "全军覆没",
    "month_not_reported": "月报缺报",
    "month_reported_late": "月报迟报",
}


@dataclass(frozen=True)
class Trouble:
    """One thing that is wrong, who and what it concerns, and whether it was put there."""

    kind: str
    book: str
    finding: str  # what a check should say
    planted: bool
    subjects: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()  # names of files
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return NAMES[self.kind]
