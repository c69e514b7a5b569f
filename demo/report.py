"""The report: what the databases say happened, as text and as a page.

Every figure is asked from the programs' command lines after the story has ended; nothing is carried
over from the steps that produced it. Where figures that must agree differ, the report says so and
the demonstration fails.
"""

import html
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from payments_core.identifiers import notice_number
from payments_core.money import format_euro


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the money: what, how much by the records, and the reference that proves it."""

    name: str
    cents: int
    at: str
    reference: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a screen or a paper, with its caption."""

    file: str
    caption: str


def steps_from(check: dict[str, Any], flow: dict[str, Any]) -> list[Step]:
    """The five stages, each amount from the record of that stage and of no other.

    `check` is what `positions show` says of the notice, `flow` what `reconciliation show` says of
    the flow in which it was settled.
    """
    receipt = only(check["receipts"], "receipts of the notice")
    at = {step["kind"]: step["at"] for step in check["timeline"]}
    lines = [line for line in flow["lines"] if line["receipt_id"] == receipt["receipt_id"]]
    line = only(lines, "lines of the receipt")
    credit = only(flow["credits"], "credits of the flow")
    return [
        Step("released", check["amount_cents"], at["RELEASED"],
             notice_number.format(check["notice_number"])),
        Step("paid", receipt["amount_cents"], at["PAID"], receipt["receipt_id"]),
        Step("settled", line["amount_cents"] if line["settled"] else 0, at["SETTLED"],
             flow["flow"]["flow_id"]),
        Step("credited", credit["amount_cents"], at["CREDITED"],
             f"provisional receipt {credit['year']}/{credit['document_no']}"),
        Step("reconciled", line["amount_cents"] if line["credited"] else 0, at["CREDITED"],
             ", ".join(line["labels"])),
    ]  # fmt: skip


def settled_in(check: dict[str, Any]) -> str:
    """The flow in which a notice was settled, by its timeline."""
    settled = [step["reference"] for step in check["timeline"] if step["kind"] == "SETTLED"]
    flow_id: str = only(settled, "flows of the notice")
    return flow_id


def only(rows: list[Any], what: str) -> Any:
    """The one row there must be."""
    if len(rows) != 1:
        raise SystemExit(f"the records hold {len(rows)} {what}, not one")
    return rows[0]


def disagreements(steps: list[Step]) -> list[str]:
    """Sentences about amounts that differ from what was released; none when all is square."""
    released = steps[0].cents
    return [
        f"{step.name}: {format_euro(step.cents)} euro instead of {format_euro(released)}"
        for step in steps[1:]
        if step.cents != released
    ]


def write_text(path: Path, steps: list[Step], wrong: list[str]) -> None:
    """The report as plain text."""
    lines = ["The main job, from the counter to the accounts", ""]
    lines += [
        f"{step.name:<12}{format_euro(step.cents):>12} euro   {step.at[:19]}   {step.reference}"
        for step in steps
    ]
    lines += ["", *(wrong or ["All stages agree to the cent."])]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_page(path: Path, steps: list[Step], wrong: list[str], pictures: list[Picture]) -> None:
    """The report as one page beside its pictures."""
    rows = "".join(
        f"<tr><th>{html.escape(step.name)}</th><td class=n>{format_euro(step.cents)} €</td>"
        f"<td>{html.escape(step.at[:19].replace('T', ' '))}</td>"
        f"<td><code>{html.escape(step.reference)}</code></td></tr>"
        for step in steps
    )
    verdict = "<br>".join(map(html.escape, wrong)) or "All stages agree to the cent."
    figures = "".join(
        f'<figure><a href="{html.escape(p.file)}"><img src="{html.escape(p.file)}" '
        f'alt="{html.escape(p.caption)}"></a><figcaption>{html.escape(p.caption)}</figcaption>'
        "</figure>"
        for p in pictures
    )
    path.write_text(
        _PAGE.format(rows=rows, verdict=verdict, figures=figures, state="wrong" if wrong else "ok"),
        encoding="utf-8",
    )


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The main job, end to end</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{{font:16px/1.5 "Titillium Web",system-ui,sans-serif;color:#1a1a1a;background:#f2f7fc;
margin:0;padding:32px;max-width:1200px}}
h1{{font-size:28px;margin:0 0 4px}} p{{color:#455b71;margin:0 0 24px}}
table{{border-collapse:collapse;background:#fff;width:100%}}
th,td{{text-align:left;padding:8px 16px;border-bottom:1px solid #d9dadb;vertical-align:baseline}}
td.n{{text-align:right;font-weight:600;white-space:nowrap}} code{{font-size:14px}}
.ok,.wrong{{padding:12px 16px;margin:16px 0 32px;font-weight:600}}
.ok{{background:#e1f2ec;color:#064}} .wrong{{background:#f5d6db;color:#7a1f2e}}
.pictures{{display:grid;grid-template-columns:repeat(auto-fill,minmax(360px,1fr));gap:24px}}
figure{{margin:0}} img{{width:100%;border:1px solid #d9dadb;background:#fff}}
figcaption{{color:#455b71;font-size:14px}}
</style></head><body>
<h1>The main job, end to end</h1>
<p>From the counter to the accounts; every figure below was asked from the databases afterwards.</p>
<table><thead><tr><th>stage</th><th>amount</th><th>when (UTC)</th><th>reference</th></tr></thead>
<tbody>{rows}</tbody></table>
<div class="{state}">{verdict}</div>
<div class="pictures">{figures}</div>
</body></html>
"""
