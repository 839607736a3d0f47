"""`luodi month`, `confirm` and `handover` as a head of a unit types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.utils.timezone import localdate

from acting import claim, in_order, project, told
from conftest import NOON, Cast, person
from luodi.config.cli import run
from luodi.foundation.people.models import Account
from luodi.foundation.people.rules.policy import Role
from luodi.records.ledger.actions.reviewing import send_back
from luodi.records.ledger.models import Confirmation, Entry, Handover, MonthReport, MonthScan
from luodi.records.subjects.models import Subject
from scenes import go_by

pytestmark = pytest.mark.django_db
MARCH = date(2023, 3, 1)
type Typed = Callable[..., tuple[int, str, str]]


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    """Runs a command of this book; answers its exit code, what it printed and what it refused."""

    def run_it(module: str, *words: str) -> tuple[int, str, str]:
        code = run(module, words)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_it


@pytest.fixture
def month(cast: Cast, typed: Typed) -> Typed:
    """`luodi month 2023-03` of 甲区, in which the town has an entry and a project without one."""
    go_by(cast.book)
    told(cast, claim(project(cast), occurred_from=MARCH))
    project(cast, "静厂")
    return lambda *words: typed("months", "month", "2023-03", "--book", "甲区", *words)


def entry() -> Entry:
    return Entry.objects.get()


def still() -> Subject:
    return Subject.objects.get(name="静厂")


def test_a_units_month_shows_what_would_be_confirmed_and_writes_nothing(month: Typed) -> None:
    code, out, _ = month("--unit", "东山镇")
    assert code == 0
    assert out.splitlines() == [
        "东山镇 2023年3月月报",
        "未报（迟报），应于 2023-04-05 前报送",
        "待确认的记录 1 条",
        f"  记录 {entry().pk} 甲厂 · 在谈 2023-03-01：如实填报",
        "本月没有记录，可报“本月无变化”的项目 1 个",
        f"  事项 {still().pk} 静厂",
    ]
    assert not MonthReport.objects.exists()


def test_the_head_confirms_and_gets_the_sheet_with_the_head_of_the_chain(
    month: Typed, cast: Cast
) -> None:
    code, out, _ = month("--unit", "东山镇", "--confirm", "--no-change", "静厂", "--by", "head")
    made = MonthReport.objects.get()
    lines = out.splitlines()
    assert code == 0
    assert lines[1].startswith("马镇长 ")
    assert lines[1].endswith(f"报送（迟报），#{made.seq}，链首 {made.head}")
    assert lines[2:] == [
        "已确认的记录 1 条",
        f"  记录 {entry().pk} 甲厂 · 在谈 2023-03-01：如实填报",
        "本月无变化的项目 1 个",
        f"  事项 {still().pk} 静厂",
    ]
    assert Confirmation.objects.get().entry == entry()
    assert in_order(cast.book)


def test_the_stamped_sheet_is_put_beside_the_report(month: Typed, tmp_path: Path) -> None:
    scan = tmp_path / "月报.pdf"
    scan.write_bytes(b"%PDF-1.4 stamped")
    words = ["--unit", "东山镇", "--scan", str(scan), "--by", "head"]
    code, _, err = month(*words)
    assert (code, err) == (1, "东山镇 2023-03 的月报还没有报送，请先用 --confirm 报送\n")
    month("--unit", "东山镇", "--confirm", "--by", "head")
    code, out, _ = month(*words)
    row = MonthScan.objects.get()
    assert (code, row.document.type) == (0, "month_report_scan")
    assert out.splitlines()[-1] == f"盖章扫描件：资料 {row.document_id} 月报.pdf"


def test_as_json_the_sheet_says_whether_it_was_reported(month: Typed) -> None:
    before = json.loads(month("--unit", "东山镇", "--json")[1])
    assert (before["month"], before["due_on"], before["late"]) == ("2023-03", "2023-04-05", True)
    assert before["report"] is None
    assert before["without_entries"] == [{"subject": still().pk, "name": "静厂"}]
    month("--unit", "东山镇", "--confirm", "--by", "head")
    after = json.loads(month("--unit", "东山镇", "--json")[1])
    assert (after["report"]["by"], after["unchanged"]) == ("马镇长", [])
    assert [(row["entry"], row["kind"]) for row in after["entries"]] == [(entry().pk, "talks")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--confirm", "--by", "head"], "请用 --unit 写明是哪个单位的月报"),
        (["--unit", "东山镇", "--confirm"], "请用 --by 写明经办人的登录名"),
        (["--unit", "东山镇", "--no-change", "静厂"], "“本月无变化”随报送一起说"),
        (
            ["--unit", "东山镇", "--confirm", "--no-change", "甲厂", "--by", "clerk"],
            "陈填报 无权在“东山镇”办理此事，请联系管理员核对任用\n"
            "“甲厂”本月已有记录，不能报“本月无变化”",
        ),
    ],
)
def test_what_cannot_be_reported_is_refused_in_words(
    month: Typed, words: list[str], said: str
) -> None:
    code, _, err = month(*words)
    assert code == 1
    assert err.startswith(said)
    assert not MonthReport.objects.exists()


@pytest.mark.parametrize(
    ("word", "said"),
    [("2023", "“2023”不是一个月，请写成 2023-05"), ("2023-13", "没有13月"), ("三月", "三月")],
)
def test_what_is_no_month_is_said_at_once(
    capsys: pytest.CaptureFixture[str], word: str, said: str
) -> None:
    with pytest.raises(SystemExit):
        run("months", ["month", word])
    assert said in capsys.readouterr().err


def test_without_a_unit_the_units_are_listed_with_those_who_are_late(
    month: Typed, cast: Cast
) -> None:
    person("west-head", "西镇长", cast.other_town, Role.HEAD)
    month("--unit", "东山镇", "--confirm", "--by", "head")
    lines = month()[1].splitlines()
    assert lines[0] == (
        "甲区 2023年3月月报，应于 2023-04-05 前报送：2 个单位，已报 1 个，迟报 2 个"
    )
    today = localdate(MonthReport.objects.get().at).isoformat()
    assert [line.split() for line in lines[2:]] == [
        ["东山镇", today, "迟报"],
        ["西河镇", "未报", "迟报"],
    ]
    listed = json.loads(month("--late", "--json")[1])
    assert listed["due_on"] == "2023-04-05"
    assert listed["units"][1] == {"unit": "西河镇", "reported_on": None, "late": True}


def test_a_month_that_is_not_yet_due_has_nobody_late(month: Typed, typed: Typed) -> None:
    code, out, _ = typed("months", "month", "2099-01", "--book", "甲区")
    assert code == 0
    assert out.splitlines()[0].endswith("1 个单位，已报 0 个，迟报 0 个")
    assert out.splitlines()[2].split() == ["东山镇", "未报", "未到期"]
    assert "东山镇" not in typed("months", "month", "2099-01", "--book", "甲区", "--late")[1]


def test_without_a_rulebook_nobody_can_be_late(cast: Cast, typed: Typed) -> None:
    code, _, err = typed("months", "month", "2023-03", "--book", "甲区")
    assert code == 1
    assert "“甲区”还没有口径手册" in err


def test_the_unit_says_yes_to_what_was_recorded_on_its_behalf(cast: Cast, typed: Typed) -> None:
    told(cast, claim(project(cast)), by=cast.office)
    code, out, _ = typed("months", "confirm", str(entry().pk), "--by", "head")
    seq = Confirmation.objects.get().seq
    assert (code, out) == (0, f"记录 {entry().pk} 已由 东山镇 确认（#{seq}）\n")
    assert "该记录已经确认" in typed("months", "confirm", str(entry().pk), "--by", "head")[2]


def test_a_handover_prints_its_sheet(cast: Cast, typed: Typed) -> None:
    person("taker", "何接手", cast.town, Role.CLERK)
    subject = project(cast)
    returned, waiting = told(cast, claim(subject)), told(cast, claim(subject, "visit_in"))
    send_back(entry=returned, reason="不清楚", by=cast.office, at=NOON)
    Account.objects.filter(pk=cast.clerk.pk).update(is_active=False)
    words = ["handover", "--book", "甲区", "--unit", "东山镇", "--by", "head", "--giver", "clerk"]
    code, _, err = typed("handing_over", *words, "--taker", "nobody")
    assert (code, err) == (1, "没有“nobody”这个在用的登录名\n")
    code, out, _ = typed("handing_over", *words, "--taker", "taker")
    assert code == 0
    assert out.splitlines() == [
        f"已交接：东山镇 陈填报 → 何接手（#{Handover.objects.get().seq}）",
        "草稿 0 份，常用视图 0 个",
        "退回待答复的记录 1 条",
        f"  记录 {returned.pk} 甲厂 · 在谈 2023-02-01：如实填报",
        "待月报确认的记录 1 条",
        f"  记录 {waiting.pk} 甲厂 · 来访考察 2023-02-01：如实填报",
    ]


def test_nobody_hands_over_under_a_name_that_never_was(cast: Cast, typed: Typed) -> None:
    words = ["--unit", "东山镇", "--giver", "nobody", "--taker", "clerk", "--by", "head"]
    assert (
        "没有“nobody”这个登录名" in typed("handing_over", "handover", "--book", "甲区", *words)[2]
    )
