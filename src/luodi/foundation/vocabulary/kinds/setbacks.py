"""What goes wrong and what mends it: 停工 and 复工 repeat; the others end the attempt."""

from __future__ import annotations

from luodi.foundation.vocabulary.codelists import ENDED_BY
from luodi.foundation.vocabulary.kinds.building import STARTED
from luodi.foundation.vocabulary.kinds.writing import (
    DOCUMENT,
    EVENT,
    LEAD_OR_PROJECT,
    PROJECT,
    after,
    choice,
    either,
    fields,
    papers,
)
from luodi.foundation.vocabulary.reasons import REASONS, RETURN_REASONS
from luodi.foundation.vocabulary.shapes import Before, Family, Field, FieldType, Kind

REASON = choice("reason", "原因", REASONS, column="category", required=True)
EXPLANATION = fields(explanation="原因说明（选“其他”时写明）")
KEPT = fields(FieldType.YES_NO, count_kept="个数随转", money_kept="金额随转")

SETBACKS = (
    Kind(
        "stopped",
        "停工",
        Family.SETBACK,
        PROJECT,
        "已开工项目现场停止施工；春节、冬歇按手册日历扣除。",
        bit=23,
        evidence=(either("inspection_record", "stoppage_report"),),
        before=(STARTED,),
        fields=(REASON, *EXPLANATION, *fields(owner="责任方")),
    ),
    # Ends `stopped`: the later of the two stands.
    Kind(
        "resumed",
        "复工",
        Family.ACTIVITY,
        PROJECT,
        "停工项目恢复永久性工程施工。",
        bit=24,
        evidence=papers("site_photo", "works_log"),
        before=(after("stopped"),),
    ),
    Kind(
        "start_notice",
        "限期开工（履约）通知",
        Family.ACTIVITY,
        PROJECT,
        "向未按约开工或履约的投资方发出书面限期通知。",
        evidence=papers("start_notice_letter", "delivery_receipt"),
        before=(after("contract"),),
        fields=fields(FieldType.DATE, deadline="限期"),
    ),
    Kind(
        "terminated",
        "终止",
        Family.SETBACK,
        PROJECT,
        "签约后合同或协议依法解除，不再履行。",
        bit=25,
        ends_attempt=True,
        evidence=(either("termination_agreement", "exit_notice", "effective_judgment"),),
        before=(after("contract", "agreement"),),
        fields=(
            REASON,
            *EXPLANATION,
            choice("ended_by", "解除方式", ENDED_BY),
            *fields(settlement="善后处理"),
        ),
    ),
    Kind(
        "lost",
        "流失",
        Family.SETBACK,
        LEAD_OR_PROJECT,
        "签约前投资方明确不再来本区投资；签约后的，记终止。",
        bit=26,
        ends_attempt=True,
        evidence=(either("loss_statement", "investor_letter"),),
        fields=(REASON, *EXPLANATION, *fields(went_to="去向", unmet_demand="未满足的诉求")),
    ),
    Kind(
        "returned",
        "市上退回",
        Family.SETBACK,
        PROJECT,
        "市级主管部门将已上报项目退回，不再计入本区任务。",
        bit=27,
        ends_attempt=True,
        evidence=papers("city_return_document"),
        before=(after("contract"),),
        fields=(
            choice("reason", "原因", RETURN_REASONS, column="category", required=True),
            *EXPLANATION,
            *fields(issuer="退回单位"),
            *DOCUMENT,
            *fields(period_affected="影响的考核期"),
        ),
    ),
    Kind(
        "re_reported",
        "退回重报获认",
        Family.PROCEDURE_STEP,
        PROJECT,
        "退回项目整改后重新上报并获市级认定。",
        bit=28,
        evidence=papers("city_recognition_document"),
        before=(Before(any_of=("returned",), earlier_attempt=True),),
        fields=DOCUMENT,
    ),
    Kind(
        "swap_out",
        "置换出",
        Family.SETBACK,
        PROJECT,
        "经批准不再以本项目抵任务，由另一项目替代。",
        bit=29,
        ends_attempt=True,
        evidence=papers("swap_approval"),
        before=(after("contract"),),
        fields=(
            Field("replaced_by", "替代项目", FieldType.SUBJECT, required=True),
            *fields(approver="批准单位", swap_reason="置换原因"),
            EVENT,
        ),
    ),
    # The number of the project replaced, which the catalogue lists as evidence, is the field.
    Kind(
        "swap_in",
        "置换入",
        Family.PROCEDURE_STEP,
        PROJECT,
        "经批准替代他项目计入任务；该项目不得已计入同一活动。",
        bit=30,
        evidence=papers("swap_approval"),
        before=(after("contract"),),
        fields=(
            Field("replaces", "被置换项目", FieldType.SUBJECT, required=True),
            EVENT,
            *KEPT,
        ),
    ),
)
