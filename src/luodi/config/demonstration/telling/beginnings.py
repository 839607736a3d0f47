"""What units do round a project: the lead it came from, the visit, how they press for a start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from luodi.config.demonstration.invented.bodies import LAST_DAY, YEARS, District
from luodi.config.demonstration.invented.dice import WAN, Dice
from luodi.config.demonstration.invented.firms import person, phone
from luodi.config.demonstration.invented.words import LOST_FOR
from luodi.config.demonstration.lives.life import Named, Opened, Told
from luodi.config.demonstration.lives.sittings import Sittings, noticed
from luodi.config.demonstration.papers.paper import Paper
from luodi.config.demonstration.telling.folder import paper
from luodi.config.demonstration.telling.teller import Teller


def lead_of(teller: Teller) -> Opened:
    """The lead from which a project came, registered some weeks before the talks."""
    life, dice = teller.life, teller.dice
    opened = Opened("lead", f"{life.investor.brand}投资线索", life.unit)
    on = life.days["talks"] - dice.days(20, 60)
    amount = int(life.total / WAN)
    row = lead_row(dice, teller.sittings, opened, on, f"{life.investor.name}，约{amount}万元")
    row.recorded_at = min(row.recorded_at, teller.known_at)
    row.papers = [
        (paper(life, "线索登记表及投资方案", "lead_form"), "lead_form"),
        (paper(life, "线索登记表及投资方案", "lead_form"), "investment_scheme"),
    ]
    judged = Told(
        subject=opened.name,
        kind="lead_valid",
        unit=life.unit,
        said=f"{opened.name}经研判为有效线索",
        occurred=on + timedelta(days=3),
        recorded_at=teller.known_at,
        papers=[
            (paper(life, "有效线索认定意见", "validity_opinion"), "validity_opinion"),
            (paper(life, "有效线索认定意见", "validity_opinion"), "terms_record"),
        ],
    )
    opened.told.append(judged)
    return opened


def lead_row(dice: Dice, sittings: Sittings, opened: Opened, on: date, what: str) -> Told:
    row = Told(
        subject=opened.name,
        kind="lead",
        unit=opened.unit,
        said=f"有意来区投资：{what}",
        occurred=on,
        recorded_at=sittings.next(opened.unit, noticed(dice, on, prompt=True)),
        detail={"investor": what, "contact": person(dice), "phone": phone(dice)},
    )
    opened.told.append(row)
    return row


def dead_leads(seed: int, district: District, sittings: Sittings, number: int) -> Iterator[Opened]:
    """Leads that came to nothing."""
    for count in range(number):
        dice = Dice(seed, "lead", district.name, count)
        year = dice.choice(YEARS)
        body = dice.choice(district.sharers(year))
        on = date(year, 1, 10) + dice.days(0, 300)
        firm = f"某{dice.choice(('食品', '建材', '装备', '纺织', '物流'))}企业（{count + 1:02d}号）"
        opened = Opened("lead", f"{body.short_name or body.name}线索{count + 1:02d}", body.name)
        amount = dice.randint(5, 90) * 100
        row = lead_row(dice, sittings, opened, on, f"{firm}，约{amount}万元")
        form = Paper(f"{opened.name}登记表", "lead_form", firm)
        scheme = Paper(f"{opened.name}项目建议书", "project_proposal", firm)
        row.papers = [(form, "lead_form")]
        row.papers += [(scheme, "project_proposal")] if dice.chance(0.6) else []
        if dice.chance(0.5):
            opened.told.append(loss(dice, sittings, opened, on + dice.days(20, 120)))
        yield opened


def loss(dice: Dice, sittings: Sittings, opened: Opened, on: date) -> Told:
    code, said, _ = dice.weighted(LOST_FOR, [row[2] for row in LOST_FOR])
    return Told(
        subject=opened.name,
        kind="lost",
        unit=opened.unit,
        said=f"{opened.name}流失：{said}",
        occurred=on,
        recorded_at=sittings.next(opened.unit, noticed(dice, on, prompt=False)),
        values={"category": code},
        papers=[(Paper(f"{opened.name}流失说明", "loss_statement", said), "loss_statement")],
    )


def visits(teller: Teller) -> None:
    """The investor comes to see the place."""
    life, dice = teller.life, teller.dice
    if life.recalled or not dice.chance(0.22):
        return
    on = life.days["talks"] + dice.days(3, 14)
    signed = paper(life, "来宾签名表", "guest_signatures")
    row = teller.told("visit_in", on, "{investor}来区考察选址", [(signed, "guest_signatures")])
    row.values = {"enterprise": Named(life.investor.name)}
    row.detail = {"visitors": life.investor.speaker, "sites_seen": life.place}


def press(teller: Teller) -> None:
    """What is written to those who signed and do not come, and by the city to the district."""
    life, dice = teller.life, teller.dice
    signed = life.days.get("contract")
    if not signed or life.works or "silent" in life.planted or "completed" in life.days:
        return
    if dice.chance(0.72):
        look_in(teller, max(life.days.values()))
    if life.start_kind or life.recalled:
        return
    on = signed + dice.days(190, 260)
    if dice.chance(0.35):
        letter = paper(life, "限期履约通知书及送达回证", "start_notice_letter")
        types = ("start_notice_letter", "delivery_receipt")
        teller.told(
            "start_notice", on, "向{investor}送达限期履约通知", [(letter, type_) for type_ in types]
        )
    if dice.chance(0.25):
        supervise(teller, on + dice.days(20, 60), dice.randint(1, 3))


def look_in(teller: Teller, since: date) -> None:
    """Somebody goes there every few months, and finds nobody at work."""
    life, dice = teller.life, teller.dice
    on = since + dice.days(110, 165)
    while on <= LAST_DAY and (life.ended_on is None or on < life.ended_on):
        row = teller.told("site_check", on, "到{what}现场核查，未见施工", [])
        row.detail = {"inspector": dice.choice(VISITORS), "works_moving": False}
        on += dice.days(145, 170)


VISITORS = ("包抓领导联络员", "镇办分管负责人", "招商中心项目科")


def supervise(teller: Teller, on: date, times: int) -> None:
    """One problem, written about once or again and again; a reply is not yet an end."""
    life, dice = teller.life, teller.dice
    problem: dict[str, object] = {"reference": f"砚督〔{on.year}〕{life.number + 1:03d}"}
    for nth in range(times):
        sent = on + timedelta(days=60 * nth)
        slip = paper(life, f"督办单{nth + 1}", "supervision_slip")
        row = teller.told(
            "supervision",
            sent,
            "市上督办{what}签约未落地问题",
            [(slip, "supervision_slip")],
            grade="A",
        )
        row.values = problem | {"category": "CITY_INSPECTORS"}
        row.detail = {
            "level": "SUPERVISED" if nth == 0 else "PRESSED",
            "colour": ("BLUE", "YELLOW", "RED")[min(nth, 2)],
            "nth_time": nth + 1,
        }
    if dice.chance(0.6):
        letter = paper(life, "督办回复件", "supervision_reply_letter")
        reply = teller.told(
            "supervision_reply",
            on + timedelta(days=60 * times),
            "就{what}督办事项书面回复",
            [(letter, "supervision_reply_letter")],
        )
        reply.values = dict(problem)
