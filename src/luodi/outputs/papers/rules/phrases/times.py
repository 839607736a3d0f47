"""When: which year and months the words round a figure mean, and whether they tell or plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from luodi.kernel.digits import western
from luodi.kernel.periods import Period, month_end, parse_period
from luodi.kernel.refusal import Refused
from luodi.outputs.papers.rules.phrases.headings import Part, Tense, parts
from luodi.outputs.papers.rules.phrases.passages import Passage

LONG_AGO = 2000  # the year of a speech that names none


@dataclass(frozen=True)
class When:
    """A period in the words of the speech: its years counted from the year that it is held in."""

    years: int  # 0 this year, -1 last year
    words: str  # 全年, 上半年, 1-10月 …
    period: Period
    is_split: bool = False  # review and plan both say its year; this is the review's
    has_year: bool = True
    is_mixed: bool = False  # other spans stand between it and the figure
    is_said: bool = True  # it stands beside the figure, and is not only that of the part

    @property
    def of_its_year(self) -> When:
        """The whole year: that of a fair, whatever months are spoken of."""
        return replace(self, period=Period.year(self.period.start.year))


_REPORTS = re.compile(r"总结|通报|情况|汇报|简报|小结|进展")
_ITEM = re.compile(r"[;。:](?=[一二三四五六七]是|其[一二三四])")  # each item has its own time
_AIMS = re.compile(
    r"要完成|要达到|要实现|确保|力争|目标是|任务是|任务为|预期目标|定下了?|分配任务|年度任务|全年任务|"
    r"至少要?达?到|要签约|必须完成|计划完成|目标任务的|"
    r"(?:全年|今年|年内|明年|下半年|月份?)[^,。]{0,4}(?:计划|争取|拟)(?!总?投资)|"
    r"要再?新?(?:增加|新增|开工|引进)|不少于|不低于|"
    r"计划(?:赴|签约|接待|组织|举办|引进|开工|新签|新开工|对接|走访)"
)
_TELLS_OF_DONE = re.compile(r"了|已|目前|截[至止]|累计|共|仍|尚|还有|实现|派出|我局共|同比")
_YEAR = re.compile(r"(20\d\d|19\d\d)年?")
_HELD_ON = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")
_TO = r"[-—–~至到]{1,2}"
SAID = re.compile(
    rf"(?P<until>截[至止]到?(?:(?P<uy>20\d\d)年)?(?P<um>\d{{1,2}})月(?P<ud>\d{{1,2}}|底|末)?日?)|"
    rf"(?P<months>(?:(?P<my>20\d\d)年)?(?P<first>\d{{1,2}})月?份?{_TO}(?P<last>\d{{1,2}})月份?)|"
    r"(?P<half>(?:(?P<hy>20\d\d)年|(?P<hw>去年|今年))?(?P<which>[上下])半年)|"
    r"(?P<quarter>(?:(?P<qy>20\d\d)年|(?P<qw>去年|今年))?(?:第)?(?P<q>[一二三四1-4])季度)|"
    r"(?P<month>(?:(?P<oy>20\d\d)年)?(?<!\d)(?P<m>\d{1,2})月(?:份)?(?!\d{0,2}日|\d))|"
    r"(?P<week>本周)|(?P<year>(?P<y>20\d\d)年度?(?!\d{1,2}月\d))|"
    r"(?P<last_year>(?:去年|上年)(?!同期)|过去一年|上一年)|(?P<next>明年)|(?P<this>今年|本年|全年累计|全年|目前|现在)"
)


class Calendar:
    """The years of one speech: when it is held, and what its parts speak of."""

    def __init__(self, passage: Passage, held: date | None, year: int | None) -> None:
        self.text = western_years(passage.text)
        self.held = held or held_on(self.text)
        said = year or (held.year if held else None) or self._year()
        self.year = said or LONG_AGO
        self.has_year = bool(said)
        self.parts = tuple(parts(self.text))
        self.reports = bool(_REPORTS.search(self.text.partition("\n")[0]))
        self.title = self._title()
        self.said = tuple(self._said())
        self.conflicts = self._conflicts()

    def _year(self) -> int | None:
        """The day in the head, else the latest year in it, else the one most often said."""
        if self.held:
            return self.held.year
        head = [int(found) for found in _YEAR.findall(self.text[:90])]
        every = Counter(int(found) for found in re.findall(r"(20\d\d)年", self.text))
        return max(head) if head else max(every, key=lambda y: every[y], default=None)

    def _title(self) -> Period | None:
        """The months that the title names: what a report reports."""
        head = self.text.partition("\n")[0]
        for found in SAID.finditer(self.text[:160] if self.reports else head):
            if any(found[name] for name in ("months", "half", "quarter", "until")):
                return self.period(found)
        return Period.half(self.year, 1) if "半年" in head else None

    def _said(self) -> Iterator[tuple[int, re.Match[str]]]:
        for found in SAID.finditer(self.text):
            yield found.start(), found

    def _conflicts(self) -> bool:
        """Whether one year stands both on what was done and on what is planned."""
        years: dict[Tense, set[int]] = {Tense.TOLD: set(), Tense.PLANNED: set()}
        for at, found in self.said:
            part = self.part(at)
            if found["year"] and part.tense:
                years[part.tense].add(int(found["y"]))
        looks_back = any(found["last_year"] for _, found in self.said)
        return looks_back and bool(years[Tense.TOLD] & years[Tense.PLANNED] & {self.year})

    def part(self, at: int) -> Part:
        return [part for part in self.parts if part.start <= at][-1]

    def tense(self, at: int, clause: str, before: str) -> Tense:
        """The clause's own words first, then those before it in the sentence, then the part's."""
        for piece in (clause, before):
            if _AIMS.search(piece):
                return Tense.PLANNED
            if _TELLS_OF_DONE.search(piece):
                return Tense.TOLD
        return self.part(at).tense or Tense.TOLD

    def when(self, start: int, at: int, tense: Tense) -> When:
        """The period that the words round a place mean, and whether its year is known at all."""
        return replace(self._at(start, at, tense), has_year=self.has_year)

    def _at(self, start: int, at: int, tense: Tense) -> When:
        """What the words before `at` say last in the sentence, else what the part says."""
        items = [found.end() for found in _ITEM.finditer(self.text, start, at)]
        own = max([start, *items])
        here = [found for place, found in self.said if own <= place < at]
        # What stands ahead of the first item is said of every item.
        here = here or [f for place, f in self.said if start <= place < min([at, *items])]
        if here:
            return self._narrowest(here, at)
        part = self.part(at)
        first = max(part.start, self.text.find("\n"))  # the title is understood apart
        earlier = [f for place, f in self.said if first <= place < start and self._lasts(f)]
        if earlier:
            begins = max(self.text.rfind(end, 0, earlier[-1].start()) for end in "。\n;")
            together = [found for found in earlier if found.start() > begins]
            carried = self._narrowest(together, at)
            spans = [self._when(found, at).period for found in earlier]
            others = [
                p for p in spans if not p.holds(carried.period.start, carried.period.last_day)
            ]
            return replace(carried, is_said=False, is_mixed=bool(others))
        return self._of_part(part, tense)

    def _lasts(self, found: re.Match[str]) -> bool:
        """Whether a time goes on into what follows; 目前, one month, a report's 去年 do not."""
        behind = self.text[found.end() : found.end() + 2]
        if (found["last_year"] and self.reports) or behind in {"任务", "目标", "计划"}:
            return False
        return found[0] not in {"目前", "现在"} and not found["month"]

    def _of_part(self, part: Part, tense: Tense) -> When:
        year = part.year or self.year
        if tense is Tense.TOLD and self.title and self.title.start.year == year:
            return When(year - self.year, "", self.title, is_said=False)
        is_told = tense is Tense.TOLD and part.tense is Tense.TOLD
        if is_told and not part.year and self._looks_back():
            year = self.year - 1
        return When(year - self.year, "", Period.year(year), is_said=False)

    def _looks_back(self) -> bool:
        """A speech that says 去年 tells of last year; a report tells of the year in its title."""
        return not self.reports and any(found["last_year"] for _, found in self.said)

    def _narrowest(self, said: list[re.Match[str]], at: int) -> When:
        """The last that is said; a bare 今年 or 全年 does not widen what was said before it."""
        last = said[-1]
        earlier = [found for found in said[:-1] if not found["this"]]
        if not last["this"] or not earlier:
            return self._when(last, at)
        before = self._when(earlier[-1], at)
        if last[0] in {"今年", "本年"}:
            return before if before.years == 0 else self._when(last, at)
        if last[0] in {"全年", "全年累计"}:
            return replace(before, words=last[0], period=Period.year(before.period.start.year))
        return before

    def _when(self, found: re.Match[str], at: int) -> When:
        part = self.part(at)
        if found["this"] in {"全年累计", "全年", "目前", "现在", "今年", "本年"}:
            return self._this(found, part)
        period, is_split = self.period(found), False
        if found["year"] and self._said_of_two(period, part, at):
            period = Period.year(self.year - 1)
            is_split = True
        return When(period.start.year - self.year, found[0], period, is_split)

    def _said_of_two(self, period: Period, part: Part, at: int) -> bool:
        return self.conflicts and part.tense is Tense.TOLD and period.start.year == self.year

    def _this(self, found: re.Match[str], part: Part) -> When:
        """今年 is the year of the speech; 全年 and 目前 are of the year that the part speaks of."""
        if found[0] in {"今年", "本年", "目前", "现在"}:
            if self.title and self.title.start.year == self.year:
                return When(0, found[0], self.title)
            return When(0, found[0], Period.year(self.year))
        default = self._of_part(part, part.tense or Tense.TOLD)
        return When(default.years, found[0], Period.year(default.period.start.year))

    def period(self, found: re.Match[str]) -> Period:
        """The period that the words name; a year left out is that of the speech."""
        for name, build in _BUILT.items():
            if found[name]:
                try:
                    return build(self, found)
                except Refused:
                    return Period.year(self.year)
        return Period.year(self.year)

    def _in(self, found: re.Match[str], name: str) -> int:
        return int(found[name]) if found[name] else self._year_at(found.start())

    def _year_at(self, at: int) -> int:
        year = self.part(at).year if hasattr(self, "parts") else None
        before = _YEAR.findall(self.text[max(0, at - 12) : at])
        return int(before[-1]) if before else year or self.year


def _until(of: Calendar, found: re.Match[str]) -> Period:
    year, month = of._in(found, "uy"), int(found["um"])
    if found["ud"] and found["ud"].isdigit():
        return Period.to_date(date(year, month, int(found["ud"])))
    return Period.to_date(month_end(year, month))


def _months(of: Calendar, found: re.Match[str]) -> Period:
    return parse_period(f"{of._in(found, 'my')}年{found['first']}-{found['last']}月")


def _half(of: Calendar, found: re.Match[str]) -> Period:
    year = of.year - 1 if found["hw"] == "去年" else of._in(found, "hy")
    return Period.half(year, 1 if found["which"] == "上" else 2)


def _quarter(of: Calendar, found: re.Match[str]) -> Period:
    year = of.year - 1 if found["qw"] == "去年" else of._in(found, "qy")
    return Period.quarter(year, ("一二三四1234".index(found["q"])) % 4 + 1)


def _month(of: Calendar, found: re.Match[str]) -> Period:
    return Period.month(of._in(found, "oy"), int(found["m"]))


def _week(of: Calendar, found: re.Match[str]) -> Period:
    held = of.held or date(of.year, 1, 1)
    iso = held.isocalendar()
    return Period.week(iso.year, iso.week)


_BUILT: dict[str, Callable[[Calendar, re.Match[str]], Period]] = {
    "until": _until,
    "months": _months,
    "half": _half,
    "quarter": _quarter,
    "month": _month,
    "week": _week,
    "year": lambda of, found: Period.year(int(found["y"])),
    "last_year": lambda of, found: Period.year(of.year - 1),
    "next": lambda of, found: Period.year(of.year + 1),
}


def held_on(text: str) -> date | None:
    """The day in the head of the text, where one is."""
    found = _HELD_ON.search(text[:120])
    return date(*map(int, found.groups())) if found else None


def western_years(text: str) -> str:
    """Years in Chinese signs in western ones, sign for sign, so that places stay true."""
    return re.sub(r"二[〇零○][〇零○一二三四五六七八九]{2}(?=年)", lambda f: western(f[0]), text)
