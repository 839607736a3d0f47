"""Enterprises: one legal person once per book, its versions, and the phones of its people."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from acting import in_order, last_line, refused
from conftest import NOON, Cast
from luodi.foundation.history.models import Sealed
from luodi.foundation.history.queries import removed_values
from luodi.records.enterprises.actions import add_contact, correct, redact_contact, register
from luodi.records.enterprises.models import Contact, Enterprise

CODE = "91350100M000100Y43"
OTHER_CODE = "9144030071526726XG"
WRONG = "统一社会信用代码 91350100M000100Y44 的校验位不符，请核对执照"
NO_RIGHT = "周园区 无权在“东山镇”办理此事，请联系管理员核对任用"


def registered(cast: Cast, name: str = "远方公司", **words: Any) -> Enterprise:
    given: dict[str, Any] = {"unit": cast.town, "by": cast.clerk, "at": NOON}
    return register(name=name, **{**given, **words})


def test_an_enterprise_is_a_subject_with_a_code_and_a_first_version(cast: Cast) -> None:
    firm = registered(cast, credit_code=f" {CODE.lower()} ", place="外省", short_name="远方")
    assert (firm.credit_code, firm.place, firm.short_name) == (CODE, "外省", "远方")
    assert (firm.subject.type, firm.subject.name) == ("enterprise", "远方公司")
    version = firm.versions.get()
    assert (version.credit_code, version.reason) == (CODE, "")
    assert last_line(cast.book).action == "enterprise.register"
    assert in_order(cast.book)


def test_a_code_is_registered_once_in_a_book(cast: Cast) -> None:
    registered(cast, credit_code=CODE)
    with refused(cast.book) as said:
        registered(cast, "另一家", credit_code=CODE.lower(), by=cast.head)
    assert said == [f"统一社会信用代码 {CODE} 已登记在另一家企业名下"]
    registered(cast, credit_code=CODE, unit=cast.other_district_town, by=cast.other_office)
    registered(cast, "无码一", credit_code="")
    registered(cast, "无码二", credit_code="")


def test_all_that_is_wrong_is_said_at_once(cast: Cast) -> None:
    registered(cast)
    with refused(cast.book) as said:
        registered(
            cast,
            credit_code="91350100M000100Y44",
            place="长" * 61,
            short_name="长" * 41,
            by=cast.park_clerk,
        )
    assert said == [
        NO_RIGHT,
        "已有同名的企业“远方公司”，请先查是否同一个",
        WRONG,
        "最多 60 个字，现有 61 个，请压缩",
        "最多 40 个字，现有 41 个，请压缩",
    ]


def test_a_correction_keeps_what_was_said_before(cast: Cast) -> None:
    firm = registered(cast, place="外省")
    row = correct(enterprise=firm, credit_code=CODE, reason="补营业执照", by=cast.clerk, at=NOON)
    firm.refresh_from_db()
    assert (firm.credit_code, firm.place) == (CODE, "外省")
    assert (row.credit_code, row.place, row.reason) == (CODE, "外省", "补营业执照")
    assert [v.credit_code for v in firm.versions.order_by("pk")] == ["", CODE]
    assert in_order(cast.book)


def test_the_second_of_two_who_correct_does_not_undo_the_first(cast: Cast) -> None:
    firm = registered(cast)
    stale = Enterprise.objects.get(pk=firm.pk)
    correct(enterprise=firm, credit_code=CODE, reason="补码", by=cast.clerk, at=NOON)
    correct(enterprise=stale, place="外省", reason="补地", by=cast.head, at=NOON)
    firm.refresh_from_db()
    assert (firm.credit_code, firm.place) == (CODE, "外省")
    assert in_order(cast.book)


def test_its_own_code_written_otherwise_is_no_other_enterprises(cast: Cast) -> None:
    firm = registered(cast, credit_code=CODE)
    correct(enterprise=firm, credit_code=f" {CODE.lower()}", reason="重录", by=cast.clerk, at=NOON)
    assert Enterprise.objects.get().credit_code == CODE


def test_a_refused_correction_says_everything_and_changes_nothing(cast: Cast) -> None:
    registered(cast, "另一家", credit_code=OTHER_CODE)
    firm = registered(cast, credit_code=CODE)
    with refused(cast.book) as said:
        correct(enterprise=firm, credit_code=OTHER_CODE, reason=" ", by=cast.park_clerk, at=NOON)
    assert said == [
        NO_RIGHT,
        f"统一社会信用代码 {OTHER_CODE} 已登记在另一家企业名下",
        "请写明理由",
    ]
    assert firm.credit_code == CODE
    assert Enterprise.objects.get(pk=firm.pk).credit_code == CODE


def test_a_contacts_phone_is_kept_apart_and_can_be_removed(cast: Cast) -> None:
    firm = registered(cast)
    contact = add_contact(
        enterprise=firm, name="李总", post="董事长", phone="13900000000", by=cast.clerk, at=NOON
    )
    assert contact.phone is not None
    assert (contact.phone.value, contact.phone.is_true) == ("13900000000", True)
    assert "13900000000" not in str(last_line(cast.book).__dict__)
    row = redact_contact(contact=contact, reason="本人要求", by=cast.office, at=NOON)
    assert (row.what, Sealed.objects.get().value) == ("远方公司的联系电话", "")
    assert removed_values(cast.book) == [f"远方公司的联系电话（#{row.seq}，本人要求）"]
    assert in_order(cast.book)
    with refused(cast.book) as said:
        redact_contact(contact=contact, reason="", by=cast.second_office, at=NOON)
    assert said == ["请写明理由", "该联系人没有可隐去的电话"]


def test_a_contact_needs_a_name_and_no_phone(cast: Cast) -> None:
    firm = registered(cast)
    assert add_contact(enterprise=firm, name="李总", by=cast.clerk, at=NOON).phone is None
    with refused(cast.book) as said:
        add_contact(enterprise=firm, name=" ", post="长" * 41, by=cast.park_clerk, at=NOON)
    assert said == [NO_RIGHT, "请填写联系人姓名", "最多 40 个字，现有 41 个，请压缩"]
    with refused(cast.book):
        redact_contact(contact=Contact.objects.get(), reason="要求", by=cast.clerk, at=NOON)


def test_the_database_itself_keeps_a_code_once_per_book(cast: Cast) -> None:
    registered(cast, credit_code=CODE)
    other = registered(cast, "另一家")
    with pytest.raises(IntegrityError), transaction.atomic():
        Enterprise.objects.filter(pk=other.pk).update(credit_code=CODE)
