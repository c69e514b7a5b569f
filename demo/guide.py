"""The page of keys at the end of the clerk's guide, from the sheet that the program shows."""

from collections.abc import Iterator
from pathlib import Path

from counter_app.ui.frame.key_sheet import GROUPS, cap_said
from counter_app.ui.style.words import Words

#: The guide in each language.
GUIDES = {"it": "guida-operatore.md", "en": "clerks-guide.md"}
#: The page of keys begins here, and is the last of the guide.
MARK = "<!-- keys -->\n"


def keys_page(language: str) -> str:
    """Every key of the program, as the sheet tells them."""
    return MARK + "\n".join(_lines(Words(language))) + "\n"


def write_keys(folder: Path) -> None:
    """The page anew in both guides, the rest as it is."""
    for language, name in GUIDES.items():
        guide = folder / name
        text, _, _ = guide.read_text(encoding="utf-8").partition(MARK)
        guide.write_text(text + keys_page(language), encoding="utf-8")


def _lines(words: Words) -> Iterator[str]:
    for group in GROUPS:
        yield from ("", f"### {words.say(f'keys.{group.name}')}", "")
        yield from (f"| {words.say('commands.key')} | |", "|---|---|")
        for caps, name in group.keys:
            keys = " ".join(f"`{cap_said(words, cap)}`" for cap in caps)
            yield f"| {keys} | {words.say(f'keys.{name}')} |"


if __name__ == "__main__":
    write_keys(Path(__file__).resolve().parent.parent / "docs")
