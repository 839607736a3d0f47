"""Which pictures there are: of whose screen, of what, how wide."""

from __future__ import annotations

from dataclasses import dataclass

DESK, PHONE = 1440, 390
BUILDING = "岫垚轻质隔墙板生产线项目"  # a town's project that has begun to be built
PROVED = "朓予智能配电柜生产线项目"  # one whose completion waits to be verified
LONG = "葭衡储能电池组装配线项目"  # one with a long history
MESSAGE = f"{BUILDING}昨天到账1200万元，付款方在江苏苏州；二期拟于4月20日开工"
LEDGER = """柳陌镇招商引资项目台账　单位：万元　截至2025年3月底
序号\t项目名称\t投资方\t总投资\t累计到位资金\t签约时间\t开工时间\t形象进度
1\t柳陌新型釉料生产线项目\t釉彩科技有限公司\t12000\t1500\t2024.9.15\t2025年2月\t主体施工
2\t嵘舟温泉康养小镇\t嵘舟文旅发展股份有限公司\t54450\t\t2024-05-18\t拟2025年9月开工\t正在征地
3\t智能仓储物流园\t待定\t8000\t待定\t2025年1月\t\t前期手续
合计\t\t\t74450\t1500\t\t\t"""
HIRING = "棠川区葭衡电气科技有限公司"  # whose number of people was sent back


@dataclass(frozen=True)
class Step:
    """One thing done before the picture is taken: a verb of the stage, where, with what."""

    verb: str
    where: str
    what: str = ""


@dataclass(frozen=True)
class Shot:
    """One picture: who sees it at which address, after which steps; `clip` is a part of the page.

    An address names a thing and not its number: `{project}`, and `{project/kind}` for the
    project's newest entry of that kind.
    """

    name: str
    who: str
    address: str
    steps: tuple[Step, ...] = ()
    width: int = DESK
    height: int = 900
    clip: str = ""


CLERK, HEAD, OFFICE = "east-clerk-01", "east-head-01", "east-office"
LEADER, ADMIN = "east-leader", "east-admin"
OF_A_YEAR = "?period=2024"

SHOTS = (
    Shot("home", LEADER, f"/{OF_A_YEAR}"),
    Shot("clerk-home", CLERK, f"/{OF_A_YEAR}", height=700),
    Shot("clerk-kinds", CLERK, f"/subjects/{{{BUILDING}}}/record/", height=1100),
    Shot(
        "clerk-record",
        CLERK,
        f"/subjects/{{{BUILDING}}}/record/image_progress/",
        (
            Step("fill", "[name=value]", "45"),
            Step("put", "input[type=file]"),
            Step("show", ".papers"),
        ),
        width=PHONE,
        height=844,
    ),
    Shot(
        "clerk-amounts",
        CLERK,
        "/months/{柳陌镇}/2025-02/amounts/",
        (
            Step("fill", "main tbody tr:nth-child(1) input[type=text]", "120"),
            Step("fill", "main tbody tr:nth-child(2) input[type=text]", "86.5"),
        ),
        height=800,
    ),
    Shot("clerk-returned", CLERK, f"/entries/{{{HIRING}/jobs}}/", height=800),
    Shot("office-queue", OFFICE, "/review/?order=weight", height=800),
    Shot(
        "office-entry",
        OFFICE,
        f"/entries/{{{PROVED}/completed}}/?queue=age",
        (Step("show", "figure:has(.turning)"),),
        height=1000,
    ),
    Shot(
        "office-reversal", OFFICE, f"/entries/{{{LONG}/production}}/reverse/foreseen/", clip="main"
    ),
    Shot(
        "leader-rows",
        LEADER,
        f"/figures/productions/{OF_A_YEAR}",
        (Step("click", "main details:not(.menu) > summary"), Step("show", "h2:has-text('逐行')")),
        height=800,
    ),
    Shot("leader-project", LEADER, f"/subjects/{{{LONG}}}/", height=1100),
    Shot("leader-register", LEADER, "/registers/projects/?step=START&signed_from=2024-01-01"),
    Shot("leader-compare", LEADER, f"/figures/arrived/compare/{OF_A_YEAR}&from=2024-12-31"),
    Shot("office-bulletin", OFFICE, "/papers/ready/bulletin/?period=2024", height=1100),
    Shot("office-papers", OFFICE, "/papers/", height=900),
    Shot("head-month", HEAD, "/months/{柳陌镇}/2025-02/"),
    Shot("admin-units", ADMIN, "/settings/units/"),
    # These write, so they come last.
    Shot(
        "clerk-import",
        CLERK,
        "/imports/",
        (Step("fill", "main textarea", LEDGER), Step("click", "main form button")),
        height=1100,
    ),
    Shot(
        "clerk-inbox",
        CLERK,
        "/",
        (Step("fill", "form.dropping textarea", MESSAGE), Step("click", "form.dropping button")),
        height=800,
    ),
)


def named(name: str) -> Shot | None:
    return next((shot for shot in SHOTS if shot.name == name), None)
