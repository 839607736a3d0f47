"""What a person says of an import before it is applied: of a row, of a column, of the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction

from luodi.foundation.history.actions import note
from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.codelists import NATURES, ORIGINS
from luodi.foundation.vocabulary.kinds import START_KINDS
from luodi.intake.workbooks.models import (
    Batch,
    Layout,
    Recognition,
    StagedRow,
    StagedTable,
)
from luodi.intake.workbooks.rules.drafting import recognised_by
from luodi.intake.workbooks.rules.fields import FIELDS
from luodi.intake.workbooks.rules.kept import firm_kept
from luodi.intake.workbooks.rules.saying import NEW, REST, SKIP, SPLITS, Choice
from luodi.intake.workbooks.rules.shapes import LEAVE, TAKE
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.text import gettext_noop

# What can be said once for a whole import, and the words that may be said.
ANSWERS: Mapping[str, frozenset[str]] = {
    "signed": frozenset({"contract", "agreement"}),
    "started": frozenset(START_KINDS),
    "nature": frozenset(dict(NATURES)),
    "origin": frozenset(dict(ORIGINS)),
    "rest": frozenset(dict(ORIGINS)),
    "split": frozenset(dict(SPLITS)),
}
DAYS = frozenset({"as_of", "ended_on"})
MOST_YUAN = 100  # for one dollar: beyond it the rate is of a hundred


@transaction.atomic
def decide(*, row: StagedRow, choice: Choice, by: Account, at: datetime) -> StagedRow:
    """Which project a doubtful row means, or that its rest, or nothing of it, is recorded.

    Which project a name means is remembered for the unit's layout and not asked again.
    """
    batch = row.table.file.batch
    insist([*lacking(by, Right.RECORD, unit=batch.unit), *waiting(batch), *chosen(row, choice)])
    if choice.word in (REST, SKIP):
        row.decision = choice.word
    else:
        mean(row, choice)
        recognise(row, by, at)
    row.save(update_fields=["meant", "chosen", "like", "decision"])
    Batch.objects.filter(pk=batch.pk).update(is_settled=False)
    detail = {"row": row.row, "choice": choice.word or StagedRow.Meant.THIS}
    note(action="workbook.decide", topic=f"import:{batch.pk}", detail=detail, by=by, at=at)
    return row


@transaction.atomic
def decide_all(
    *, batch: Batch, rows: Sequence[StagedRow], word: str, by: Account, at: datetime
) -> int:
    """The same for many rows: each a new project, or without what is wrong in it, or left out."""
    insist([*lacking(by, Right.RECORD, unit=batch.unit), *waiting(batch)])
    insist(reason for row in rows[:1] for reason in chosen(row, Choice(word)))
    for row in rows:
        if word == NEW:
            mean(row, Choice(word))
        else:
            row.decision = word
    StagedRow.objects.bulk_update(rows, ["meant", "chosen", "like", "decision"], batch_size=200)
    Batch.objects.filter(pk=batch.pk).update(is_settled=False)
    detail = {"rows": len(rows), "choice": word}
    note(action="workbook.decide", topic=f"import:{batch.pk}", detail=detail, by=by, at=at)
    return len(rows)


def waiting(batch: Batch) -> list[Reason]:
    """Why nothing can be said of the import any more, or not yet."""
    if batch.state == Batch.State.READY:
        return []
    return [because(gettext_noop("这批导入现在不能改：正在处理、已经入账或放弃"))]


def chosen(row: StagedRow, choice: Choice) -> list[Reason]:
    known = choice.word in (NEW, REST, SKIP)
    if known or (choice.candidate is not None and choice.candidate < len(row.candidates)):
        return []
    return [because(gettext_noop("请从列出的几项里选一项"), about="choice")]


def mean(row: StagedRow, choice: Choice) -> None:
    """The project that the row is said to mean; a decision to leave it out is taken back."""
    row.decision = ""
    if choice.candidate is None:
        row.meant, row.chosen_id, row.like_id = StagedRow.Meant.NEW, None, None
        return
    found = row.candidates[choice.candidate]
    row.meant = StagedRow.Meant.THIS
    row.chosen_id, row.like_id = found["subject"], found["like"]
    if row.chosen_id:
        row.like_id = None


def recognise(row: StagedRow, by: Account, at: datetime) -> None:
    """Remember the project that is meant; one that is yet to be opened is remembered with that."""
    if not row.chosen_id:
        return
    Recognition.objects.update_or_create(
        unit=row.table.file.batch.unit,
        layout=row.table.layout,
        name=recognised_by(row.name, firm_kept(row.values)),
        defaults={"subject_id": row.chosen_id, "by": by, "at": at},
    )


@transaction.atomic
def answer(*, batch: Batch, answers: Mapping[str, str], by: Account, at: datetime) -> Batch:
    """What holds for the whole import, because no column says it."""
    insist(
        [
            *lacking(by, Right.RECORD, unit=batch.unit),
            *waiting(batch),
            *answer_problems(answers, at),
        ]
    )
    batch.answers = {**batch.answers, **answers}
    batch.save(update_fields=["answers"])
    Batch.objects.filter(pk=batch.pk).update(is_settled=False)
    note(action="workbook.answer", topic=f"import:{batch.pk}", detail=answers, by=by, at=at)
    return batch


def answer_problems(answers: Mapping[str, str], at: datetime) -> list[Reason]:
    found = []
    for name, said in answers.items():
        if name in DAYS:
            found += day_problems(name, said, at)
        elif name == "dollar":
            found += rate_problems(said)
        elif said and said not in ANSWERS.get(name, ()):
            found.append(because(gettext_noop("请从列出的几项里选一项"), about=name))
    return found


def day_problems(name: str, said: str, at: datetime) -> list[Reason]:
    try:
        if not said or date.fromisoformat(said) <= at.date():
            return []
    except ValueError:
        return [because(gettext_noop("日期请写成 2023-03-01 这样"), about=name)]
    if name == "as_of":
        return [because(gettext_noop("截至日期不能晚于今天"), about=name)]
    return [because(gettext_noop("还没有到这一天，不能算已经终止"), about=name)]


def rate_problems(said: str) -> list[Reason]:
    """A rate is for one dollar; one for a hundred, as banks print it, is a slip."""
    try:
        if not said or 0 < Decimal(said) < MOST_YUAN:
            return []
    except InvalidOperation:
        pass
    text = gettext_noop("汇率请写 1 美元合多少元，如 7.1")
    return [because(text, about="dollar")]


@transaction.atomic
def teach(
    *,
    table: StagedTable,
    column: int,
    field: str | None,
    measure: str = "",
    words: Mapping[str, str] | None = None,
    hedge: str = "",
    by: Account,
    at: datetime,
) -> Layout:
    """What a column means, or (without a field) what the words in its cells mean.

    It is remembered for the unit's layout and used whenever that comes again.
    """
    batch = table.file.batch
    insist(
        [
            *lacking(by, Right.RECORD, unit=batch.unit),
            *waiting(batch),
            *teaching_problems(table, column, field),
            *hedge_problems(hedge),
        ]
    )
    key = head_of(table, column)
    said: dict[str, Any] = {"heads": table.heads, "by": by, "at": at, "hedge": hedge}
    said["words"] = dict(words or {})
    if field is not None:
        said |= {"field": field, "measure": measure, "is_inner": False}
    elif not Layout.objects.filter(**key).exists():
        said["is_inner"] = True
    taught, _ = Layout.objects.update_or_create(**key, defaults=said)
    detail = {"column": column, "field": field, "words": len(words or {}), "hedge": hedge}
    note(action="workbook.teach", topic=f"import:{batch.pk}", detail=detail, by=by, at=at)
    return taught


def head_of(table: StagedTable, column: int) -> dict[str, Any]:
    """Under what a column is remembered: the unit, the layout, the head."""
    place = [one["column"] for one in table.columns].index(column)
    head = table.heads.split("|")[place][:200]
    return {"unit": table.file.batch.unit, "layout": table.layout, "head": head}


def teaching_problems(table: StagedTable, column: int, field: str | None) -> list[Reason]:
    if column not in [one["column"] for one in table.columns]:
        return [because(gettext_noop("这张表没有这一列"), about="column")]
    if field and field not in {one.code for one in FIELDS}:
        return [because(gettext_noop("请从列出的几项里选一项"), about="field")]
    return []


def hedge_problems(hedge: str) -> list[Reason]:
    if hedge in ("", TAKE, LEAVE):
        return []
    return [because(gettext_noop("请从列出的几项里选一项"), about="hedge")]
