"""Money that a ledger tells without its voucher is claimed, and verified when that is known."""

from __future__ import annotations

import pytest
from importing import applied, handed_in, ledger

from acting import in_order
from conftest import NOON, Cast
from luodi.kernel.refusal import Refused
from luodi.records.ledger.actions.reviewing import verify, waive
from luodi.records.ledger.models import Entry, Posting
from luodi.records.ledger.queries.gates import missing_for
from luodi.records.ledger.rules.gates import Want

pytestmark = pytest.mark.django_db
HEADS = ("项目名称", "投资方", "累计到位资金（万元）")
ROWS = (("光电厂", "远方光电有限公司", 800), ("铝材加工项目", "远方光电有限公司", 300))


@pytest.fixture
def entries(cast: Cast) -> list[Entry]:
    applied(handed_in(cast, ledger(*ROWS, heads=HEADS)))
    return list(Entry.objects.filter(kind="money_in").order_by("pk"))


def blanks(entry: Entry) -> list[str]:
    return [one.names for one in missing_for(entry, NOON.date()) if one.want is Want.FIELD]


def test_two_projects_of_one_investor_do_not_look_like_one_voucher(entries: list[Entry]) -> None:
    assert [(one.voucher_no, one.payer, one.payer_place) for one in entries] == [("", "", "")] * 2
    assert blanks(entries[0]) == ["凭证号", "付款方", "付款方所在地"]


def test_it_is_not_verified_before_the_voucher_is_known(cast: Cast, entries: list[Entry]) -> None:
    entry = entries[0]
    set_aside(cast, entry, Want.ORDER)
    set_aside(cast, entry, Want.EVIDENCE)
    with pytest.raises(Refused, match="台账没有写凭证号：请红冲后按凭证重记，或写明理由免除"):
        verify(entry=entry, grade="B", by=cast.office, at=NOON)
    assert not Posting.objects.filter(entry=entry, verified=True).exists()
    set_aside(cast, entry, Want.FIELD)
    verify(entry=entry, grade="B", by=cast.office, at=NOON)
    assert Posting.objects.filter(entry=entry, verified=True).exists()
    assert in_order(cast.book)


def set_aside(cast: Cast, entry: Entry, want: Want) -> None:
    """Everything of this sort that the entry lacks is waived by name."""
    for item in missing_for(entry, NOON.date()):
        if item.want is want and item.bars:
            why = "汇总数，凭证清单附后"
            waive(entry=entry, requirement=item.code, reason=why, by=cast.office, at=NOON)
