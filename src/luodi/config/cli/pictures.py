"""`luodi pictures`: takes the pictures of README and guide anew, of the demonstration."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings

from luodi.config.pictures.browser import NAMES, installed, started
from luodi.config.pictures.scene import address_of, arranged
from luodi.config.pictures.shots import SHOTS, Shot, named
from luodi.config.pictures.showing import unfit
from luodi.config.pictures.stage import sign_in, site, taken
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop

FOLDER = "pictures"  # below the data folder; the demonstration lies in its own within


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("pictures", help="重拍 README 和指南里的截图（docs/pictures）")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="只拍这几张")
    parser.add_argument("--check", action="store_true", help="只核对用到的图都有，不拍")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if args.check:
        return check()
    shots = [chosen(name) for name in args.only] if args.only else list(SHOTS)
    program = installed()
    if program is None:
        text = gettext_noop("这台机器上没有浏览器，请安装其中一种：%(names)s")
        raise Refused(because(text, names="、".join(NAMES)))
    if args.inside:
        take(program, shots)
        return 0
    return begin_apart(args.only or [])


def check() -> int:
    """Say what does not fit: a picture without a shot or a file, a file that nothing makes."""
    found = unfit()
    print(*found or ["截图都在"], sep="\n")
    return 1 if found else 0


def chosen(name: str) -> Shot:
    shot = named(name)
    if shot is None:
        text = gettext_noop("没有“%(name)s”这张截图，有的是：%(names)s")
        raise Refused(because(text, name=name, names="、".join(one.name for one in SHOTS)))
    return shot


def begin_apart(names: list[str]) -> int:
    """On a copy of the demonstration, so that what is done for a picture leaves no trace in it."""
    folder: Path = settings.DATA / FOLDER
    luodi(folder, "demo", "--once")
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder / "demo", copy, dirs_exist_ok=True)
        return luodi(Path(copy), "pictures", "--inside", *(["--only", *names] if names else []))


def luodi(folder: Path, *words: str) -> int:
    """A command of ours on the data of this folder, whatever database is named elsewhere."""
    environment = {**os.environ, "LUODI_DATA": str(folder), "LUODI_DATABASE_URL": ""}
    output = subprocess.DEVNULL if "--once" in words else None
    command = [sys.executable, "-P", "-m", "luodi", *words]
    return subprocess.run(command, env=environment, stdout=output, check=True).returncode


def take(program: str, shots: list[Shot]) -> None:
    arranged()
    addresses = {shot.name: address_of(shot.address) for shot in shots}
    with site() as address, started(program) as browser:
        people = {who: sign_in(browser, address, who) for who in {shot.who for shot in shots}}
        for shot in shots:
            picture = taken(browser, address, shot, addresses[shot.name], people[shot.who])
            settings.PICTURES.mkdir(exist_ok=True)
            (settings.PICTURES / f"{shot.name}.png").write_bytes(picture)
            print(f"{shot.name}.png  {len(picture) / 1000:.0f} KB", flush=True)
