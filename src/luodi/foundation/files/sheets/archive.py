"""The parts of a file that is a zip, each opened only within the limits."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import IO

from lxml import etree

from luodi.foundation.files.sheets.limits import MB, Limits
from luodi.foundation.files.sheets.troubles import Trouble, Why

MOST_PARTS = 20_000
SMALL = 8 * MB  # below it nothing is a bomb, however well it is packed
READ = (".xml", ".rels", ".bin", ".vml")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)


class Archive:
    """The parts by their names as programs compare them: without case, with / between folders."""

    def __init__(self, file: IO[bytes], limits: Limits) -> None:
        try:
            self.zip = zipfile.ZipFile(file)
        except BROKEN as fault:
            raise Trouble(Why.DAMAGED) from fault
        infos = self.zip.infolist()
        self.parts = {plain(info.filename): info for info in infos}
        unfolded = sum(info.file_size for info in infos if info.filename.lower().endswith(READ))
        most = str(limits.unpacked_mb)
        if len(infos) > MOST_PARTS or unfolded > limits.unpacked_bytes:
            raise Trouble(Why.BOMB, most=most)
        if any(is_bomb(info, limits) for info in infos):
            raise Trouble(Why.BOMB, most=most)

    def __contains__(self, name: str) -> bool:
        return plain(name) in self.parts

    def open(self, name: str) -> IO[bytes]:
        """A part; no more of it is read than its entry says, whatever it unfolds to."""
        info = self.parts.get(plain(name))
        if info is None:
            raise Trouble(Why.DAMAGED)
        if info.flag_bits & 1:
            raise Trouble(Why.LOCKED)
        return self.zip.open(info)

    def xml(self, name: str) -> etree._Element:
        """A small part as a tree."""
        with self.open(name) as part:
            root: etree._Element = etree.parse(part, careful()).getroot()
        return insist_plain(root)

    def relations(self, name: str) -> Mapping[str, tuple[str, str]]:
        """By its id the last word of a relation's type and the part it leads to."""
        folder, last = posixpath.split(plain(name))
        rels = posixpath.join(folder, "_rels", f"{last}.rels")
        if rels not in self.parts:
            return {}
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                one.get("Target", "") if is_outside(one) else within(folder, one.get("Target", "")),
            )
            for one in self.xml(rels).iter("{*}Relationship")
        }


def plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def within(folder: str, target: str) -> str:
    return plain(posixpath.normpath(target if target.startswith("/") else f"{folder}/{target}"))


def is_outside(relation: etree._Element) -> bool:
    return bool(relation.get("TargetMode", "") == "External")


def is_bomb(info: zipfile.ZipInfo, limits: Limits) -> bool:
    return info.file_size > SMALL and info.file_size > limits.ratio * max(info.compress_size, 1)


def careful() -> etree.XMLParser:
    return etree.XMLParser(**CAREFULLY)


# Nothing is fetched and no entity is unfolded; a part with a DTD is turned away besides.
CAREFULLY: Mapping[str, bool] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
    "huge_tree": False,
}


def insist_plain(root: etree._Element) -> etree._Element:
    if root.getroottree().docinfo.doctype:
        raise Trouble(Why.ENTITIES)
    return root


def elements(part: IO[bytes], *tags: str) -> Iterator[etree._Element]:
    """The elements with these tags as they end, one at a time, in memory that does not grow."""
    is_first = True
    for _, element in etree.iterparse(part, tag=[f"{{*}}{tag}" for tag in tags], **CAREFULLY):
        if is_first:
            insist_plain(element)
            is_first = False
        yield element
        element.clear(keep_tail=False)
        while element.getprevious() is not None:
            del element.getparent()[0]


def local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
