"""`luodi serve` takes no port that somebody holds."""

from __future__ import annotations

import socket

import pytest

from luodi.config.cli import main
from luodi.config.cli.serve import require_free
from luodi.kernel.refusal import Refused


def test_a_port_in_use_is_refused_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 1
    assert capsys.readouterr().err == (
        f"端口 {port} 已被占用：请用 --port 换一个，或先停掉占用它的程序\n"
    )
    require_free("127.0.0.1", port)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 80_000), ("203.0.113.1", 8000)])
def test_an_address_that_is_not_ours_is_refused(host: str, port: int) -> None:
    with pytest.raises(Refused, match="请核对 --host 和 --port"):
        require_free(host, port)
