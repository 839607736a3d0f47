"""Texts set as PDF: by our own setter, by LibreOffice where it is, or as bare words."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from luodi.foundation.files.apart import AT_ONCE, answer, output

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN = "text/plain"
OLDER = frozenset(  # only LibreOffice reads these; without it they are not drawn
    {
        "application/msword",
        "application/rtf",
        "application/vnd.ms-works",  # the name that .wps has got
        "application/vnd.oasis.opendocument.text",
    }
)
OFFICE = "soffice"
PATIENCE_S = 45  # it starts slowly
# A text may name pictures that lie elsewhere; none is fetched, and no macro runs.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
</item>
</oor:items>
"""


def is_settable(media_type: str) -> bool:
    return media_type in (DOCX, PLAIN) or (media_type in OLDER and shutil.which(OFFICE) is not None)


def typeset(path: Path, media_type: str) -> bytes | None:
    """The text as a PDF; None where nothing on this machine can read it."""
    if media_type == PLAIN:
        return set_by("plain", path)
    if media_type != DOCX:
        return by_office(path)
    return set_by("set", path) or by_office(path) or set_by("bare", path)


def typeset_document(content: bytes) -> bytes:
    """A Word file that we have made ourselves, as a PDF with its fonts in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "paper.docx")
        path.write_bytes(content)
        found = typeset(path, DOCX)
    if found is None:  # even bare words could not be set
        raise RuntimeError("the typesetter gave no pages")
    return found


def set_by(way: str, path: Path) -> bytes | None:
    return answer("typesetter", way, path)


def by_office(path: Path) -> bytes | None:
    """By LibreOffice where it is installed, in a folder that goes away afterwards."""
    program = shutil.which(OFFICE)
    if program is None:
        return None
    with AT_ONCE, tempfile.TemporaryDirectory() as folder:
        user = Path(folder, "profile", "user")
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
        command = [program, f"-env:UserInstallation={user.parent.as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(path)]
        output(command, {"HOME": folder, "PATH": "/usr/bin:/bin"}, PATIENCE_S)
        made = Path(folder, f"{path.stem}.pdf")
        return made.read_bytes() if made.exists() else None
