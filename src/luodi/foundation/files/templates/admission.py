"""Which Word and Excel files of strangers are let in: no macros, no bombs, nothing fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo

from luodi.kernel.refusal import Reason, Refused, because, insist
from luodi.kernel.text import gettext_noop

LARGEST_BYTES = 20 * 1024 * 1024
LARGEST_UNPACKED = 120 * 1024 * 1024
LARGEST_PART = 40 * 1024 * 1024  # of the parts that are read as text
MOST_PARTS = 2_000
MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
MACROS = re.compile(r"vbaProject|vbaData|/activeX/|/embeddings/.*\.(?:exe|js|vbs|bat)$", re.I)
# A part that says of itself that it has entities could unfold into more than memory holds.
DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY")
# What is fetched or run when the file is opened; a link that a person may press stays.
FETCHED = re.compile(
    rb'<Relationship\b(?=[^>]*TargetMode="External")(?![^>]*relationships/hyperlink")[^>]*?/?>'
)


def admitted(content: bytes, title: str, kind: str = "docx") -> ZipFile:
    """The file, opened; refuses with every reason for which it is not let in."""
    if len(content) > LARGEST_BYTES:
        limit = LARGEST_BYTES // 1024 // 1024
        raise refused(gettext_noop("模板“%(title)s”超过 %(limit)s MB"), title, limit=limit)
    try:
        file = ZipFile(io.BytesIO(content))
        insist(objections(file, title, kind))
    except BadZipFile as error:
        said = gettext_noop(
            "“%(title)s”不是 Word（.docx）或 Excel（.xlsx）文件，请另存为新格式再上传"
        )
        raise refused(said, title) from error
    return file


def objections(file: ZipFile, title: str, kind: str) -> Iterator[Reason]:
    parts = file.infolist()
    if any(MACROS.search(part.filename) for part in parts):
        text = gettext_noop("模板“%(title)s”带有宏，请另存为不带宏的 .docx 或 .xlsx")
        yield because(text, about="content", title=title)
    if is_bomb(parts):
        text = gettext_noop("模板“%(title)s”展开后过大，不予打开")
        yield because(text, about="content", title=title)
    elif MAIN_PART[kind] not in file.namelist():
        text = gettext_noop("“%(title)s”不是 .%(kind)s 文件，请另存为该格式再上传")
        yield because(text, about="content", title=title, kind=kind)
    elif any(DOCTYPE.search(start(file, part)) for part in parts if is_text(part)):
        text = gettext_noop("模板“%(title)s”里有不该有的内容（文档类型声明），不予打开")
        yield because(text, about="content", title=title)


def is_bomb(parts: Iterable[ZipInfo]) -> bool:
    """What a file says of its sizes is held to when it is read: a zip that lies is broken."""
    sizes = [part.file_size for part in parts]
    text = [part.file_size for part in parts if is_text(part)]
    return (
        len(sizes) > MOST_PARTS
        or sum(sizes) > LARGEST_UNPACKED
        or max(text, default=0) > LARGEST_PART
    )


def is_text(part: ZipInfo) -> bool:
    return part.filename.endswith((".xml", ".rels"))


def start(file: ZipFile, part: ZipInfo) -> bytes:
    """As much of a part as stands before its first element, and more."""
    with file.open(part) as opened:
        return opened.read(4096)


def without_fetching(file: ZipFile) -> bytes:
    """The same file without what would be fetched from elsewhere when it is opened."""
    out = io.BytesIO()
    with ZipFile(out, "w") as written:
        for part in file.infolist():
            content = file.read(part)
            if part.filename.endswith(".rels"):
                content = FETCHED.sub(b"", content)
            written.writestr(part, content)
    return out.getvalue()


def refused(text: str, title: str, **values: object) -> Refused:
    return Refused(because(text, about="content", title=title, **values))
