"""Units and people: who is responsible, who leads, who speaks for the investor."""

from __future__ import annotations

from luodi.intake.workbooks.rules.fields.row import Field, Holds
from luodi.kernel.text import gettext_noop as _

UNITS = (
    Field(
        "responsible",
        _("责任单位"),
        Holds.UNIT,
        (
            *("责任单位", "责任部门", "包抓单位", "包联单位", "包保单位", "牵头单位", "主责单位"),
            *("服务单位", "主管单位", "落实单位", "包抓部门", "牵头部门", "主管部门", "包靠单位"),
            *("承办单位", "责任镇办", "责任乡镇", "项目责任单位", "包联部门", "承办部门"),
        ),
        ("单位", "单位名称", "镇办", "乡镇", "乡镇街道", "部门", "签约单位", "实施单位"),
        becomes="subject.unit",
    ),
    Field(
        "introducing",
        _("引进单位"),
        Holds.UNIT,
        (
            *("引进单位", "招引单位", "引荐单位", "招商单位", "引资单位", "招商责任单位"),
            *("招引责任单位", "引进部门", "项目引进单位", "引荐部门", "首报单位", "首谈单位"),
            *("首报首谈单位", "首谈首报单位", "首报引荐单位", "引荐（首报）单位", "首推单位"),
        ),
        ("单位", "单位名称", "签约单位"),
        becomes="share.INTRODUCING",
    ),
    Field(
        "landing",
        _("落地单位"),
        Holds.UNIT,
        ("落地单位", "承接单位", "落户单位", "承载单位"),
        becomes="share.LANDING",
    ),
    Field(
        "split",
        _("分成比例"),
        Holds.SPLIT,
        (
            *(
                "分成比例",
                "分成",
                "任务分成",
                "任务分成比例",
                "引荐落地分成",
                "成果分成",
                "分享比例",
            ),
            *("成果分享比例", "利益分享比例", "任务分享比例", "分成（引荐：落地）", "引荐落地比例"),
        ),
        becomes="share.split",
    ),
    Field(
        "reporting",
        _("填报单位"),
        Holds.UNIT,
        ("填报单位", "报送单位", "上报单位", "申报单位"),
    ),
)

PEOPLE = (
    Field(
        "leader",
        _("包抓领导"),
        Holds.TEXT,
        (
            *("包抓领导", "包联领导", "包保领导", "挂包领导", "责任领导", "联系领导", "挂联领导"),
            *("包抓县级领导", "包抓区级领导", "县级领导", "区级领导", "牵头领导", "挂点领导"),
            *("分管领导", "包抓市级领导", "市级领导"),
        ),
    ),
    Field(
        "officer",
        _("责任人"),
        Holds.TEXT,
        (
            *("驻工地专员", "项目专员", "包抓责任人", "责任人", "代办员", "服务专员", "第一责任人"),
            *("具体责任人", "招商局责任人", "包抓人", "服务秘书"),
        ),
        ("项目负责人", "负责人"),
    ),
    Field(
        "contact",
        _("联系人"),
        Holds.TEXT,
        ("联系人", "企业联系人", "客商联系人", "项目联系人", "投资方联系人"),
        ("企业负责人", "项目负责人", "负责人"),
        becomes="contact.name",
    ),
    Field(
        "phone",
        _("联系电话"),
        Holds.PHONE,
        (
            *("联系电话", "电话", "联系方式", "手机", "手机号", "手机号码", "联系人电话"),
            *("电话号码", "联系人联系方式", "联系人及电话", "联系人及联系方式"),
        ),
        becomes="contact.phone",
    ),
    Field(
        "legal_person",
        _("法定代表人"),
        Holds.TEXT,
        ("法人代表", "法定代表人", "企业法人代表", "企业法人"),
        ("法人",),
    ),
    Field(
        "credit_code",
        _("统一社会信用代码"),
        Holds.CREDIT_CODE,
        ("统一社会信用代码", "信用代码", "社会信用代码", "统一信用代码"),
        ("组织机构代码",),
        becomes="enterprise.credit_code",
    ),
    Field(
        "project_code",
        _("项目代码"),
        Holds.TEXT,
        ("项目代码", "备案号", "备案代码", "备案证号", "投资项目代码"),
        ("项目编号",),
        becomes="project_code",
        kinds=("project_filed",),
    ),
)
