"""From the first news of an investor to an intention in writing."""

from __future__ import annotations

from luodi.foundation.vocabulary.codelists import CHANNELS
from luodi.foundation.vocabulary.kinds.writing import (
    LEAD_OR_PROJECT,
    PHONE,
    after,
    choice,
    either,
    expected,
    fields,
    papers,
)
from luodi.foundation.vocabulary.shapes import Family, Field, FieldType, Kind

LEADS = (
    Kind(
        "lead",
        "线索",
        Family.MAIN_STEP,
        ("lead",),
        "有明确投资主体、投资内容和联系人，并经登记的投资信息。",
        bit=0,
        place="LEAD",
        evidence=(
            *papers("lead_form"),
            either("investment_scheme", "feasibility_study", "project_proposal"),
        ),
        fields=(
            *fields(investor="投资方", content="投资内容", contact="联系人"),
            PHONE,
            *fields(FieldType.MONEY, intended_amount="意向投资额"),
            *fields(site_wish="用地载体需求", energy="用能"),
            *fields(FieldType.MONEY, expected_output="预计年产值", expected_tax="预计年税收"),
            *fields(coordination="需协调事项"),
            choice("channel", "招商方式", CHANNELS),
            Field("informant", "线索提供人", personal=True),
        ),
    ),
    Kind(
        "lead_valid",
        "有效线索认定",
        Family.PROCEDURE_STEP,
        ("lead",),
        "线索经招商部门按规则研判，认定具备投资真实性和落地可能性。",
        bit=1,
        evidence=(
            *papers("validity_opinion"),
            either(("visit_record", "leaders_meeting_record"), "terms_record"),
        ),
        before=(after("lead"),),
        fields=fields(rule_met="符合的规则", judge="研判人"),
    ),
    Kind(
        "talks",
        "在谈",
        Family.MAIN_STEP,
        LEAD_OR_PROJECT,
        "双方就投资内容、选址或条款开始实质性洽谈。",
        bit=2,
        place="TALKS",
        evidence=papers("talks_record"),
        before=(expected("lead"),),
        fields=(
            *fields(counterpart="对方", negotiator="我方洽谈人", next_step="下一步"),
            *fields(FieldType.DATE, due_on="办结期限"),
        ),
    ),
    Kind(
        "visit_in",
        "来访考察",
        Family.ACTIVITY,
        ("lead", "project", "enterprise"),
        "投资方人员到本区实地考察一次；同一批次同一企业计一次。",
        counts_for_reporter=True,
        evidence=(either(("reception_plan", "visit_photo"), "guest_signatures"),),
        fields=(
            Field("visitors_firm", "来访企业", FieldType.ENTERPRISE, column="enterprise"),
            *fields(visitors="来访人员", lead_visitor_rank="带队人职务", host="接待人"),
            *fields(sites_seen="考察点位"),
            Field("station", "牵线驻点", FieldType.SUBJECT),
        ),
    ),
    Kind(
        "intention",
        "达成意向",
        Family.PROCEDURE_STEP,
        LEAD_OR_PROJECT,
        "双方以书面形式表达投资意愿，不约定违约责任。",
        bit=3,
        evidence=(either("letter_of_intent", "talks_minutes"),),
        before=(expected("talks"),),
        fields=(
            *fields(FieldType.MONEY, intended_amount="意向投资额"),
            *fields(FieldType.DATE, valid_until="有效期至"),
        ),
    ),
)
