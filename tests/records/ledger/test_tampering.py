"""`verify` finds whatever was changed, added or deleted behind the program's back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, models, transaction

from acting import in_order
from chronicle import lived
from conftest import NOON, Cast
from luodi.foundation.history.models import Book, Chained, Line, Redaction, Sealed
from luodi.foundation.history.queries import (
    Break,
    chained_models,
    head,
    table_breaks,
    verify,
    version_breaks,
)
from luodi.foundation.history.rules import Manifest
from luodi.foundation.people.queries import unit_breaks
from luodi.records.enterprises.models import Enterprise
from luodi.records.ledger.models import (
    Closing,
    Entry,
    Evidence,
    MonthReport,
    Pending,
    Posting,
    Review,
)
from luodi.records.ledger.queries.integrity import content_breaks, head_breaks
from luodi.records.library.models import Document
from luodi.records.library.queries import location
from luodi.records.projects.models import Project
from luodi.records.subjects.models import Subject
from tampering import erase, forge, guards_down, smuggle

CHAINED = chained_models()


@pytest.fixture
def subject(cast: Cast) -> Subject:
    return lived(cast)


def said(breaks: Iterator[Break]) -> list[str]:
    return [str(found) for found in breaks]


def found(book: Book) -> list[str]:
    """Everything that a check of the whole book says."""
    return [
        *said(verify(book)),
        *said(version_breaks(book)),
        *said(unit_breaks(book)),
        *said(head_breaks(book)),
        *said(content_breaks(book)),
    ]


def test_a_book_in_which_everything_happened_is_in_order(cast: Cast, subject: Subject) -> None:
    empty = [m._meta.label for m in CHAINED if not m._default_manager.filter(book=cast.book)]
    assert not empty, "the chronicle has to write these too"
    assert found(cast.book) == []
    assert in_order(cast.book)


def otherwise(field: models.Field, value: object) -> Iterator[object]:  # type: ignore[type-arg]
    """Values that a column could be given instead of its own."""
    match value:
        case bool():
            yield not value
        case int() | Decimal():
            yield from (value + 1, value - 1, value + 7_777)
        case str():
            yield from (f"{value[:-1]}改", "改", "A", *(code for code, _ in field.flatchoices))
        case date():
            yield from (value + timedelta(days=1), value - timedelta(days=1))
        case dict():
            yield {**value, "改": 1}
        case None:
            moments: dict[object, object] = {models.DateTimeField: NOON}
            yield {**moments, models.DateField: NOON.date()}.get(type(field), 1)


def what_becomes_of(row: Chained, field: models.Field, known: dict[str, str]) -> str:  # type: ignore[type-arg]
    """Whether a change of a stored column is found, goes unseen, or is refused by the database."""
    value, stored = getattr(row, field.attname), type(row)._default_manager.filter(pk=row.pk)
    for other in otherwise(field, value):
        if other == value:
            continue
        try:
            with transaction.atomic():
                stored.update(**{field.attname: other})
                shows = bool(said(table_breaks(row.book, type(row), known)))
                transaction.set_rollback(True)
        except IntegrityError:
            continue
        return "found" if shows else "unseen"
    return "refused"


def test_any_column_of_any_row_that_was_changed_is_found(cast: Cast, subject: Subject) -> None:
    became: dict[str, set[str]] = {"found": set(), "unseen": set(), "refused": set()}
    known = written(cast.book)
    with guards_down():
        for model in CHAINED:
            row = model._default_manager.filter(book=cast.book).order_by("pk")[0]
            for field in row._meta.concrete_fields:
                if field.name not in row.unchained:
                    outcome = what_becomes_of(row, field, known[model._meta.label_lower])
                    became[outcome].add(f"{model._meta.label}.{field.name}")
    assert became["unseen"] == set()
    # Not without a grade and a reason, not without the day on which it was known; a class of a
    # target is an axis and a value.
    assert became["refused"] == {
        *("ledger.Review.verdict", "ledger.Entry.opening"),
        *("targets.Target.axis", "targets.Target.key"),
    }
    assert len(became["found"]) > 200


def test_any_deleted_row_is_found(cast: Cast, subject: Subject) -> None:
    known = written(cast.book)
    for model in CHAINED:
        row = model._default_manager.filter(book=cast.book).order_by("-pk")[0]
        name, key = model._meta.verbose_name, row.pk
        with transaction.atomic():
            erase(row)
            assert f"{name} {key} 被删除了" in said(
                table_breaks(cast.book, model, known[model._meta.label_lower])
            )
            transaction.set_rollback(True)


def written(book: Book) -> Manifest:
    """What the lines of a book say was written."""
    found: Manifest = {}
    for line in Line.objects.filter(book=book):
        for table, rows in line.manifest.items():
            found.setdefault(table, {}).update(rows)
    return found


def test_an_added_row_is_found(cast: Cast, subject: Subject) -> None:
    entry = Entry.objects.filter(subject=subject).order_by("pk")[0]
    review = Review.objects.filter(entry=entry).order_by("pk")[0]
    smuggle(review, seq=10**6)
    assert found(cast.book) == [f"核定意见 {review.pk}（#{10**6}）不在链上，是程序之外加进来的"]


def test_a_changed_grade_and_a_changed_link_to_evidence_are_named(
    cast: Cast, subject: Subject
) -> None:
    review = Review.objects.exclude(grade="").order_by("pk")[0]
    evidence = Evidence.objects.order_by("pk")[0]
    other = Document.objects.exclude(pk=evidence.document_id).order_by("pk")[0]
    forge(review, grade="A")
    forge(evidence, document=other)
    assert found(cast.book) == [
        f"证据 {evidence.pk}（#{evidence.seq}）被改动过",
        f"核定意见 {review.pk}（#{review.seq}）被改动过",
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"action": "entry.verify"},
        {"by": None},
        {"topic": "改"},
        {"detail": {"entries": 2}},
        {"manifest": {}},
        {"digest": "0" * 64},
        {"previous": "0" * 64},
    ],
)
def test_a_changed_line_is_found(cast: Cast, subject: Subject, values: dict[str, object]) -> None:
    line = Line.objects.filter(book=cast.book, manifest__has_key="ledger.entry").order_by("-seq")[0]
    forge(line, **values)
    assert any(f"#{line.seq}" in sentence for sentence in said(verify(cast.book)))


def test_a_line_rewritten_with_its_digest_no_longer_joins_the_next(
    cast: Cast, subject: Subject
) -> None:
    line = Line.objects.filter(book=cast.book).order_by("seq")[3]
    line.at -= timedelta(hours=1)
    forge(line, at=line.at, digest=line.facts().digest())
    assert said(verify(cast.book)) == [f"#{line.seq + 1} 与前一条流水接不上"]


def test_a_line_taken_out_is_missed(cast: Cast, subject: Subject) -> None:
    line = Line.objects.filter(book=cast.book).order_by("seq")[3]
    erase(line)
    sentences = said(verify(cast.book))
    assert f"缺少 #{line.seq} 至 #{line.seq} 的流水" in sentences
    assert f"#{line.seq + 1} 与前一条流水接不上" in sentences


def test_a_changed_counter_is_found(cast: Cast, subject: Subject) -> None:
    last = Line.objects.filter(book=cast.book).count()
    for seq in (last - 1, last + 1):
        Book.objects.filter(pk=cast.book.pk).update(seq=seq)
        assert said(verify(cast.book)) == [
            f"账套记到 #{seq}，链上到 #{last}，两者不符：链尾或计数被改动过"
        ]


def cut_the_tail(book: Book, until: int) -> None:
    """Take away the last acts, rows, postings, counter and all, so that the chain itself holds."""
    gone = Line.objects.filter(book=book, seq__gt=until)
    for line in gone:
        for table, rows in line.manifest.items():
            model = next(m for m in CHAINED if m._meta.label_lower == table)
            with guards_down():
                for key in rows:
                    erase_with_postings(model, int(key))
    erase(*gone)
    Book.objects.filter(pk=book.pk).update(seq=until)


def erase_with_postings(model: type[Chained], key: int) -> None:
    row = model._default_manager.get(pk=key)
    if isinstance(row, Entry):
        Posting.objects.filter(entry=row).delete()
        Pending.objects.filter(entry=row).delete()
    erase(row)


def test_a_cut_tail_shows_by_the_head_that_was_printed(cast: Cast, subject: Subject) -> None:
    printed = str(head(cast.book))
    last = int(printed[1:].partition(":")[0])
    cut_the_tail(cast.book, last - 1)
    assert found(cast.book) == []  # nothing in the book shows it any more …
    assert str(head(cast.book)) != printed
    assert not Line.objects.filter(book=cast.book, seq=last).exists()  # … but the paper does


def test_a_rewritten_past_shows_by_the_heads_of_closings_and_monthly_reports(
    cast: Cast, subject: Subject
) -> None:
    closing, report = Closing.objects.get(), MonthReport.objects.get()
    lines = list(Line.objects.filter(book=cast.book).order_by("seq"))
    before = lines[0].previous
    for line in lines:  # the whole chain from an early act on, well made
        line.topic = "改" if line.seq == 3 else line.topic
        line.previous = before
        before = line.facts().digest()
        forge(line, topic=line.topic, previous=line.previous, digest=before)
    assert said(verify(cast.book)) == []
    assert said(head_breaks(cast.book)) == [
        f"#{closing.seq} 所印的链首 {closing.head_before} 已不在链上",
        f"#{report.seq} 所印的链首 {report.head} 已不在链上",
    ]


def test_a_changed_personal_value_is_found(cast: Cast, subject: Subject) -> None:
    sealed = Sealed.objects.filter(book=cast.book, redaction=None).order_by("pk")[0]
    wrong = [f"隐私值 {sealed.pk}（#{sealed.seq}）被改动过或未经隐去程序删除"]
    for values in ({"value": "x"}, {"salt": "x"}, {"salt": "", "value": ""}, {"salt": ""}):
        with transaction.atomic():
            Sealed.objects.filter(pk=sealed.pk).update(**values)
            assert said(verify(cast.book)) == wrong
            transaction.set_rollback(True)


def test_a_removed_value_that_is_back_or_half_there_is_found(cast: Cast, subject: Subject) -> None:
    sealed = Redaction.objects.filter(book=cast.book)[0].sealed
    wrong = [f"隐私值 {sealed.pk}（#{sealed.seq}）被改动过或未经隐去程序删除"]
    for values in ({"value": "13900000002"}, {"salt": "x"}):
        with transaction.atomic():
            Sealed.objects.filter(pk=sealed.pk).update(**values)
            assert said(verify(cast.book)) == wrong
            transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Subject, {"name": "改"}),
        (Subject, {"codename": "改"}),
        (Subject, {"is_open": False}),
        (Project, {"place": "改"}),
        (Project, {"content": "改"}),
        (Enterprise, {"credit_code": "改"}),
        (Enterprise, {"short_name": "改"}),
    ],
)
def test_a_summary_that_is_not_its_newest_versions_is_found(
    cast: Cast, subject: Subject, model: type[Chained], values: dict[str, object]
) -> None:
    row = model._default_manager.filter(book=cast.book).order_by("pk")[0]
    model._default_manager.filter(pk=row.pk).update(**values)
    name = model._meta.verbose_name
    assert found(cast.book) == [f"{name} {row.pk}（#{row.seq}）与其沿革不符"]


@pytest.mark.parametrize("values", [{"path": "/1/"}, {"closed_on": date(2023, 2, 1)}])
def test_a_unit_moved_or_closed_by_hand_is_found(
    cast: Cast, subject: Subject, values: dict[str, object]
) -> None:
    type(cast.park).objects.filter(pk=cast.park.pk).update(**values)
    assert found(cast.book) == [f"单位 {cast.park.pk}“{cast.park.name}”的上级或撤销日期被改动过"]


def test_a_file_changed_lost_or_emptied_of_its_key_is_found(cast: Cast, subject: Subject) -> None:
    document = Document.objects.filter(book=cast.book).order_by("pk")[0]
    about = f"资料 {document.pk}“{document.title}”"
    path = location(document)
    content = path.read_bytes()
    path.write_bytes(b"other")
    assert found(cast.book) == [f"{about}的文件被改动过"]
    path.unlink()
    assert found(cast.book) == [f"{about}的文件不见了，请从备份恢复"]
    path.write_bytes(content)
    Document.objects.filter(pk=document.pk).update(content="")
    assert found(cast.book) == [f"{about}的内容指纹被改动过"]
    Document.objects.filter(pk=document.pk).update(content="0" * 64)
    assert found(cast.book) == [f"{about}的内容指纹被改动过"]


def test_what_happened_in_one_book_is_no_break_in_another(cast: Cast, subject: Subject) -> None:
    forge(Entry.objects.order_by("pk")[0], said="改")
    assert found(cast.other_book) == []
    assert len(found(cast.book)) == 1


def test_progress_is_told_line_by_line(cast: Cast, subject: Subject) -> None:
    told: list[int] = []
    list(verify(cast.book, told.append))
    assert told == list(range(1, Line.objects.filter(book=cast.book).count() + 1))
