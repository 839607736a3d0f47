"""What others demand of a project and how they score it: 督办, 观摩."""

from __future__ import annotations

from luodi.foundation.vocabulary.codelists import ISSUERS, SUPERVISION_COLOURS, SUPERVISION_FORMS
from luodi.foundation.vocabulary.kinds.building import STARTED
from luodi.foundation.vocabulary.kinds.writing import (
    DOCUMENT,
    PROBLEM,
    PROJECT,
    after,
    choice,
    either,
    fields,
    papers,
)
from luodi.foundation.vocabulary.shapes import Adding, Family, Field, FieldType, Kind, Measure

SUPERVISED = ("project", "promise", "station")

SUPERVISION = (
    Kind(
        "supervision",
        "督办",
        Family.ACTIVITY,
        SUPERVISED,
        "上级或本级督查机构对一个问题发出的一次书面督办。",
        evidence=(either("assignment_slip", "supervision_slip", "pressing_slip"),),
        fields=(
            PROBLEM,
            choice("issuer", "发出单位", ISSUERS, column="category"),
            choice("level", "督办形式", SUPERVISION_FORMS),
            *DOCUMENT,
            *fields(FieldType.DATE, due_on="办结期限"),
            choice("colour", "颜色", SUPERVISION_COLOURS),
            *fields(FieldType.NUMBER, nth_time="第几次"),
        ),
    ),
    Kind(
        "supervision_reply",
        "督办回复",
        Family.ACTIVITY,
        SUPERVISED,
        "承办单位对督办的书面回复；回复不等于销号。",
        evidence=papers("supervision_reply_letter"),
        before=(after("supervision"),),
        fields=(PROBLEM,),
    ),
    # Only the issuer closes (只由发出单位销号): who may record it is the policy's to say.
    Kind(
        "supervision_closed",
        "督办销号",
        Family.ACTIVITY,
        SUPERVISED,
        "督办发出单位确认办结并销号。",
        evidence=papers("closing_opinion"),
        before=(after("supervision_reply"),),
        fields=(PROBLEM, choice("issuer", "销号单位", ISSUERS, column="category")),
    ),
    Kind(
        "tour_score",
        "观摩得分",
        Family.AMOUNT,
        PROJECT,
        "项目在一次观摩中的得分，按手册规则汇总。",
        adding=Adding.LEVEL,
        measures=(Measure.SCORE,),
        evidence=papers("tour_score_sheet"),
        before=(STARTED,),
        fields=(
            Field("event", "观摩活动", FieldType.EVENT, required=True, column="event"),
            *fields(judge_group="评分组"),
            *fields(FieldType.YES_NO, extremes_dropped="已去最高最低分"),
        ),
    ),
)
