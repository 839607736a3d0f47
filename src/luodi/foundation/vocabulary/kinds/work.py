"""What a unit does: contacts, trips, stations, events, site checks, packaged projects."""

from __future__ import annotations

from luodi.foundation.vocabulary.codelists import CHANNELS, CONTACT_WAYS, LEADER_RANKS
from luodi.foundation.vocabulary.kinds.writing import (
    PHONE,
    STATIONED,
    after,
    choice,
    either,
    fields,
    papers,
)
from luodi.foundation.vocabulary.shapes import Family, Field, FieldType, Kind

STATION = ("station",)

WORK = (
    Kind(
        "firm_contact",
        "对接企业",
        Family.ACTIVITY,
        ("lead", "enterprise", "station"),
        "与一家企业的一次有效对接；期内户数按企业去重。",
        counts_for_reporter=True,
        evidence=papers("contact_record"),
        fields=(
            Field("firm", "企业", FieldType.ENTERPRISE, required=True, column="enterprise"),
            choice("way", "方式", CONTACT_WAYS),
            *fields(counterpart="对方姓名职务"),
            PHONE,
            Field("station", "驻点", FieldType.SUBJECT),
            *fields(next_step="下一步"),
        ),
    ),
    Kind(
        "trip_out",
        "外出招商",
        Family.ACTIVITY,
        ("station", "lead"),
        "经批准赴区外开展的一次招商活动；一批次计一次。",
        counts_for_reporter=True,
        evidence=papers("trip_approval", "trip_report"),
        fields=(
            *fields(team="小分队成员"),
            choice("leader_rank", "带队人级别", LEADER_RANKS, column="category", required=True),
            *fields(city="目的地"),
            *fields(FieldType.NUMBER, days="天数", firms_met="见面企业数"),
            *fields(FieldType.DATE, report_on="报告日"),
        ),
    ),
    Kind(
        "station_opened",
        "驻点设立",
        Family.PROCEDURE_STEP,
        STATION,
        "经批准在区外设立常驻招商工作点。",
        bit=31,
        evidence=(either("station_founding_document", "station_premises_contract"),),
        fields=(
            *fields(city="城市", address="地址"),
            *fields(FieldType.UNIT, responsible_unit="责任单位"),
        ),
    ),
    Kind(
        "station_arrival",
        "驻点到岗",
        Family.ACTIVITY,
        STATION,
        "派驻人员到驻点报到上岗。",
        evidence=papers("secondment_document", "arrival_record"),
        before=(after("station_opened"),),
        fields=(
            STATIONED,
            *fields(post="岗位"),
            *fields(FieldType.DATE, until_on="派驻至"),
        ),
    ),
    Kind(
        "station_leave",
        "驻点离岗",
        Family.ACTIVITY,
        STATION,
        "派驻人员结束派驻。",
        evidence=papers("recall_document"),
        before=(after("station_arrival"),),
        fields=(STATIONED, *fields(leave_reason="离岗原因")),
    ),
    Kind(
        "event_held",
        "招商活动（推介会、座谈会）",
        Family.ACTIVITY,
        ("promotion_event",),
        "举办一次推介、座谈、签约活动；结果以其后记录为准。",
        counts_for_reporter=True,
        evidence=papers("event_plan", "sign_in_sheet"),
        fields=(
            Field("event", "活动", FieldType.EVENT, column="event"),
            *fields(FieldType.NUMBER, guests_invited="邀请人数", guests_present="到会人数"),
            choice("channel", "招商方式", CHANNELS),
        ),
    ),
    Kind(
        "site_check",
        "现场核查",
        Family.ACTIVITY,
        ("project", "site"),
        "招商、发改、统计等部门到现场核实一次。",
        counts_for_reporter=True,
        evidence=papers("inspection_record", "located_photo"),
        fields=(
            *fields(inspector="核查人", finding="核查结果"),
            *fields(FieldType.YES_NO, works_moving="正在施工"),
        ),
    ),
    Kind(
        "packaged",
        "包装项目入库",
        Family.PROCEDURE_STEP,
        ("packaged_project",),
        "策划包装的招商项目经评审进入储备库。",
        bit=32,
        evidence=papers("packaging_opinion", "project_sheet"),
        fields=(
            *fields(industry="产业", site_or_resource="载体或资源"),
            *fields(FieldType.MONEY, amount="总投资"),
            *fields(FieldType.NUMBER, score="评审得分"),
        ),
    ),
)
