"""What is known of projects besides what is counted: their firms, place, classes, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from luodi.foundation.people.models import Account
from luodi.foundation.vocabulary.codelists import CHANNELS, MONEY_TYPES, SIGN_TYPES, STAGES
from luodi.foundation.vocabulary.industries import industry
from luodi.records.projects.models import BuildType, Project
from luodi.records.projects.queries.rows import circles, standings_of
from luodi.records.projects.rules import Stand
from luodi.records.subjects.models import Party, Subject
from luodi.records.subjects.queries import names_for


@dataclass(frozen=True)
class Described:
    """One project in the words of today; a firm that the reader may not know has no name here."""

    investor: str = ""
    company: str = ""
    place: str = ""
    content: str = ""
    build_type: str = ""
    stand: Stand | None = None

    @property
    def words(self) -> Mapping[str, str]:
        """By the name of the column that asks for it."""
        own = {
            "投资方": self.investor,
            "项目公司": self.company,
            "落户地": self.place,
            "建设内容": self.content,
            "建设性质": self.build_type,
        }
        return own | (standing_words(self.stand) if self.stand else {})


def standing_words(stand: Stand) -> dict[str, str]:
    return {
        "行业": industry(stand.industry),
        "产业集群": stand.cluster,
        "招商方式": dict(CHANNELS).get(stand.channel, ""),
        "内外资": dict(MONEY_TYPES).get(stand.money_type, ""),
        "签约活动": stand.event,
        "签约类型": dict(SIGN_TYPES).get(stand.sign_type, ""),
        "阶段": dict(STAGES).get(stand.place, ""),
    }


def described(
    keys: Collection[int], *, verified: bool, reader: Account | None
) -> dict[int, Described]:
    """Of projects that the reader may see; of a code-named one only to those in its circle."""
    hidden = code_named(keys, reader)
    open_keys = [key for key in keys if key not in hidden]
    firms, stands = firms_of(open_keys, reader), standings_of(keys)
    said = {row.subject_id: row for row in Project.objects.filter(subject__in=open_keys)}
    return {key: of_one(key, firms, said.get(key), stands[key].get(verified)) for key in keys}


def of_one(
    key: int, firms: Mapping[tuple[int, str], list[str]], said: Project | None, stand: Stand | None
) -> Described:
    return Described(
        investor="、".join(firms.get((key, Party.Role.INVESTOR), ())),
        company="、".join(firms.get((key, Party.Role.PROJECT_COMPANY), ())),
        place=said.place if said else "",
        content=said.content if said else "",
        build_type=str(dict(BuildType.choices).get(said.build_type, "")) if said else "",
        stand=stand,
    )


def code_named(keys: Collection[int], reader: Account | None) -> set[int]:
    """Those of the projects whose real name the reader may not know; on the server: all such."""
    coded = set(
        Subject.objects.filter(pk__in=keys).exclude(codename="").values_list("pk", flat=True)
    )
    return coded - circles(coded, reader) if reader else coded


def firms_of(keys: Collection[int], reader: Account | None) -> Mapping[tuple[int, str], list[str]]:
    """The firms of each project in each role, the oldest first, as far as they may be named."""
    rows = list(
        Party.objects.filter(subject__in=keys, until_on=None)
        .order_by("seq", "pk")
        .values_list("subject", "role", "enterprise")
    )
    firms = {firm for _, _, firm in rows}
    if reader is None:
        names = {row.pk: str(row) for row in Subject.objects.filter(pk__in=firms)}
    else:
        names = names_for(reader, firms)
    found: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for subject, role, firm in rows:
        if firm in names:
            found[subject, role].append(names[firm])
    return found
