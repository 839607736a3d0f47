"""Why a file cannot be read and what is worth knowing of one that was, in a clerk's words.

The process that reads knows only the names of these sentences: what it says is looked up here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from luodi.kernel.refusal import Reason
from luodi.kernel.text import gettext_noop


class Why(StrEnum):
    """Why a whole file is turned away."""

    EMPTY = "EMPTY"
    TOO_BIG = "TOO_BIG"
    LOCKED = "LOCKED"
    LOCKED_ARCHIVE = "LOCKED_ARCHIVE"
    DAMAGED = "DAMAGED"
    UNKNOWN = "UNKNOWN"
    OLD_WORD = "OLD_WORD"
    WEB_ARCHIVE = "WEB_ARCHIVE"
    PDF = "PDF"
    PICTURE = "PICTURE"
    OTHER_ARCHIVE = "OTHER_ARCHIVE"
    MANY_FILES = "MANY_FILES"
    ENCODING = "ENCODING"
    BOMB = "BOMB"
    ENTITIES = "ENTITIES"
    SHEETS = "SHEETS"
    CELLS = "CELLS"
    MERGES = "MERGES"
    TIME = "TIME"
    MEMORY = "MEMORY"
    FILES = "FILES"
    NOTHING = "NOTHING"
    ONLY_PICTURES = "ONLY_PICTURES"
    ONLY_CHARTS = "ONLY_CHARTS"
    NO_TABLES = "NO_TABLES"
    NO_TEXT = "NO_TEXT"


class Note(StrEnum):
    """What a person should know of a file that was read."""

    MACROS = "MACROS"
    LINKS = "LINKS"
    HIDDEN = "HIDDEN"
    VERY_HIDDEN = "VERY_HIDDEN"
    PICTURES = "PICTURES"
    CHARTS = "CHARTS"
    COVERED = "COVERED"
    VALUES_ONLY = "VALUES_ONLY"
    QUOTES = "QUOTES"
    UNCOUNTED = "UNCOUNTED"
    SYSTEM_FILE = "SYSTEM_FILE"


SENTENCES: Mapping[Why, str] = {
    Why.EMPTY: gettext_noop("“%(name)s”是空文件（0 字节），可能没有传完，请重新发送"),
    Why.TOO_BIG: gettext_noop(
        "“%(name)s”超过 %(most)s MB，没有读：请删去图片或不用的工作表后另存，或分成几个文件"
    ),
    Why.LOCKED: gettext_noop(
        "“%(name)s”设了打开密码，读不了：请用 Excel 或 WPS 打开，去掉密码后另存一份"
    ),
    Why.LOCKED_ARCHIVE: gettext_noop("“%(name)s”在有密码的压缩包里，打不开：请解压后再传"),
    Why.DAMAGED: gettext_noop(
        "“%(name)s”不完整或已损坏，没有读：请用 Excel 或 WPS 打开检查，另存为 .xlsx 后再传"
    ),
    Why.UNKNOWN: gettext_noop(
        "“%(name)s”不是表格文件：请传 Excel、WPS 表格、CSV 或带表格的 Word（.docx）"
    ),
    Why.OLD_WORD: gettext_noop(
        "“%(name)s”是旧版 Word 文件，读不了：请用 Word 或 WPS 打开，另存为 .docx"
    ),
    Why.WEB_ARCHIVE: gettext_noop(
        "“%(name)s”是单个文件网页（.mht），读不了：请用 Excel 或 WPS 打开，另存为 .xlsx"
    ),
    Why.PDF: gettext_noop("“%(name)s”是 PDF，表格读不出来：请向报送单位要 Excel 或 Word 原件"),
    Why.PICTURE: gettext_noop("“%(name)s”是图片，表格读不出来：请向报送单位要 Excel 或 Word 原件"),
    Why.OTHER_ARCHIVE: gettext_noop(
        "“%(name)s”是 RAR 或 7z 压缩包，打不开：请解压后再传，或改压成 zip"
    ),
    Why.MANY_FILES: gettext_noop("“%(name)s”是装了多个文件的压缩包：请作为压缩包导入"),
    Why.ENCODING: gettext_noop(
        "“%(name)s”的文字编码认不出来：请用记事本打开，另存为 UTF-8 编码，或另存为 .xlsx"
    ),
    Why.BOMB: gettext_noop(
        "“%(name)s”展开后大得不正常（上限 %(most)s MB），没有读：请只保留有内容的行列，另存后再传"
    ),
    Why.ENTITIES: gettext_noop(
        "“%(name)s”里有表格文件不该有的内容（实体定义），没有读：请用 Excel 或 WPS 另存后再传"
    ),
    Why.SHEETS: gettext_noop("“%(name)s”有 %(count)s 张工作表，最多 %(most)s 张：请分成几个文件"),
    Why.CELLS: gettext_noop(
        "“%(name)s”有内容的单元格超过 %(most)s 个（读到工作表“%(sheet)s”）：请分成几个文件"
    ),
    Why.MERGES: gettext_noop(
        "“%(name)s”的工作表“%(sheet)s”合并单元格超过 %(most)s 处：请取消多余的合并，另存后再传"
    ),
    Why.TIME: gettext_noop(
        "“%(name)s”读了 %(most)s 秒还没有读完，已停止：请删去不用的工作表和空行，或分成几个文件"
    ),
    Why.MEMORY: gettext_noop(
        "“%(name)s”太大，读它要用的内存超过 %(most)s MB，已停止：请分成几个文件"
    ),
    Why.FILES: gettext_noop("“%(name)s”里超过 %(most)s 个文件，后面的没有读：请分几次导入"),
    Why.NOTHING: gettext_noop("“%(name)s”里没有任何内容，请确认传的是不是这一份"),
    Why.ONLY_PICTURES: gettext_noop(
        "“%(name)s”里只有图片，没有可读的单元格：请向报送单位要能编辑的表格"
    ),
    Why.ONLY_CHARTS: gettext_noop("“%(name)s”里只有图表，没有数据表：请传有数据的工作表"),
    Why.NO_TABLES: gettext_noop("“%(name)s”里没有表格：文字里的情况请手工填报，或整理成表格再传"),
    Why.NO_TEXT: gettext_noop(
        "“%(name)s”里没有可读的文字，可能是扫描件：请传 Word、Excel 原件，或把文字粘贴进来"
    ),
}

NOTES: Mapping[Note, str] = {
    Note.MACROS: gettext_noop("“%(name)s”带有宏；宏没有运行，只读了单元格里的内容"),
    Note.LINKS: gettext_noop(
        "“%(name)s”引用了别的文件或网上的数据；没有去取，用的是文件里上次算出的数"
    ),
    Note.HIDDEN: gettext_noop("“%(name)s”的工作表“%(sheet)s”是隐藏的，也读了，请确认该不该导入"),
    Note.VERY_HIDDEN: gettext_noop(
        "“%(name)s”的工作表“%(sheet)s”是深度隐藏的，在 Excel 里看不到，也读了，请确认该不该导入"
    ),
    Note.PICTURES: gettext_noop("“%(name)s”的工作表“%(sheet)s”只有图片，没有可读的单元格"),
    Note.CHARTS: gettext_noop("“%(name)s”的工作表“%(sheet)s”是图表，没有读"),
    Note.COVERED: gettext_noop(
        "“%(name)s”的工作表“%(sheet)s”有 %(count)s 个格子被合并盖住、"
        "看不见却还有内容，没有读：%(cells)s"
    ),
    Note.VALUES_ONLY: gettext_noop(
        "“%(name)s”这种格式只能读出数值：隐藏的行、划掉的行看不出来，请核对，或另存为 .xlsx 再传"
    ),
    Note.QUOTES: gettext_noop("“%(name)s”里的引号不成对，已当作普通文字，请核对各列有没有错位"),
    Note.UNCOUNTED: gettext_noop(
        "“%(name)s”的工作表“%(sheet)s”有 %(count)s 个公式还没有算出数来：%(cells)s。"
        "请用 Excel 或 WPS 打开，保存后再传"
    ),
    Note.SYSTEM_FILE: gettext_noop("“%(name)s”是电脑自己留下的文件，不是表格，跳过了"),
}


class Trouble(Exception):
    """A file that is not read any further, and why."""

    def __init__(self, why: Why, **values: str) -> None:
        super().__init__(why, values)
        self.why = why
        self.values = values


def reason(why: Why | Note, values: Mapping[str, object]) -> Reason:
    text = SENTENCES[why] if isinstance(why, Why) else NOTES[why]
    return Reason(text, values)
