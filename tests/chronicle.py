"""A book in which every kind of row that the chain covers has been written at least once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from acting import claim, money_in, paper, project, told, verified
from conftest import NOON, Cast
from luodi.analysis.figures.rules.moments import AsOf
from luodi.foundation.people.actions import close_unit
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.intake.inbox.actions import put_aside, receive
from luodi.kernel.periods import Period
from luodi.outputs.papers.queries.filling import Wanted, fill
from luodi.outputs.papers.queries.paper import Paper as Writing
from luodi.records.bulletins.actions import publish
from luodi.records.bulletins.actions import withdraw as take_bulletin_back
from luodi.records.bulletins.rules import Heading, Said
from luodi.records.campaigns.actions import enter_event
from luodi.records.enterprises.actions import add_contact, correct, register
from luodi.records.ledger.actions.correcting import reclassify, reclassify_entry, reverse
from luodi.records.ledger.actions.handing_over import hand_over
from luodi.records.ledger.actions.months import add_scan, report_month
from luodi.records.ledger.actions.periods import begin_opening, close_period, end_opening
from luodi.records.ledger.actions.redacting import redact_entry
from luodi.records.ledger.actions.reviewing import answer, send_back, withdraw
from luodi.records.library.rules import Paper
from luodi.records.publications.actions import (
    bind,
    issue,
    keep_template,
    retire_template,
    type_figures,
)
from luodi.records.sheets.actions import take_back
from luodi.records.subjects.actions import add_link, add_party, give_codename, open_subject
from luodi.records.subjects.models import Link, Party, Subject
from luodi.records.subjects.rules import Classing, Part, SubjectType
from luodi.records.targets.actions import withdraw as withdraw_target
from luodi.records.targets.models import Target
from paper_templates import taken, template
from targeting import set_targets, wanted


def lived(cast: Cast) -> Subject:
    """A project with a full life, in a book that was opened, ruled, reported and closed."""
    load(book=cast.book, text=shipped("default").text, by=cast.office, at=NOON)
    begin_opening(book=cast.book, reason="换账", by=cast.office, at=NOON)
    end_opening(book=cast.book, reason="补齐", by=cast.office, at=NOON)
    subject = project(cast)
    surround(cast, subject)
    correct_everything(cast, subject)
    run_the_book(cast, subject)
    return subject


def surround(cast: Cast, subject: Subject) -> None:
    """Its investor, its event, what it is linked with, who may know its name."""
    firm = register(name="远方公司", unit=cast.town, place="外省", by=cast.clerk, at=NOON)
    correct(enterprise=firm, short_name="远方", reason="补简称", by=cast.clerk, at=NOON)
    add_contact(enterprise=firm, name="李总", phone="13900000001", by=cast.clerk, at=NOON)
    add_party(
        subject=subject,
        enterprise=firm.subject,
        role=Party.Role.INVESTOR,
        percent=Decimal("51.50"),
        by=cast.clerk,
        at=NOON,
    )
    first, last = date(2023, 1, 5), date(2023, 1, 6)
    enter_event(
        name="山货会",
        unit=cast.office_unit,
        series="山货会",
        edition=8,
        first_day=first,
        last_day=last,
        by=cast.office,
        at=NOON,
    )
    other = project(cast, "二期")
    add_link(subject=other, other=subject, kind=Link.Kind.PHASE_OF, by=cast.clerk, at=NOON)
    give_codename(subject=other, codename="星火", circle=[cast.leader], by=cast.office, at=NOON)


def correct_everything(cast: Cast, subject: Subject) -> None:
    """Verified, withdrawn, sent back, answered, reversed, reclassified, waived, removed."""
    talks = verified(cast, claim(subject))
    withdraw(entry=talks, reason="再看", by=cast.office, at=NOON)
    send_back(entry=talks, reason="不清楚", by=cast.office, at=NOON)
    answer(entry=talks, text="已补", by=cast.clerk, at=NOON)
    paid = verified(cast, money_in(subject, "100.01"))
    reclassify_entry(entry=paid, origin="FOREIGN", reason="更正", by=cast.office, at=NOON)
    reverse(entry=told(cast, money_in(subject, 5)), reason="误报", by=cast.clerk, at=NOON)
    parts = (Part(cast.town.pk, "INTRODUCING", 7_000), Part(cast.park.pk, "LANDING", 3_000))
    reclassify(
        subject=subject,
        classing=Classing(parts=parts, industry="C39"),
        reason="共享",
        by=cast.office,
        at=NOON,
    )
    lead = open_subject(
        type=SubjectType.LEAD, name="某线索", unit=cast.town, by=cast.clerk, at=NOON
    )
    own = {"investor": "甲公司", "phone": "13900000002"}
    redact_entry(
        entry=told(cast, claim(lead, "lead", detail=own)),
        reason="本人要求",
        by=cast.office,
        at=NOON,
    )


def run_the_book(cast: Cast, subject: Subject) -> None:
    """A month reported with its stamped sheet, a desk handed over, a unit closed, a period too."""
    still = Subject.objects.get(name="二期")
    report = report_month(
        unit=cast.town, month=date(2023, 2, 1), unchanged=[still], by=cast.head, at=NOON
    )
    add_scan(report=report, document=paper(cast), by=cast.head, at=NOON)
    hand_over(unit=cast.town, giver=cast.clerk, taker=cast.head, by=cast.head, at=NOON)
    picture = Paper("群里来的照片".encode(), "照片.txt", "", "微信")
    came = receive(unit=cast.town, text="收到", papers=[picture], by=cast.clerk, at=NOON)
    put_aside(received=came, reason="与本项目无关", by=cast.clerk, at=NOON)
    take_back(
        book=cast.book,
        code="2345678K",
        unit=cast.town,
        subject=subject,
        paper=Paper("盖了章".encode(), "盖章件.txt", "", "网页"),
        by=cast.clerk,
        at=NOON,
    )
    owe(cast)
    write_papers(cast)
    close_unit(
        unit=cast.other_town,
        successors={cast.town: 10_000},
        closed_on=date(2023, 2, 28),
        reason="合并",
        by=cast.admin,
        at=NOON,
    )
    close_period(
        book=cast.book, period=Period.month(2023, 2), document=paper(cast), by=cast.office, at=NOON
    )
    told(cast, claim(subject, "visit_in"))


def owe(cast: Cast) -> None:
    """A target with its months, which is taken back."""
    set_targets(cast, wanted(cast, "contracts", 12, plan=(1,) * 12), at=NOON)
    target = Target.objects.get()
    withdraw_target(target=target, reason="写错", by=cast.office, at=NOON)


def write_papers(cast: Cast) -> None:
    """A bulletin published and taken back; a template, what was typed and bound, an issue."""
    said = Said("固定资产投资增速", Period.year(2022), "8.5%")
    bulletin = publish(
        unit=cast.office_unit,
        heading=Heading("区统计局", "2022年统计月报", date(2023, 1, 20)),
        figures=[said],
        by=cast.office,
        at=NOON,
    )
    take_bulletin_back(bulletin=bulletin, reason="登错了", by=cast.office, at=NOON)
    content = template("签约{{ 合同项目个数 }}个")
    stored = keep_template(
        unit=cast.town, name="通报", paper=Paper(content, "通报.docx", ""), by=cast.clerk, at=NOON
    )
    retire_template(template=stored, reason="换新的", by=cast.clerk, at=NOON)
    unit = cast.town
    type_figures(unit=unit, period="2023年", figures=[("批次", "12")], by=cast.clerk, at=NOON)
    bind(unit=unit, words="签约", question="{{ 合同项目个数 }}", by=cast.clerk, at=NOON)
    paper_ = Writing(book=cast.book, period=Period.year(2023), as_of=AsOf(), now=NOON)
    made = fill(content, paper_, Wanted("通报.docx"))
    issue(
        unit=unit,
        title="通报",
        paper=Paper(taken(made, cast.clerk), "通报.docx", ""),
        by=cast.clerk,
        at=NOON,
    )
