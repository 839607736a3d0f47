"""Deeds on subjects: firms, projects, leads, stations, sites, events, and what joins them."""

from __future__ import annotations

from luodi.config.demonstration.doing.corrections import agrees_late
from luodi.config.demonstration.doing.deeds import (
    EnterEvent,
    GiveCodename,
    JoinFirm,
    JoinSubjects,
    OpenSubject,
    RegisterFirm,
    RegisterProject,
    ShareProject,
)
from luodi.config.demonstration.lives.life import Life
from luodi.config.demonstration.performing.entries import claims
from luodi.config.demonstration.performing.stage import Stage
from luodi.records.campaigns.actions import enter_event
from luodi.records.enterprises.actions import add_contact
from luodi.records.enterprises.actions import register as register_firm
from luodi.records.ledger.actions.correcting import reclassify
from luodi.records.projects.actions import register as register_project
from luodi.records.projects.models import BuildType
from luodi.records.subjects.actions import add_link, add_party, give_codename, open_subject
from luodi.records.subjects.models import Party
from luodi.records.subjects.rules import WHOLE, Classing, Part


def firm(stage: Stage, deed: RegisterFirm) -> None:
    by = stage.accounts[deed.by]
    enterprise = register_firm(
        name=deed.name,
        unit=stage.unit(deed.book, deed.unit),
        credit_code=deed.credit_code,
        place=deed.place,
        by=by,
        at=deed.at,
    )
    stage.subjects[deed.book, deed.name] = enterprise.subject
    if deed.speaker:
        add_contact(
            enterprise=enterprise,
            name=deed.speaker,
            post="投资负责人",
            phone=deed.phone,
            by=by,
            at=deed.at,
        )


def subject(stage: Stage, deed: OpenSubject) -> None:
    stage.subjects[deed.book, deed.name] = open_subject(
        type=deed.type,
        name=deed.name,
        unit=stage.unit(deed.book, deed.unit),
        by=stage.accounts[deed.by],
        at=deed.at,
    )


def event(stage: Stage, deed: EnterEvent) -> None:
    entered = enter_event(
        name=deed.name,
        unit=stage.unit(deed.book, deed.unit),
        series=deed.series,
        edition=deed.edition,
        first_day=deed.first_day,
        last_day=deed.last_day,
        place=deed.place,
        by=stage.accounts[deed.by],
        at=deed.at,
    )
    stage.subjects[deed.book, deed.name] = entered.subject


def project(stage: Stage, deed: RegisterProject) -> None:
    """A project with what is told of it in the same sitting."""
    life = deed.life
    registered = register_project(
        name=life.name,
        unit=stage.unit(deed.book, life.unit),
        content=life.content,
        build_type=BuildType.PURCHASE if life.sector.fitted_out else BuildType.NEW,
        place=life.place,
        classing=classing(stage, life, shared=not agrees_late(life)),
        investor=stage.subjects.get((deed.book, life.investor.name)),
        claims=claims(stage, deed, deed.told),
        by=stage.accounts[deed.by],
        at=deed.at,
    )
    stage.subjects[deed.book, life.name] = registered.subject
    entries = registered.subject.entries.order_by("pk")
    for row, entry in zip(deed.told, entries if deed.told else (), strict=True):
        stage.keep(deed.book, row, entry)


def classing(stage: Stage, life: Life, *, shared: bool) -> Classing:
    """The dimensions of a project, and whose it is."""
    book = life.district.name
    unit = stage.unit(book, life.unit).pk
    parts: tuple[Part, ...] = (Part(unit, "", WHOLE),)
    if life.partner and shared:
        lander = stage.unit(book, life.partner).pk
        parts = (
            Part(unit, "INTRODUCING", WHOLE - life.partner_weight),
            Part(lander, "LANDING", life.partner_weight),
        )
    return Classing(
        parts=parts,
        industry=life.sector.industry,
        cluster=life.sector.cluster,
        channel=life.channel,
        money_type=life.investor.home.money_type,
    )


def share(stage: Stage, deed: ShareProject) -> None:
    reclassify(
        subject=stage.subject(deed.book, deed.life.name),
        classing=classing(stage, deed.life, shared=True),
        reason=deed.reason,
        by=stage.accounts[deed.by],
        at=deed.at,
    )


def join_firm(stage: Stage, deed: JoinFirm) -> None:
    add_party(
        subject=stage.subject(deed.book, deed.project),
        enterprise=stage.subject(deed.book, deed.firm),
        role=Party.Role.PROJECT_COMPANY,
        by=stage.accounts[deed.by],
        at=deed.at,
    )


def join_subjects(stage: Stage, deed: JoinSubjects) -> None:
    add_link(
        subject=stage.subject(deed.book, deed.subject),
        other=stage.subject(deed.book, deed.other),
        kind=deed.kind,
        by=stage.accounts[deed.by],
        at=deed.at,
    )


def codename(stage: Stage, deed: GiveCodename) -> None:
    give_codename(
        subject=stage.subject(deed.book, deed.subject),
        codename=deed.codename,
        circle=[stage.accounts[name] for name in deed.circle],
        by=stage.accounts[deed.by],
        at=deed.at,
    )
