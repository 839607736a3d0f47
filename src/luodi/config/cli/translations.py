"""`luodi translations`: brings the English catalogue up to date with the source."""

from __future__ import annotations

import argparse
import sys

from luodi.config.messages import marked
from luodi.foundation.ui.catalogue import PLACE, SOURCE, read, written


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "translations", help="整理英文词条：补上新句子，去掉不再使用的，列出还没有翻译的"
    )
    parser.add_argument("--check", action="store_true", help="只检查，不改文件")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    path = SOURCE / PLACE / "django.po"
    known, places = read(path.read_text(encoding="utf-8")), marked()
    entries = {message: known.get(message, "") for message in places}
    if not args.check:
        path.write_text(written(entries, places), encoding="utf-8")
    lacking = sorted(message for message, english in entries.items() if not english)
    for message in lacking:
        print(message, file=sys.stderr)
    print(f"共 {len(entries)} 条，{len(lacking)} 条没有英文")
    return 1 if lacking and args.check else 0
