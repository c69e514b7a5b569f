"""Prism as a peer: a public tool that makes a service of an official OpenAPI file, with its own
reading of it. It refuses what the file does not allow and answers as the file's examples do.

It comes by npm into `tests/peers`, with `./run test`; where it is not there, tests are skipped.
"""

import json
import shutil
import subprocess
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

_PEERS = Path(__file__).resolve().parents[1] / "peers"
_PROGRAM = _PEERS / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
#: What Prism says once it answers, before its address.
_READY = "Prism is listening on "
#: Header in which Prism tells what it found wrong with a call.
_VIOLATIONS = "sl-violations"


@dataclass
class Peer:
    """One service, and what was wrong with the requests that it got."""

    url: str
    requests: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    @contextmanager
    def client(self, preference: str = "") -> Iterator[httpx.Client]:
        """A client whose calls are noted; `preference` is Prism's, for example `code=404`."""
        self.requests.clear()
        self.violations.clear()
        headers = {"Prefer": preference} if preference else {}
        hooks = {"response": [self._note]}
        with httpx.Client(headers=headers, event_hooks=hooks, trust_env=False) as http:
            yield http

    def _note(self, answer: httpx.Response) -> None:
        self.requests.append(f"{answer.request.method} {answer.request.url.path}")
        found = json.loads(answer.headers.get(_VIOLATIONS, "[]"))
        # What Prism finds wrong with its own answers is nothing that we could mend.
        self.violations += [str(one) for one in found if one["location"][0] == "request"]


@contextmanager
def running_peer(contract: Path, folder: Path) -> Iterator[Peer]:
    """A service of the contract on a port of its own, until the block ends."""
    node = shutil.which("node")
    if node is None or not _PROGRAM.exists():
        pytest.skip("Prism is not there: `npm ci --ignore-scripts` in tests/peers brings it")
    mended = folder / contract.name
    tree = json.loads(contract.read_text(encoding="utf-8"))
    mended.write_text(json.dumps(_mended(tree)), encoding="utf-8")
    with subprocess.Popen(
        [node, str(_PROGRAM), "mock", "--errors", "--host", "127.0.0.1", "--port", "0",
         str(mended)],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        try:
            yield Peer(_address(process))
        finally:
            process.kill()


def _mended(node: Any) -> Any:
    r"""The file without its own mistakes (Mends of the specification): Java's `\h` means nothing
    elsewhere, patterns of numbers are meaningless, and single examples are written as lists of one.
    """
    if isinstance(node, list):
        return [_mended(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {name: _mended(inner) for name, inner in node.items()}
    if "schema" in kept:
        # Examples of whole answers contradict their schemas: Prism makes its own of the schemas.
        kept.pop("example", None)
    kind, example = kept.get("type"), kept.get("example")
    if kind != "array" and isinstance(example, list) and len(example) == 1:
        kept["example"] = example[0]
    if isinstance(kept.get("pattern"), str):
        kept["pattern"] = kept["pattern"].replace(r"\h", r" \t")
    if kind in ("number", "integer"):
        kept.pop("pattern", None)
    return kept


def _address(process: "subprocess.Popen[str]") -> str:
    """Wait for the line that says where it listens; whatever follows is read and forgotten."""
    assert process.stdout is not None
    lines = iter(process.stdout)
    said = []
    for line in lines:
        said.append(line)
        if _READY in line:
            threading.Thread(target=deque, args=(lines, 0), daemon=True).start()
            return line.rpartition(_READY)[2].strip()
    raise AssertionError(f"Prism does not start: {''.join(said)}")
