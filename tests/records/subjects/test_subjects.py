"""Subjects: opened, named anew, given to others, hidden under a code name, and who may see them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from acting import claim, in_order, last_line, project, refused, standing, told
from conftest import NOON, Cast
from luodi.foundation.people.models import Account
from luodi.kernel.refusal import Refused
from luodi.records.ledger.actions.correcting import reclassify
from luodi.records.subjects.actions import give_codename, open_subject, revise
from luodi.records.subjects.models import Classification, Share, Subject, SubjectVersion
from luodi.records.subjects.queries import current_classing, shown_name, subject_for, subject_named
from luodi.records.subjects.rules import TYPE_NAMES, Classing, Part, SubjectType

NO_RIGHT = "陈填报 无权在“东山镇”办理此事，请联系管理员核对任用"


def opened(cast: Cast, name: str = "某线索", **words: Any) -> Subject:
    given: dict[str, Any] = {"type": SubjectType.LEAD, "unit": cast.town, "by": cast.clerk}
    return open_subject(name=name, at=NOON, **{**given, **words})


def test_a_subject_opens_with_its_version_classification_and_share(cast: Cast) -> None:
    subject = opened(cast)
    version = SubjectVersion.objects.get(subject=subject)
    assert (version.name, version.unit, version.is_open) == ("某线索", cast.town, True)
    share = Share.objects.get(classification__subject=subject)
    assert (share.unit, share.weight, share.part) == (cast.town, 10_000, 0)
    line = last_line(cast.book)
    assert (line.action, line.detail) == ("subject.open", {"type": "lead", "name": "某线索"})
    assert {table: len(rows) for table, rows in line.manifest.items()} == {
        "subjects.subject": 1,
        "subjects.subjectversion": 1,
        "subjects.classification": 1,
        "subjects.share": 1,
    }
    assert in_order(cast.book)


def test_every_type_has_a_name() -> None:
    assert set(TYPE_NAMES) == set(SubjectType)


def test_all_that_is_wrong_is_said_at_once(cast: Cast) -> None:
    opened(cast)
    parts = (Part(cast.town.pk, "", 5_000), Part(cast.other_district_town.pk, "", 4_000))
    with refused(cast.book) as said:
        opened(cast, by=cast.park_clerk, classing=Classing(parts=parts, channel="MAIL"))
    assert said == [
        "周园区 无权在“东山镇”办理此事，请联系管理员核对任用",
        "已有同名的线索“某线索”，请先查是否同一个",
        "各单位份额合计为 90%，应为 100%",
        "“招商方式”没有“MAIL”这个值",
        "份额中有不属于本账套的单位",
    ]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [(" ", "请填写名称"), ("长" * 121, "最多 120 个字，现有 121 个，请压缩")],
)
def test_a_subject_has_a_name_of_some_length(cast: Cast, name: str, sentence: str) -> None:
    with refused(cast.book) as said:
        opened(cast, name)
    assert said == [sentence]


def test_a_name_is_taken_within_its_type_and_book_only(cast: Cast) -> None:
    opened(cast)
    opened(cast, type=SubjectType.SITE)
    opened(cast, unit=cast.other_district_town, by=cast.other_office)
    assert Subject.objects.filter(name="某线索").count() == 3


def test_a_revision_is_a_version_and_moves_no_figure(cast: Cast) -> None:
    subject = project(cast)
    told(cast, claim(subject, "contract"))
    row = revise(
        subject=subject,
        name="甲厂二期",
        unit=cast.other_town,
        reason="移交西河镇",
        by=cast.office,
        at=NOON,
    )
    subject.refresh_from_db()
    assert (subject.name, subject.unit, subject.is_open) == ("甲厂二期", cast.other_town, True)
    assert (row.name, row.unit, row.reason) == ("甲厂二期", cast.other_town, "移交西河镇")
    assert {share.unit for share in Share.objects.filter(classification__subject=subject)} == {
        cast.town
    }
    assert last_line(cast.book).action == "subject.revise"
    assert in_order(cast.book)


def test_the_second_of_two_who_revise_does_not_undo_the_first(cast: Cast) -> None:
    subject = project(cast)
    stale = Subject.objects.get(pk=subject.pk)
    revise(subject=subject, name="新名", reason="更名", by=cast.office, at=NOON)
    revise(subject=stale, unit=cast.other_town, reason="移交", by=cast.second_office, at=NOON)
    subject.refresh_from_db()
    assert (subject.name, subject.unit) == ("新名", cast.other_town)
    assert in_order(cast.book)


def test_a_closed_subject_can_be_opened_again(cast: Cast) -> None:
    subject = project(cast)
    revise(subject=subject, is_open=False, reason="停办", by=cast.office, at=NOON)
    with refused(cast.book) as said:
        told(cast, claim(subject))
    assert said == ["该事项已关闭，须先恢复再填报"]
    revise(subject=subject, is_open=True, reason="恢复", by=cast.office, at=NOON)
    told(cast, claim(subject))
    assert in_order(cast.book)


def test_all_that_is_wrong_with_a_revision_is_said_at_once(cast: Cast) -> None:
    subject = project(cast)
    project(cast, "乙厂")
    with refused(cast.book) as said:
        revise(
            subject=subject,
            name="乙厂",
            unit=cast.other_district_town,
            reason="",
            by=cast.clerk,
            at=NOON,
        )
    assert said == [
        NO_RIGHT,
        "请写明理由",
        "已有同名的项目“乙厂”，请先查是否同一个",
        "新的责任单位须是本账套在用的单位",
    ]
    subject.refresh_from_db()
    assert subject.name == "甲厂"


def test_a_code_name_is_shown_to_everyone_outside_the_circle_and_totals_still_count_it(
    cast: Cast,
) -> None:
    subject = project(cast)
    told(cast, claim(subject, "contract"))
    row = give_codename(
        subject=subject, codename="星火", circle=[cast.leader, cast.leader], by=cast.office, at=NOON
    )
    assert (row.codename, row.name) == ("星火", "甲厂")
    assert shown_name(subject, cast.leader) == "甲厂"
    for outsider in (cast.clerk, cast.head, cast.office, cast.auditor):
        assert shown_name(subject, outsider) == "星火"
    assert str(subject) == "星火"
    assert standing(subject).place == "CONTRACT"
    assert in_order(cast.book)
    give_codename(
        subject=subject, codename="星火", circle=[cast.leader, cast.head], by=cast.office, at=NOON
    )
    assert shown_name(subject, cast.head) == "甲厂"
    assert subject.circle.count() == 2


def test_without_a_code_name_everyone_reads_the_name(cast: Cast) -> None:
    assert shown_name(project(cast), cast.auditor) == "甲厂"


def test_a_code_name_is_given_by_the_office_and_says_something(cast: Cast) -> None:
    subject = project(cast)
    with refused(cast.book) as said:
        give_codename(subject=subject, codename=" ", circle=[], by=cast.clerk, at=NOON)
    assert said == [NO_RIGHT, "请填写代号"]
    with refused(cast.book) as said:
        give_codename(subject=subject, codename="长" * 41, circle=[], by=cast.office, at=NOON)
    assert said == ["最多 40 个字，现有 41 个，请压缩"]


def seen_by(account: Account) -> set[str]:
    return set(Subject.objects.visible_to(account).values_list("name", flat=True))


def test_a_person_sees_the_subjects_of_the_units_he_may_read(cast: Cast) -> None:
    project(cast, "甲厂")
    project(cast, "园厂", unit=cast.park)
    project(cast, "乙厂", unit=cast.other_district_town, by=cast.other_office)
    assert seen_by(cast.clerk) == {"甲厂"}
    assert seen_by(cast.park_clerk) == {"园厂"}
    assert seen_by(cast.office) == seen_by(cast.auditor) == {"甲厂", "园厂"}
    assert seen_by(cast.other_office) == {"乙厂"}
    assert seen_by(cast.city_office) == {"甲厂", "园厂", "乙厂"}
    assert seen_by(cast.admin) == set()


def test_a_unit_that_shares_a_subject_sees_it(cast: Cast) -> None:
    subject = project(cast)
    parts = (Part(cast.town.pk, "INTRODUCING", 5_000), Part(cast.park.pk, "LANDING", 5_000))
    assert seen_by(cast.park_clerk) == set()
    reclassify(
        subject=subject, classing=Classing(parts=parts), reason="共享", by=cast.office, at=NOON
    )
    assert seen_by(cast.park_clerk) == {"甲厂"}
    assert subject_for(cast.park_clerk, subject.pk) == subject


def test_loading_and_permitting_are_one_step(cast: Cast) -> None:
    subject = project(cast)
    assert subject_for(cast.clerk, subject.pk) == subject
    with pytest.raises(Http404):
        subject_for(cast.park_clerk, subject.pk)


def test_a_subject_is_found_by_name_or_number_and_else_the_near_ones_are_named(cast: Cast) -> None:
    subject = project(cast, "甲区光伏一厂")
    project(cast, "甲区光伏二厂")
    assert subject_named(cast.book, "甲区光伏一厂") == subject
    assert subject_named(cast.book, str(subject.pk)) == subject
    with pytest.raises(Refused, match="没有“光伏”这个事项。相近的：甲区光伏一厂、甲区光伏二厂"):
        subject_named(cast.book, "光伏")
    with pytest.raises(Refused, match="相近的：无"):
        subject_named(cast.book, "酒店")


def test_the_present_classification_can_be_changed_and_given_again(cast: Cast) -> None:
    subject = project(cast)
    parts = (Part(cast.town.pk, "INTRODUCING", 4_000), Part(cast.park.pk, "LANDING", 6_000))
    given = Classing(parts=parts, industry="C39", cluster="光伏", channel="FUND")
    reclassify(subject=subject, classing=given, reason="共享", by=cast.office, at=NOON)
    assert current_classing(subject) == given
    of_second = Classing(parts=(Part(cast.park.pk, "", 10_000),), attempt=2)
    reclassify(subject=subject, classing=of_second, reason="二次引进", by=cast.office, at=NOON)
    assert current_classing(subject) == given
    assert current_classing(subject, 2).parts == of_second.parts


@pytest.mark.parametrize(
    "values", [{"weight": 0}, {"weight": 10_001}, {"part": 0}, {"unit_is": "same"}]
)
def test_the_database_itself_keeps_shares_parts_of_different_units(
    cast: Cast, values: dict[str, Any]
) -> None:
    subject = project(cast)
    row = Classification.objects.get(subject=subject)
    share = Share(book=row.book, seq=row.seq, classification=row, part=1, unit=cast.park, weight=1)
    if values.pop("unit_is", ""):
        share.unit = cast.town
    for name, value in values.items():
        setattr(share, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        share.save()
