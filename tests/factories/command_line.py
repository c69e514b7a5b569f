"""Runs commands of the server inside the test's process, on the test's database."""

import argparse
import io
import json
from types import SimpleNamespace
from typing import Any

from central_server.cli.command import Tools
from central_server.cli.output import Output


class CommandLine:
    """One command module with the tools of a test; keeps the status and what was written."""

    def __init__(
        self,
        module: Any,
        unit_of_work: Any,
        clock: Any,
        new_id: Any,
        *,
        flows: Any = None,
        receipts: Any = None,
        poller: Any = None,
        carts: Any = None,
        environment: Any = None,
    ) -> None:
        self._module = module
        self._tools = (unit_of_work, clock, new_id)
        self._neighbours = SimpleNamespace(
            flows=flows, receipts=receipts, polled_receipts=poller, carts=carts
        )
        self._environment = environment or {}
        self.status = -1
        self.text = ""

    def run(self, *words: str, language: str = "it") -> Any:
        """Run with `--format json`; returns what was written, parsed."""
        self.say(*words, "--format", "json", language=language)
        return json.loads(self.text)

    def say(self, *words: str, language: str = "it") -> str:
        """Run and return the text for people."""
        parser = argparse.ArgumentParser()
        self._module.register(parser.add_subparsers(required=True))
        arguments = parser.parse_args([*words, "--language", language])
        stream = io.StringIO()
        tools = self.tools(output=Output(arguments.format, language, stream))
        self.status = arguments.run(arguments, tools)
        self.text = stream.getvalue()
        return self.text

    def tools(self, environment: Any = None, output: Any = None) -> Tools:
        """What the commands are given; with another environment if one is named."""
        unit_of_work, clock, new_id = self._tools
        return Tools(
            engine=None, unit_of_work=unit_of_work, clock=clock, new_id=new_id,
            neighbours=self._neighbours,
            environment=self._environment if environment is None else environment, output=output,
        )  # fmt: skip
