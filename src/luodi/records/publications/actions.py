"""Keeping templates, typing figures, confirming what words mean, issuing papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction

from luodi.foundation.files.templates.admission import admitted
from luodi.foundation.history.actions import begin
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.kernel.refusal import Reason, Refused, because, insist, missing, too_long
from luodi.kernel.text import gettext_noop
from luodi.records.library.actions import keep, paper_problems
from luodi.records.library.rules import Paper
from luodi.records.publications.models import (
    Binding,
    Issue,
    IssuedFigure,
    Template,
    TemplateRetirement,
    TypedFigure,
)
from luodi.records.publications.queries import final_of
from luodi.records.publications.rules import FalseClaim, Final, false_claims, objections


@transaction.atomic
def keep_template(
    *, unit: Unit, name: str, paper: Paper, shared: bool = False, by: Account, at: datetime
) -> Template:
    """Keep a Word or Excel file with placeholders; they are understood when it is filled."""
    act = begin(unit.book, "paper.template", by=by, at=at)
    right = Right.VERIFY if shared else Right.RECORD
    insist(
        [
            *lacking(by, right, unit=unit),
            *missing(name, gettext_noop("请给模板起个名字，如 月度通报"), about="name"),
            *too_long(name, 80, about="name"),
            *paper_problems(paper),
            *unfit(paper),
        ]
    )
    template = Template.objects.create(
        book=act.book,
        seq=act.seq,
        unit=unit,
        name=name,
        document=keep(act, unit.pk, paper, by),
        is_shared=shared,
        by=by,
        at=act.at,
    )
    act.wrote(template)
    act.seal(topic=f"template:{template.pk}", name=name)
    return template


def unfit(paper: Paper) -> Iterator[Reason]:
    """Why the file cannot be a template."""
    kind = "xlsx" if paper.title.lower().endswith(".xlsx") else "docx"
    try:
        admitted(paper.content, paper.title, kind)
    except Refused as refusal:
        yield from refusal.reasons


@transaction.atomic
def retire_template(
    *, template: Template, reason: str, by: Account, at: datetime
) -> TemplateRetirement:
    """Take a template out of use; papers filled from it stay."""
    act = begin(template.book, "paper.retire", by=by, at=at)
    right = Right.VERIFY if template.is_shared else Right.RECORD
    found = [
        *lacking(by, right, unit=template.unit),
        *missing(reason, gettext_noop("请写明停用的原因"), about="reason"),
        *too_long(reason, 200, about="reason"),
    ]
    if TemplateRetirement.objects.filter(template=template).exists():
        found.append(because(gettext_noop("这个模板已经停用")))
    insist(found)
    row = TemplateRetirement.objects.create(
        book=act.book, seq=act.seq, template=template, reason=reason, by=by, at=act.at
    )
    act.wrote(row)
    act.seal(topic=f"template:{template.pk}", reason=reason)
    return row


@transaction.atomic
def type_figures(
    *, unit: Unit, period: str, figures: Sequence[tuple[str, str]], by: Account, at: datetime
) -> list[TypedFigure]:
    """Keep figures that no entry counts, each under the name of who typed it."""
    act = begin(unit.book, "paper.type", by=by, at=at)
    problems = list(lacking(by, Right.RECORD, unit=unit))
    for name, words in figures:
        problems += missing(words, gettext_noop("手填数不能空着"), about=name)
        problems += [*too_long(name, 80, about=name), *too_long(words, 120, about=name)]
    insist(problems)
    rows = TypedFigure.objects.bulk_create(
        TypedFigure(
            book=act.book,
            seq=act.seq,
            unit=unit,
            name=name,
            period=period,
            words=words,
            by=by,
            at=act.at,
        )
        for name, words in figures
    )
    act.wrote(*rows)
    act.seal(topic=f"unit:{unit.pk}", period=period, figures=len(rows))
    return rows


@transaction.atomic
def bind(*, unit: Unit, words: str, question: str, by: Account, at: datetime) -> Binding:
    """Keep that these words of a speech are this question."""
    act = begin(unit.book, "paper.bind", by=by, at=at)
    insist(
        [
            *lacking(by, Right.RECORD, unit=unit),
            *too_long(words, 400, about="words"),
            *too_long(question, 400, about="question"),
            *missing(words, gettext_noop("缺原文"), about="words"),
            *missing(question, gettext_noop("缺占位符"), about="question"),
        ]
    )
    row = Binding.objects.create(
        book=act.book, seq=act.seq, unit=unit, words=words, question=question, by=by, at=act.at
    )
    act.wrote(row)
    act.seal(topic=f"unit:{unit.pk}", question=question)
    return row


@transaction.atomic
def issue(
    *,
    unit: Unit,
    title: str,
    paper: Paper,
    template: Template | None = None,
    claims: Sequence[FalseClaim] = (),
    by: Account,
    at: datetime,
) -> Issue:
    """Issue a filled paper (定稿): the file and its figures are kept as they went out.

    Refused with an open blank, several moments, a changed number, or `claims` found false.
    """
    act = begin(unit.book, "paper.issue", by=by, at=at)
    insist(
        [
            *lacking(by, Right.RECORD, unit=unit),
            *missing(title, gettext_noop("请写文稿的标题"), about="title"),
            *too_long(title, 120, about="title"),
            *paper_problems(paper),
        ]
    )
    final = final_of(paper.content, act.book.code)
    insist([*objections(final), *false_claims(claims)])
    found = Issue.objects.create(
        book=act.book,
        seq=act.seq,
        unit=unit,
        title=title,
        template=template,
        document=keep(act, unit.pk, paper, by),
        **final.rests,
        by=by,
        at=act.at,
    )
    act.wrote(found, *figures_of(found, final))
    act.seal(topic=f"issue:{found.pk}", figures=len(final.figures), moment=found.moment)
    return found


def figures_of(found: Issue, final: Final) -> list[IssuedFigure]:
    """The paper's figures as rows, each as it was printed."""
    return IssuedFigure.objects.bulk_create(
        IssuedFigure(
            book=found.book,
            seq=found.seq,
            issue=found,
            number=int(one["id"]),
            name=str(one.get("name", ""))[:120],
            kind=str(one.get("kind", ""))[:12],
            question=str(one.get("written", ""))[:400],
            printed=str(one.get("printed", ""))[:4000],
            reading=str(one.get("reading", ""))[:8],
            ground=str(one.get("ground", ""))[:400],
        )
        for one in final.figures
    )
