"""What may stand in a template: figures, lists, conditions on figures; nothing that runs longer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from luodi.foundation.files.templates.paragraphs import Blank
from luodi.foundation.vocabulary.indicators import plain_name
from luodi.foundation.vocabulary.naming import unknown
from luodi.kernel.folding import fold, quoted
from luodi.kernel.refusal import Reason, Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.asked import Asked, Told
from luodi.outputs.papers.rules.placeholders import (
    ARGUMENTS,
    BARE,
    BY_NAME,
    COMPARISONS,
    MEASURES,
    checked,
)

SPLIT_LISTS = {
    "各单位": "unit",
    "各节会": "event",
    "各行业": "industry",
    "各集群": "cluster",
    "各方式": "channel",
    "各来源": "origin",
}
NAMED, NAMES, ROWS, CHART = "名单", "列举", "明细", "图"
PUBLISHED, TYPED, FAIR, NOTED = "公报", "手填", "活动名称", "注明"
LISTS = (NAMED, NAMES, ROWS, *SPLIT_LISTS)
TOLD = (PUBLISHED, TYPED, FAIR)
CALLS = (BY_NAME, *TOLD, CHART, *LISTS)
# Of the paper as a whole.
PAPER_WORDS = ("期间", "日期", "时点", "链首", "口径", "账套", "制表人", "本年", "上年")
LIST_ARGUMENTS = ("前", "排序", "类别")
CHART_ARGUMENTS = ("分", "前")
TOLD_ARGUMENTS = ("期间", "发布", "对象")
FILTERS = (*COMPARISONS, *MEASURES, BARE, NOTED)
DEEPEST = 2  # loops inside loops
MOST_BLANKS = 3_000
STATEMENT = re.compile(
    r"\{%\s*(?:(?:tr|tc|p|r)\s+)?(for|if|elif|else|endfor|endif)\b(.*?)%\}$", re.S
)
LOOP = re.compile(r"\s*(\w+)\s+in\s+(.*)", re.S)
ALLOWED = (
    *(nodes.Name, nodes.Call, nodes.Const, nodes.Filter, nodes.Getattr, nodes.Keyword),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg),
)


def engine(finish: Callable[[object], object]) -> ImmutableSandboxedEnvironment:
    """The engine of templates: nothing is reached but what it is given."""
    made = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=finish, keep_trailing_newline=True
    )
    made.filters = {word: behind(word) for word in FILTERS}
    made.tests, made.globals = {}, {}
    return made


def behind(word: str) -> Callable[[object], Asked | Told]:
    def put(asked: object) -> Asked | Told:
        if isinstance(asked, Asked | Told):
            return asked.behind(word)
        text = gettext_noop("“|%(word)s”只能写在指标后面，不能写在名单、图或单位名称后面")
        raise Refused(because(text, word=word, about="content"))

    return put


@dataclass(frozen=True)
class Names:
    """What a template may name: figures by any of their names, and the variables of its loops."""

    figures: Mapping[str, str]  # name → code
    loops: frozenset[str] = frozenset()

    def code(self, name: str) -> str:
        """The code of a figure by one of its names; empty where it is none."""
        return self.figures.get(fold(name)) or self.figures.get(plain_name(name), "")


def loops_of(blanks: list[Blank]) -> frozenset[str]:
    """The variables of all loops of a template."""
    return frozenset(
        loop[1]
        for blank in blanks
        if (said := STATEMENT.match(blank.text)) and said[1] == "for"
        if (loop := LOOP.match(said[2]))
    )


def too_much(blanks: list[Blank]) -> Iterator[Reason]:
    """Why a template is not rendered at all: more placeholders or deeper loops than any paper."""
    if len(blanks) > MOST_BLANKS:
        text = gettext_noop("模板里有 %(count)s 个占位符，最多 %(most)s 个，请分成几份")
        yield because(text, count=len(blanks), most=MOST_BLANKS, about="content")
    depth = deepest = 0
    for blank in blanks:
        said = STATEMENT.match(blank.text)
        depth += {"for": 1, "endfor": -1}.get(said[1], 0) if said else 0
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        text = gettext_noop("模板里的 for 最多套 %(most)s 层，这里套了 %(count)s 层")
        yield because(text, most=DEEPEST, count=deepest, about="content")


def names_in(tree: nodes.Expr) -> set[str]:
    """Every name of an expression."""
    own = {tree.name} if isinstance(tree, nodes.Name) else set()
    return own | {node.name for node in tree.find_all(nodes.Name)}


def tree_of(written: str, reader: ImmutableSandboxedEnvironment) -> nodes.Expr | None:
    """The expression of a placeholder or a statement; None where it holds none."""
    text = written
    if text.startswith("{#"):
        return None
    if text.startswith("{%"):
        said = STATEMENT.match(text)
        if not said:
            text_ = gettext_noop("看不懂“%(given)s”，能写的有 if、elif、else、endif、for、endfor")
            raise Refused(because(text_, given=quoted(text)))
        if said[1] in ("else", "endfor", "endif"):
            return None
        text = f"{{{{ {loop_over(said[2]) if said[1] == 'for' else said[2]} }}}}"
    try:
        output = reader.parse(text).body[0]
    except (TemplateSyntaxError, IndexError) as error:
        said_ = gettext_noop('看不懂占位符“%(given)s”，写法如 {{ 合同项目个数(期间="上年")|个 }}')
        raise Refused(because(said_, given=quoted(written))) from error
    found = output.nodes[0] if isinstance(output, nodes.Output) else None
    return found if isinstance(found, nodes.Expr) else None


def loop_over(words: str) -> str:
    loop = LOOP.match(words)
    if not loop:
        text = gettext_noop("看不懂“for%(given)s”，写法如 {%% tr for 行 in 各单位() %%}")
        raise Refused(because(text, given=quoted(words)))
    return loop[2]


def objections(tree: nodes.Expr, names: Names) -> Iterator[Reason]:
    """Every reason why an expression may not stand in a template."""
    for node in [tree, *tree.find_all(nodes.Node)]:
        if not isinstance(node, ALLOWED):
            text = gettext_noop("模板里只能写指标、名单和条件，不能写“%(given)s”这样的式子")
            yield because(text, given=type(node).__name__)
        elif isinstance(node, nodes.Name):
            yield from unknown_name(node.name, names)
        elif isinstance(node, nodes.Filter):
            yield from unknown_filter(node.name)
        elif isinstance(node, nodes.Call):
            yield from wrong_arguments(node, names)
        elif isinstance(node, nodes.Getattr):
            yield from wrong_attribute(node, names)


def unknown_name(name: str, names: Names) -> Iterator[Reason]:
    if name in names.loops or name in CALLS or name in PAPER_WORDS or names.code(name):
        return
    yield from unknown(
        name,
        [*names.figures, *CALLS, *PAPER_WORDS],
        plain=gettext_noop("没有“%(given)s”这个指标或写法"),
        hinting=gettext_noop("没有“%(given)s”这个指标或写法，相近的有：%(nearest)s"),
    ).reasons


def unknown_filter(name: str) -> Iterator[Reason]:
    if name not in FILTERS:
        yield from unknown(
            name,
            FILTERS,
            plain=gettext_noop("“|”后面不能写“%(given)s”，只能写计量或比较"),
            hinting=gettext_noop("“|”后面不能写“%(given)s”，相近的有：%(nearest)s"),
        ).reasons


def wrong_arguments(node: nodes.Call, names: Names) -> Iterator[Reason]:
    """What stands in the brackets and cannot; a figure by its name in quotes is looked up too."""
    called = node.node.name if isinstance(node.node, nodes.Name) else ""
    known = arguments_of(called)
    for pair in node.kwargs:
        if pair.key not in known:
            yield from unknown(
                pair.key,
                known,
                plain=gettext_noop("括号里不能写“%(given)s”"),
                hinting=gettext_noop("括号里不能写“%(given)s”，相近的有：%(nearest)s"),
            ).reasons
        elif isinstance(pair.value, nodes.Const):
            yield from wrong_word(pair.key, str(pair.value.value))
        elif is_unquoted(pair, names):
            text = gettext_noop('“%(name)s”要加引号："%(name)s"')
            yield because(text, name=getattr(pair.value, "name", ""))
    if called == BY_NAME and node.args and isinstance(node.args[0], nodes.Const):
        yield from unknown_name(str(node.args[0].value), names)
    elif node.args and called not in CALLS:
        text = gettext_noop('“%(given)s”括号里的每一项都要写明是什么，如 期间="上年"')
        yield because(text, given=called)


def is_unquoted(pair: nodes.Keyword, names: Names) -> bool:
    """A word stands where a text is meant; only what a list is ordered by is a figure."""
    is_name = isinstance(pair.value, nodes.Name) and pair.value.name not in names.loops
    return is_name and pair.key != "排序"


def arguments_of(called: str) -> tuple[str, ...]:
    if called in TOLD:
        return TOLD_ARGUMENTS
    if called == CHART:
        return CHART_ARGUMENTS
    return LIST_ARGUMENTS if called in LISTS else tuple(ARGUMENTS)


def wrong_word(argument: str, word: str) -> Iterator[Reason]:
    try:
        checked(argument, word)
    except Refused as refusal:
        yield from refusal.reasons


def wrong_attribute(node: nodes.Getattr, names: Names) -> Iterator[Reason]:
    """Only a line of a list has parts: the word behind the dot is a figure or a cell."""
    from_loop = isinstance(node.node, nodes.Name) and node.node.name in {*names.loops, "loop"}
    if not from_loop:
        yield because(gettext_noop("“.%(given)s”只能写在表格行的名字后面"), given=node.attr)
    elif node.attr not in (*CELLS, "index", "first", "last"):
        yield from unknown_name(node.attr, names)


CELLS = ("名称", "单位", "数", "日期", "依据", "序号")
