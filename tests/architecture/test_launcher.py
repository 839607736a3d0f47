"""The launcher `luodi`: which Python it takes, and when an environment counts as whole."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("tool.txt", "run.txt", "dev.txt")
REGISTRIES = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("npmmirror", "com"),
    ("deb", "debian", "org"),
    ("tuna", "tsinghua", "edu", "cn"),
    ("mirrors", "aliyun", "com"),
    ("mirrors", "ustc", "edu", "cn"),
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the launcher and its locks, under a name with a space and Chinese characters."""
    copy = tmp_path / "落地 copy"
    copy.mkdir()
    shutil.copy(ROOT / "luodi", copy)
    shutil.copytree(ROOT / "requirements", copy / "requirements")
    return copy


def script(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def python_that(path: Path, prelude: str = "") -> Path:
    """A Python that answers after the prelude, calls itself by this path and makes no venv."""
    own_name = f"sys._base_executable = {json.dumps(str(path))}"
    code = f"import sys; {own_name}; {prelude}; exec(sys.argv[2])".replace("; ;", ";")
    return script(path, f"[ \"$1\" = -c ] || exit 1\nexec '{sys.executable}' -c '{code}' \"$@\"")


def environment(checkout: Path, *stamps: str) -> None:
    """An environment that echoes what it is started with; its lock is what makes it whole."""
    script(
        checkout / ".luodi/env/bin/python",
        f'[ "$1" != -c ] || {{ echo "{checkout}"; exit; }}\nprintf "%s\\n" "$PYTHONPATH" "$@"',
    )
    for lock in stamps:
        shutil.copy(checkout / "requirements" / lock, checkout / ".luodi/env")


def settings(checkout: Path, **more: str | Path) -> dict[str, str]:
    path = os.pathsep.join([str(checkout.parent / "bin"), "/usr/bin", "/bin"])
    return {"PATH": path, "HOME": str(checkout.parent)} | {k: str(v) for k, v in more.items()}


def start(
    launcher: Path, *arguments: str, checkout: Path, **more: str | Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(launcher), *arguments],
        env=settings(checkout, **more),
        cwd=checkout.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_arguments_pass_through_untouched_from_any_folder_and_through_a_link(
    checkout: Path,
) -> None:
    environment(checkout, "run.txt")
    link = checkout.parent / "link"
    link.symlink_to("落地 copy/luodi")
    ran = start(link, "help", "two words", "*", checkout=checkout)
    expected = [f"{checkout.resolve()}/src", "-P", "-m", "luodi", "help", "two words", "*"]
    assert ran.stdout.splitlines() == expected
    assert ran.stderr == ""


@pytest.mark.parametrize(
    ("prelude", "said"),
    [
        ("sys.version_info = (3, 11, 7)", ["3.11", "3.12"]),
        ('sys.modules["ensurepip"] = None', ["ensurepip", "apt install python3-venv"]),
        ("sys.exit(1)", ["LUODI_PYTHON", "3.12"]),
    ],
    ids=["too old", "without ensurepip", "does not start"],
)
def test_an_unfit_python_is_refused_in_one_sentence_that_says_what_to_install(
    checkout: Path, prelude: str, said: list[str]
) -> None:
    python = python_that(checkout.parent / "bin/python3", prelude)
    ran = start(checkout / "luodi", "help", checkout=checkout, LUODI_PYTHON=python)
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) == 1
    assert [word for word in said if word not in ran.stderr] == []
    assert not (checkout / ".luodi").exists()


def test_a_shim_that_does_not_start_is_passed_over(checkout: Path) -> None:
    script(checkout.parent / "shims/python3.13", "echo 'command not found' >&2; exit 127")
    fit = python_that(checkout.parent / "bin/python3.13")
    path = os.pathsep.join([str(checkout.parent / "shims"), str(fit.parent), "/usr/bin", "/bin"])
    ran = start(checkout / "luodi", "help", checkout=checkout, PATH=path)
    assert f"不能用 {fit} 建立运行环境" in ran.stderr
    assert "shims" not in ran.stderr


def test_a_python_in_a_version_manager_s_folder_is_found(checkout: Path) -> None:
    fit = python_that(checkout.parent / ".pyenv/versions/3.13.0/bin/python3.13")
    tools = checkout.parent / "tools"
    tools.mkdir()
    for name in ("sh", "dirname", "tr", "mkdir", "rm", "cat", "cmp", "date"):
        (tools / name).symlink_to(shutil.which(name) or name)
    ran = start(checkout / "luodi", "help", checkout=checkout, PATH=tools)
    assert f"不能用 {fit} 建立运行环境" in ran.stderr


@pytest.mark.parametrize(
    ("stamps", "command"),
    [([], "help"), (["run.txt"], "test"), (["run.txt"], "check"), (["run.txt"], "bench")],
)
def test_an_environment_without_the_lock_of_its_command_is_not_taken_for_whole(
    checkout: Path, stamps: list[str], command: str
) -> None:
    environment(checkout, *stamps)
    python = python_that(checkout.parent / "bin/python3.13")
    ran = start(checkout / "luodi", command, checkout=checkout)
    assert ran.returncode == 1
    assert f"不能用 {python} 建立" in ran.stderr
    assert "luodi" not in ran.stdout.split()


def test_an_environment_that_an_interruption_left_behind_is_made_anew(checkout: Path) -> None:
    environment(checkout)
    python = python_that(checkout.parent / "bin/python3.13")
    ran = start(checkout / "luodi", "help", checkout=checkout)
    assert f"不能用 {python} 建立运行环境" in ran.stderr


def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Path) -> None:
    environment(checkout, "run.txt")
    script(checkout / ".luodi/env/bin/python", "exit 127").chmod(0o644)
    python = python_that(checkout.parent / "bin/python3.13")
    ran = start(checkout / "luodi", "help", checkout=checkout)
    assert f"不能用 {python} 建立运行环境" in ran.stderr


def test_a_changed_lock_is_installed_with_what_pip_has_been_told_and_stamped_last(
    checkout: Path,
) -> None:
    environment(checkout, "run.txt")
    (checkout / ".luodi/env/run.txt").write_text("an older lock", encoding="utf-8")
    tool = checkout / ".luodi/tool"
    told = "global.index-url='https://a.example/simple'\ninstall.trusted-host='b.example'"
    script(tool / "bin/python", f"cat <<'END'\n:env:.cert='/own.pem'\n{told}\nEND")
    stamp = checkout / ".luodi/env/run.txt"
    script(tool / "bin/uv", f'[ -f "{stamp}" ] && [ "$1" = pip ] && echo early\nenv\necho "$@"')
    shutil.copy(checkout / "requirements/tool.txt", tool)
    python_that(checkout.parent / "bin/python3.13")
    ran = start(checkout / "luodi", "help", checkout=checkout)
    expected = {
        "UV_DEFAULT_INDEX=https://a.example/simple",
        "UV_INSECURE_HOST=b.example",
        "SSL_CERT_FILE=/own.pem",
    }
    assert expected - set(ran.stdout.splitlines()) == set()
    assert "--require-hashes" in ran.stdout
    assert "early" not in ran.stdout
    assert stamp.read_bytes() == (checkout / "requirements/run.txt").read_bytes()


def test_a_start_waits_for_the_one_that_is_preparing(checkout: Path) -> None:
    python_that(checkout.parent / "bin/python3.13")
    (checkout / ".luodi").mkdir()
    with (checkout / ".luodi/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = subprocess.Popen(
            ["sh", str(checkout / "luodi"), "help"],
            env=settings(checkout),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr is not None
        assert "另一个启动正在准备环境" in second.stderr.readline()
        environment(checkout, "run.txt")
    output, _ = second.communicate(timeout=60)
    assert second.returncode == 0
    assert "help" in output


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    packages = [part for part in re.split(r"\n(?=\S)", text) if part.strip()]
    assert [part for part in packages if "--hash=sha256:" not in part] == []
    assert "://" not in text


def test_the_lock_for_tests_holds_the_very_versions_that_run() -> None:
    run, dev = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / lock).read_text(), re.MULTILINE))
        for lock in ("run.txt", "dev.txt")
    )
    assert run - dev == set()


def test_no_committed_file_names_the_host_of_a_registry() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.split(b"\0")
    hosts = re.compile(b"|".join(re.escape(".".join(host).encode()) for host in REGISTRIES))
    files = [ROOT / os.fsdecode(name) for name in listed if name]
    naming = [str(path) for path in files if path.is_file() and hosts.search(path.read_bytes())]
    assert naming == []
