"""What each column of a table means and counts in, with how surely and why; or what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from luodi.intake.workbooks.rules.contents import (
    by_contents,
    hedged_amounts,
    holds_shares,
    share_of_choices,
    share_of_industries,
    share_of_units,
    share_readable,
    strange_words,
)
from luodi.intake.workbooks.rules.fields import Field, Holds
from luodi.intake.workbooks.rules.fields import field as field_of
from luodi.intake.workbooks.rules.findings import Context
from luodi.intake.workbooks.rules.heads import LOOSE, UNLIKE, WORD, Head, Meaning
from luodi.intake.workbooks.rules.reading import read_cell
from luodi.intake.workbooks.rules.shapes import SURE, Column, Taught
from luodi.intake.workbooks.rules.units import UnitSaid, likely, share_unit, unit_of
from luodi.kernel.folding import fold
from luodi.kernel.grids import Cell, letters
from luodi.kernel.hedges import absence
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

NOBODY = Decimal(0)
_APART = Decimal("0.1")  # two meanings nearer than this are both possible
_MOST_CHOICES = 4


@dataclass(frozen=True)
class Columns:
    """The heads of one table with the cells under them, ready to be understood together."""

    heads: Mapping[int, Head]
    cells: Mapping[int, Sequence[Cell]]
    taught: Mapping[str, Taught] = field(default_factory=dict)
    noted: Mapping[Holds, str] = field(default_factory=dict)  # 单位：万元 over the table
    bodies: frozenset[str] = frozenset()  # names of the book's units, folded
    hidden: frozenset[int] = frozenset()
    on_land: bool = False

    def understood(self) -> tuple[Column, ...]:
        taken = {c: self._taken(c, head) for c, head in self.heads.items()}
        settled = _settled_by_their_whole(_settled_by_others(taken), self.heads)
        columns = [self._column(c, settled[c]) for c in self.heads]
        return tuple(self._questioned(column) for column in self._once(columns))

    def _questioned(self, column: Column) -> Column:
        """The column with what is asked of the words and amounts in its cells."""
        cells = self.cells.get(column.column, ())
        filled = sum(not absence(fold(cell.text)) for cell in cells)
        said = self.taught.get(self.heads[column.column].key)
        words = dict(said.words) if said else {}
        made = replace(column, filled=filled, said=words, hedge=said.hedge if said else "")
        if not column.field or column.is_asked:
            return made
        row = field_of(column.field)
        strange, hedged = strange_words(row, cells, words), hedged_amounts(row, cells, column.unit)
        return replace(made, strange=strange, hedged=hedged)

    def _taken(self, column: int, head: Head) -> tuple[Meaning, ...]:
        """The meanings of the head that its cells and its unit allow, the likeliest first."""
        fitting = [self._fitted(meaning, column) for meaning in head.meanings]
        kept = [meaning for meaning in fitting if meaning.weight]
        return tuple(sorted(kept, key=lambda meaning: -meaning.weight))

    def _fitted(self, meaning: Meaning, column: int) -> Meaning:
        row, cells = meaning.field, self.cells.get(column, ())
        if row.holds is Holds.CHOICE:
            share = None if row.is_aside else share_of_choices(row, cells)
            return meaning if share is None else _raised(meaning, share >= Decimal("0.8"))
        if row.holds is Holds.UNIT and self.bodies and share_of_units(self.bodies, cells) >= SURE:
            return meaning
        if row.code == "industry" and meaning.weight < WORD:
            return self._as_industry(meaning, column)
        if row.code in ("industry", "cluster") and self._may_be_both(column):
            names = share_of_industries(cells)
            return meaning if names is None else _raised(meaning, row.code in _sides(names))
        share = share_readable(row, cells)
        unlikely = share is not None and share < Decimal("0.5")
        return replace(meaning, weight=min(meaning.weight, UNLIKE)) if unlikely else meaning

    def _may_be_both(self, column: int) -> bool:
        codes = {meaning.field.code for meaning in self.heads[column].meanings}
        return codes == {"industry", "cluster"}

    def _as_industry(self, meaning: Meaning, column: int) -> Meaning:
        """项目类型 is the industry where its words are no type of signing or building."""
        if "项目" not in self.heads[column].text:
            return replace(meaning, weight=min(meaning.weight, UNLIKE))
        rivals = (field_of(code) for code in ("sign_type", "build_type"))
        shares = [share_of_choices(rival, self.cells.get(column, ())) for rival in rivals]
        return meaning if None in shares else _raised(meaning, not any(shares))

    def _column(self, column: int, meanings: Sequence[Meaning]) -> Column:
        head = self.heads[column]
        made = Column(
            column,
            letters(column),
            head.text,
            "",
            "",
            NOBODY,
            because(gettext_noop("没有认出这个表头，这一列先不读；需要的话请指定它是什么")),
            covers=head.covers,
            is_hidden=column in self.hidden,
        )
        said = self.taught.get(head.key)
        if said is not None and said.field is not None:
            return self._as_taught(made, said)
        if not meanings:
            return by_contents(made, self.cells.get(column, ()), self.bodies)
        first, near = meanings[0], _near(meanings)
        if first.weight < SURE or len(near) > 1:
            return _asked(made, first, near)
        return self._in_unit(made, first)

    def _as_taught(self, made: Column, said: Taught) -> Column:
        reason = because(gettext_noop("按上次改正的读"))
        if not said.field:
            return replace(made, reason=because(gettext_noop("上次说过：这一列不读")))
        taken = replace(made, field=said.field, confidence=Decimal(1), reason=reason)
        if said.unit or not field_of(said.field).holds.is_measured:
            return replace(taken, unit=said.unit)
        return self._in_unit(taken, Meaning(field_of(said.field), Decimal(1)))

    def _in_unit(self, made: Column, meaning: Meaning) -> Column:
        row, cells = meaning.field, self.cells.get(made.column, ())
        if row.code == "progress" and holds_shares(cells, self.heads[made.column].unit):
            row = field_of("image_progress")
        name = because(row.name)
        text = gettext_noop("表头“%(head)s”就是%(field)s")
        if meaning.weight < WORD:
            text = gettext_noop("表头“%(head)s”一般指%(field)s")
        reason = because(text, head=_on_one_line(made.header), field=name)
        taken = replace(made, field=row.code, confidence=meaning.weight, reason=reason)
        if not (row.holds.is_measured or row.holds is Holds.SHARE):
            return replace(taken, unit=self.heads[made.column].unit)
        unit = self._unit(row, self.heads[made.column], cells)
        sentence = gettext_noop("%(meaning)s；%(unit)s")
        told = because(sentence, meaning=reason, unit=unit.reason)
        sure = min(meaning.weight, unit.confidence)
        return replace(taken, unit=unit.name, units=unit.choices, confidence=sure, reason=told)

    def _unit(self, row: Field, head: Head, cells: Sequence[Cell]) -> UnitSaid:
        if row.holds is Holds.SHARE:
            return share_unit(head.unit, cells)
        unit = unit_of(row, head, cells, self.noted, on_land=self.on_land)
        return likely(unit, head, cells) if row.code == "planned_total" else unit

    def _once(self, columns: list[Column]) -> Iterable[Column]:
        """Of several columns taken for one field: the same twice, the surer one, or asked."""
        for code, covers in dict.fromkeys((c.field, c.covers) for c in columns if c.field):
            several = [c for c in columns if (c.field, c.covers) == (code, covers)]
            if len(several) > 1 and not all(self._is_taught(c) for c in several):
                changed = {c.column: c for c in self._chosen(several)}
                columns = [changed.get(c.column, c) for c in columns]
        return columns

    def _say_the_same(self, one: Column, other: Column) -> bool:
        texts = [[cell.text for cell in self.cells.get(c.column, ())] for c in (one, other)]
        return texts[0] == texts[1] or self._said(one) == self._said(other)

    def _said(self, column: Column) -> list[tuple[object, ...]]:
        """What the cells of a column say, however they write it."""
        row, context = field_of(column.field), Context(unit=column.unit)
        said: list[tuple[object, ...]] = []
        for cell in self.cells.get(column.column, ()):
            found = read_cell(row, cell, context).found
            said.append(tuple((f.value.value, f.value.last) for f in found) or (cell.text,))
        return said

    def _is_taught(self, column: Column) -> bool:
        said = self.taught.get(self.heads[column.column].key)
        return said is not None and said.field is not None

    def _chosen(self, several: Sequence[Column]) -> Iterable[Column]:
        best, *others = sorted(several, key=lambda c: (not self._is_taught(c), -c.confidence))
        clashing = [other for other in others if not self._say_the_same(best, other)]
        for other in others:
            if other not in clashing:
                same = gettext_noop("与%(letter)s列相同，不重复读")
                yield _emptied(other, because(same, letter=best.letter))
            else:
                yield _double(other, several)
        is_surer = all(best.confidence - other.confidence >= _APART for other in clashing)
        yield best if is_surer else _double(best, several)


def _settled_by_others(
    taken: Mapping[int, tuple[Meaning, ...]],
) -> Mapping[int, tuple[Meaning, ...]]:
    """A column that may mean two things means the one that no other column of the table says."""
    sure = {
        m[0].field.code: c
        for c, m in taken.items()
        if m and m[0].weight >= SURE and len(_near(m)) == 1
    }
    found = {}
    for column, meanings in taken.items():
        free = [m for m in meanings if sure.get(m.field.code, column) == column]
        likely = [m for m in free if m.weight >= LOOSE]
        found[column] = tuple(free) if len(likely) == 1 else meanings
    return found


def _settled_by_their_whole(
    taken: Mapping[int, tuple[Meaning, ...]], heads: Mapping[int, Head]
) -> Mapping[int, tuple[Meaning, ...]]:
    """其中省外 counts since the same day as the amount that it is a part of, where that is sure."""
    sure = {c: m[0].field.code for c, m in taken.items() if m and m[0].weight >= SURE}
    sure = {c: code for c, code in sure.items() if len(_near(taken[c])) == 1}
    found = {}
    for column, meanings in taken.items():
        wholes = {m.field.part_of for m in meanings} & set(sure.values())
        if len(wholes) != 1 and "其中" in heads[column].text:
            ahead = [c for c in sure if c < column and sure[c] in wholes]
            wholes = {sure[max(ahead)]} if ahead else set()
        mine = tuple(m for m in meanings if m.field.part_of in wholes)
        found[column] = mine if len(wholes) == 1 and mine else meanings
    return found


def _sides(names: Decimal) -> tuple[str, ...]:
    """What 产业类别 may be by its cells: an industry of the standard, a cluster, or either."""
    return ("industry",) if names >= Decimal("0.8") else ("industry", "cluster")


def _near(meanings: Sequence[Meaning]) -> tuple[Meaning, ...]:
    return tuple(m for m in meanings if meanings[0].weight - m.weight < _APART)


def _raised(meaning: Meaning, fits: bool) -> Meaning:
    return replace(meaning, weight=WORD if fits else NOBODY)


def _asked(made: Column, first: Meaning, near: Sequence[Meaning]) -> Column:
    names = [because(meaning.field.name) for meaning in near[:_MOST_CHOICES]]
    listed = _listed(names)
    text = gettext_noop("“%(head)s”可能是%(fields)s：请选一个")
    if len(names) == 1:
        text = gettext_noop("“%(head)s”像是%(fields)s，但不敢肯定：请确认")
    return replace(
        made,
        choices=tuple(meaning.field.code for meaning in near[:_MOST_CHOICES]),
        confidence=min(first.weight, SURE - Decimal("0.05")),
        reason=because(text, head=_on_one_line(made.header), fields=listed),
    )


def _double(column: Column, several: Sequence[Column]) -> Column:
    listed = "、".join(c.letter for c in sorted(several, key=lambda c: c.column))
    text = gettext_noop("%(letters)s列都像是%(field)s，内容又不一样：请说明各是什么")
    named = because(field_of(column.field).name)
    asked = _emptied(column, because(text, letters=listed, field=named))
    return replace(asked, choices=(column.field,), confidence=UNLIKE)


def _emptied(column: Column, reason: Reason) -> Column:
    return replace(column, field="", unit="", units=(), confidence=NOBODY, reason=reason)


def _listed(names: Sequence[Reason]) -> Reason:
    if len(names) == 1:
        return names[0]
    return because(
        gettext_noop("%(first)s，也可能是%(more)s"), first=names[0], more=_listed(names[1:])
    )


def _on_one_line(head: str) -> str:
    return "".join(head.split())
