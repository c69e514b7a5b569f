"""The report as a page and as text, in Italian and in English."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from demo.report import Picture, Step, Told
from demo.settling import Taken
from demo.squaring import Squared
from payments_core.clock import rome_local
from payments_core.identifiers import notice_number
from payments_core.money import format_euro
from payments_documents.texts import Texts, load_texts

#: File names by language; the first is the one to open.
PAGES = {"it": "report.html", "en": "report.en.html"}
TEXT_FILES = {"it": "report.txt", "en": "report.en.txt"}
_FIGURES = ("people", "positions", "receipts", "flows", "movements", "matched")


@dataclass(frozen=True, slots=True)
class Sums:
    """What the year came to for one entity, cents by the city's own books."""

    released: int
    paid: int
    credited: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the report tells. `outage` holds the notices released without a line, and
    `outage_pictures` what that day looked like."""

    made_at: datetime
    citizens: int
    job: Told
    outage: tuple[Told, ...]
    outage_pictures: tuple[Picture, ...]
    squared: Squared
    taken: Mapping[str, Taken]
    sums: Mapping[str, Sums]
    names: Mapping[str, str]
    pictures: tuple[Picture, ...]
    papers: tuple[Picture, ...]

    @property
    def holds(self) -> bool:
        """Whether all figures agree and nothing is unexplained."""
        return self.squared.holds and not any(one.disagreements for one in self._all)

    @property
    def outage_sums(self) -> tuple[Step, ...]:
        """The stages of all notices of the outage together, without hour and reference."""
        by_stage = zip(*(one.steps for one in self.outage), strict=True)
        return tuple(
            Step(steps[0].name, sum(step.cents for step in steps), "", "") for steps in by_stage
        )

    @property
    def _all(self) -> tuple[Told, ...]:
        return (self.job, *self.outage)


def write(report: Report, folder: Path) -> None:
    """Both pages and both texts into the folder."""
    for language in PAGES:
        texts = load_texts("demonstration", language)
        (folder / PAGES[language]).write_text(_page(report, texts), encoding="utf-8")
        lines = text_lines(report, texts)
        (folder / TEXT_FILES[language]).write_text("\n".join(lines) + "\n", encoding="utf-8")


def text_lines(report: Report, texts: Texts) -> list[str]:
    """The report as plain text, line by line."""
    lines = [texts.say("page.title"), "", _lead(report, texts), "", *_verdict(report, texts), ""]
    lines += [_step_line(step, texts) for step in report.job.steps]
    if report.outage:
        lines += ["", texts.say("page.outage"), _outage_lead(report, texts)]
        lines += [
            f"  {notice_number.format(one.number)}  {one.debtor}: {_stages(one.steps, texts)}"
            for one in report.outage
        ]
        lines.append(f"  {texts.say('page.together')}: {_stages(report.outage_sums, texts)}")
    lines += ["", texts.say("page.city")]
    for entity in report.taken:
        lines.append(f"  {report.names[entity]}")
        lines += [f"    {name:<28}{figure:>16}" for name, figure in _figures(report, entity, texts)]
    lines += ["", texts.say("page.differences")]
    for number, one in enumerate(report.squared.differences, start=1):
        lines += [
            f"  {number:>2}. {one.reference} · {format_euro(one.amount_cents)} · {one.expected}",
            f"      {one.explanations[texts.language]}",
        ]
    return lines


def _stages(steps: Iterable[Step], texts: Texts) -> str:
    return ", ".join(
        f"{texts.say(f'stage.{step.name}')} {format_euro(step.cents)}" for step in steps
    )


def _outage_lead(report: Report, texts: Texts) -> str:
    return texts.say("page.outage_lead", notices=len(report.outage))


def _lead(report: Report, texts: Texts) -> str:
    return texts.say("page.lead", citizens=_count(report.citizens, texts), debtor=report.job.debtor)


def _count(number: int, texts: Texts) -> str:
    """With the point that parts thousands in each language."""
    written = f"{number:,}"
    return written.replace(",", ".") if texts.language == "it" else written


def _verdict(report: Report, texts: Texts) -> list[str]:
    if report.holds:
        return [texts.say("page.square", planted=len(report.squared.differences))]
    wrong = [texts.say("page.not_square")]
    for told in (report.job, *report.outage):
        wrong += [
            texts.say(
                "wrong.amount", notice=notice_number.format(told.number),
                stage=texts.say(f"stage.{step.name}"), amount=format_euro(step.cents),
                released=format_euro(told.steps[0].cents),
            )
            for step in told.disagreements
        ]  # fmt: skip
    wrong += [
        texts.say("wrong.difference", reference=one.reference, expected=one.expected)
        for one in report.squared.differences
        if not one.found
    ]
    wrong += [
        texts.say("wrong.unexplained", reference=reference)
        for reference in report.squared.unexplained
    ]
    return wrong


def _step_line(step: Step, texts: Texts) -> str:
    stage = texts.say(f"stage.{step.name}")
    return f"{stage:<14}{format_euro(step.cents):>12} euro   {_when(step.at):<17} {step.reference}"


def _when(at: str) -> str:
    """The instant in Rome, or the day where no more is known."""
    if len(at) == len("2026-01-31"):
        return f"{date.fromisoformat(at):%d/%m/%Y}"
    return f"{rome_local(datetime.fromisoformat(at)):%d/%m/%Y %H:%M}"


def _figures(report: Report, entity: str, texts: Texts) -> Iterable[tuple[str, str]]:
    taken, sums = report.taken[entity], report.sums[entity]
    counts = (
        taken.people, taken.positions, taken.receipts, taken.flows, taken.movements,
        taken.matched_flows,
    )  # fmt: skip
    for name, count in zip(_FIGURES, counts, strict=True):
        yield texts.say(f"column.{name}"), _count(count, texts)
    for name, cents in (
        ("released_sum", sums.released), ("paid_sum", sums.paid), ("credited_sum", sums.credited),
    ):  # fmt: skip
        yield texts.say(f"column.{name}"), f"{format_euro(cents)} €"


def _page(report: Report, texts: Texts) -> str:
    """The page in the language of the texts."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    other = next(language for language in PAGES if language != texts.language)
    city = [list(_figures(report, entity, texts)) for entity in report.taken]
    return environment.get_template("report.html.j2").render(
        report=report,
        language=texts.language,
        other={"language": other, "page": PAGES[other]},
        say=texts.say,
        lead=_lead(report, texts),
        verdict=_verdict(report, texts),
        made_at=rome_local(report.made_at),
        city=[(rows[0][0], [figure for _, figure in rows]) for rows in zip(*city, strict=True)],
        euro=format_euro,
        when=_when,
        number=notice_number.format,
    )
