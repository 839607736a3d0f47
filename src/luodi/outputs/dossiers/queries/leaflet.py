"""A subject in a few sentences, as a leader would send them: where it stands, money, who owes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext

from luodi.foundation.files.leaflets.joints import apart, noted, titled
from luodi.foundation.files.leaflets.leaf import Leaflet, Part
from luodi.foundation.ui.numbers import number
from luodi.foundation.ui.parts import Reached, Step
from luodi.outputs.dossiers.queries.dossier import Dossier
from luodi.outputs.dossiers.queries.money import Sum
from luodi.outputs.dossiers.queries.owing import Debtor
from luodi.outputs.dossiers.rules.tracks import furthest

MOST = 6  # things that one debtor owes, before the rest is counted


def leaflet(dossier: Dossier, today: date) -> Leaflet:
    moment = gettext("时点 %(moment)s") % {"moment": f"#{dossier.head.seq}@{today}"}
    return Leaflet(
        about=dossier.head.book,
        title=dossier.head.name,
        rests=(moment, dossier.head.units),
        parts=parts(dossier),
    )


def parts(dossier: Dossier) -> Iterator[Part]:
    yield Part(lines=["".join([*standing(dossier), *map(sum_said, dossier.money.sums)])])
    debtors = [said for one in dossier.debts.debtors if (said := debtor_said(one))]
    if debtors:
        yield Part(gettext("还差什么，谁来办"), lines=debtors)
    elif dossier.entries:
        yield Part(lines=[gettext("已记的各条都已核定，没有欠的材料。")])
    if dossier.debts.ahead:
        yield Part(lines=[ahead_said(dossier)])


def standing(dossier: Dossier) -> Iterator[str]:
    """The furthest step in each reading; only once where they agree."""
    steps, end = dossier.now.steps, dossier.now.end
    if end:
        words = {"kind": gettext(end.kind.name), "day": end.last}
        yield gettext("已%(kind)s（%(day)s）。") % words
    claimed = furthest(steps, Reached.VERIFIED, Reached.CLAIMED)
    verified = furthest(steps, Reached.VERIFIED)
    if claimed is None:
        yield gettext("还没有走到主线上的任何一步。") if steps else ""
    elif claimed == verified:
        yield gettext("已走到“%(step)s”，已核定。") % {"step": step_said(claimed)}
    else:
        settled = step_said(verified) if verified else gettext("无")
        words = {"claimed": step_said(claimed), "verified": settled}
        yield gettext("申报走到“%(claimed)s”，核定到“%(verified)s”。") % words
    if dossier.head.is_stopped:
        yield gettext("现在停工。")


def step_said(step: Step) -> str:
    return f"{gettext(step.name)} {step.on or ''}".strip()


def sum_said(one: Sum) -> str:
    words = {
        "name": one.name,
        "claimed": number(one.claimed, one.digits),
        "verified": number(one.verified, one.digits),
    }
    return gettext("%(name)s申报 %(claimed)s 万元，核定 %(verified)s 万元。") % words


def debtor_said(debtor: Debtor) -> str:
    owed = [noted(one.words, one.on) for one in debtor.owed if not one.is_expected]
    told = apart(owed[:MOST])
    if len(owed) > MOST:
        told = gettext("%(told)s 等 %(count)s 项") % {"told": told, "count": len(owed)}
    return titled(debtor.name, told) if told else ""


def ahead_said(dossier: Dossier) -> str:
    """The next step of the main line."""
    return gettext("下一步：%(place)s") % {"place": dossier.debts.ahead[0].place}
