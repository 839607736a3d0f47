"""Many files at once: those in a zip or a folder, one after another, within the same limits."""

from __future__ import annotations

import os
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO

from luodi.foundation.files.sheets.archive import BROKEN, Archive, is_bomb
from luodi.foundation.files.sheets.limits import Limits
from luodi.foundation.files.sheets.opening import the_limits
from luodi.foundation.files.sheets.sorting import ZIP
from luodi.foundation.files.sheets.troubles import Note, Trouble, Why, reason
from luodi.foundation.files.sheets.xlsx.workbook import main_part
from luodi.kernel.refusal import Reason

DEEPEST = 3  # a zip in a zip in a zip
IN_UTF_8 = 0x800
LOCKED = 0x1
SYSTEM_FILES = {".ds_store", "thumbs.db", "desktop.ini"}
OF_SYSTEMS = ("~$", ".~", "._")


@dataclass(frozen=True)
class Member:
    """One file of many: its name within, and its content or why there is none."""

    name: str
    content: bytes = b""
    refused: Reason | None = None


@dataclass
class Budget:
    """What all files together may still cost."""

    limits: Limits
    files: int = field(init=False)
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.files, self.left = self.limits.files, self.limits.unpacked_bytes

    @property
    def is_spent(self) -> bool:
        return self.files < 0 or self.left < 0

    def take(self, size: int) -> None:
        self.files -= 1
        self.left -= size
        if self.files < 0:
            raise Trouble(Why.FILES, most=str(self.limits.files))
        if self.left < 0:
            raise Trouble(Why.BOMB, most=str(self.limits.unpacked_mb))


def is_bundle(content: bytes) -> bool:
    """Whether these bytes are a zip of files, and not a workbook or document that is one too."""
    if not content.startswith(ZIP):
        return False
    try:
        archive = Archive(BytesIO(content), Limits())
        return not main_part(archive) and "mimetype" not in archive
    except Trouble:
        return False


def members(source: Path | bytes, name: str, limits: Limits | None = None) -> Iterator[Member]:
    """The files of a zip or a folder; one that is left out is named with its reason.

    Names are what people read and never a path that is opened: a zip is unpacked in memory.
    """
    budget = Budget(limits or the_limits())
    try:
        if isinstance(source, Path) and source.is_dir():
            yield from in_folder(source, budget)
        else:
            with source.open("rb") if isinstance(source, Path) else BytesIO(source) as file:
                yield from in_zip(file, "", budget, depth=1)
    except Trouble as trouble:
        yield turned_away(name, trouble)


def turned_away(name: str, trouble: Trouble) -> Member:
    return Member(name, refused=reason(trouble.why, {"name": name, **trouble.values}))


def passed_over(name: str) -> Member:
    return Member(name, refused=reason(Note.SYSTEM_FILE, {"name": name}))


def in_folder(folder: Path, budget: Budget) -> Iterator[Member]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_file():
            continue
        if is_of_the_system(name):
            yield passed_over(name)
        elif path.stat().st_size > budget.limits.file_bytes:
            yield turned_away(name, Trouble(Why.TOO_BIG, most=str(budget.limits.file_mb)))
        else:
            budget.take(path.stat().st_size)
            yield Member(name, path.read_bytes())


def in_zip(file: IO[bytes], above: str, budget: Budget, *, depth: int) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as fault:
        raise Trouble(Why.DAMAGED) from fault
    for info in archive.infolist():
        name = above + shown_name(info)
        if info.is_dir():
            continue
        if is_of_the_system(name) or stat.S_ISLNK(info.external_attr >> 16):
            yield passed_over(name)
            continue
        budget.take(info.file_size)
        yield from unpacked(archive, info, name, budget, depth)


def unpacked(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: Budget, depth: int
) -> Iterator[Member]:
    """One file of a zip; a zip within is unpacked too."""
    try:
        content = content_of(archive, info, budget.limits)
        if depth < DEEPEST and is_bundle(content):
            yield from in_zip(BytesIO(content), f"{name}/", budget, depth=depth + 1)
        else:
            yield Member(name, content)
    except Trouble as trouble:
        if budget.is_spent:
            raise
        yield turned_away(name, trouble)


def content_of(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    if info.flag_bits & LOCKED:
        raise Trouble(Why.LOCKED_ARCHIVE)
    if info.file_size > limits.file_bytes:
        raise Trouble(Why.TOO_BIG, most=str(limits.file_mb))
    if is_bomb(info, limits):
        raise Trouble(Why.BOMB, most=str(limits.unpacked_mb))
    try:
        return archive.read(info)
    except BROKEN as fault:
        raise Trouble(Why.DAMAGED) from fault


def shown_name(info: zipfile.ZipInfo) -> str:
    """The name as it was typed: without a mark for it, Windows writes GBK and others UTF-8."""
    name = info.filename
    if not info.flag_bits & IN_UTF_8:
        name = decoded(name)
    parts = unicodedata.normalize("NFC", name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "?"


def decoded(name: str) -> str:
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def is_of_the_system(name: str) -> bool:
    """What computers leave behind: locks of open files, folders of macOS, small pictures."""
    folders, last = os.path.split(name)
    return (
        "__MACOSX" in folders.split("/")
        or last.startswith(OF_SYSTEMS)
        or last.lower() in SYSTEM_FILES
    )
