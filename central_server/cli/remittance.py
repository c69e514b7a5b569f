"""`remittance parse`: what a treasurer's free text refers to."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from central_server.cli.command import DONE, Tools, add_command
from central_server.cli.file_intake import CATALOGUE
from payments_core.money import format_euro
from payments_core.rules.remittance_text import RemittanceKey, read
from payments_documents.texts import Texts, load_texts

if TYPE_CHECKING:
    from central_server.cli.command import Commands

#: Lines read from standard input at most; a year of a big city has fewer credits.
MAX_LINES = 1_000_000


def register(commands: "Commands") -> None:
    """Add the command."""
    group = commands.add_parser("remittance", help="texts of credits").add_subparsers(required=True)
    parse = add_command(group, "parse", "what each text refers to, one line each", run_parse)
    parse.add_argument("texts", nargs="*", metavar="TEXT", help="none: lines of standard input")


def run_parse(arguments: argparse.Namespace, tools: Tools) -> int:
    """One answer for each text, in their order."""
    texts = load_texts(CATALOGUE, arguments.language)
    lines = arguments.texts or list(_lines(sys.stdin))
    found = [(line, read(line)) for line in lines]
    results: list[dict[str, Any]] = [{"text": line, **asdict(key)} for line, key in found]
    tools.output.show({"texts": results}, lambda _: [_sentence(texts, key) for _, key in found])
    return DONE


def _lines(stream: Iterable[str]) -> Iterable[str]:
    for _, line in zip(range(MAX_LINES), stream, strict=False):
        if line.strip():
            yield line.rstrip("\n")


def _sentence(texts: Texts, key: RemittanceKey) -> str:
    amount = "" if key.amount_cents is None else f" {format_euro(key.amount_cents)}"
    return texts.say(f"remittance.{key.kind.lower()}", found=key.key or "-", amount=amount)
