"""The window's catalogues are good files of Qt Linguist: Qt's own compiler takes them without an
objection, and Qt's own translator says the same sentences as we read out of them, plurals too. All
of them are read, as an XML parser reads them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QTranslator

from payments_documents.texts import PLURAL_FORMS, load_texts
from tests.architecture.source import ROOT

TEXTS = ROOT / "resources" / "texts"
FILES = sorted(TEXTS.glob("*.ts"))
#: Numbers and the form that Italian and English use with them.
FORM_OF = {0: "many", 1: "one", 2: "many", 11: "many", 21: "many", 1000000: "many"}


def compiled(path: Path, folder: Path) -> Path:
    """What Qt's translator reads; Qt's compiler refuses what is unfinished or looks wrong."""
    target = folder / f"{path.stem}.qm"
    suffix = ".exe" if (Path(PySide6.__file__).parent / "lrelease.exe").exists() else ""
    subprocess.run(
        [
            str(Path(PySide6.__file__).parent / f"lrelease{suffix}"),
            "-silent", "-fail-on-unfinished", "-fail-on-invalid", str(path), "-qm", str(target),
        ],
        check=True,
        timeout=60,
    )  # fmt: skip
    return target


def as_qt_says(translator: QTranslator, keys: set[str]) -> Iterator[tuple[str, str]]:
    for key in keys:
        base, _, form = key.rpartition("_")
        plural = form in PLURAL_FORMS and {f"{base}_{one}" for one in PLURAL_FORMS} <= keys
        if not plural:
            yield key, str(translator.translate("", key) or "")
            continue
        for number, used in FORM_OF.items():
            if used == form:
                yield key, str(translator.translate("", base, "", number) or "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_qt_says_what_the_window_says(path: Path, tmp_path: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(compiled(path, tmp_path)))
    catalogue, _, language = path.stem.rpartition("_")
    ours = load_texts(catalogue, language).sentences
    for key, said in as_qt_says(translator, set(ours)):
        assert said == ours[key], key


def as_xml_says(path: Path) -> Iterator[tuple[str, str]]:
    for message in ElementTree.parse(path).iter("message"):
        key, forms = message.attrib["id"], message.findall("translation/numerusform")
        if message.get("numerus") == "yes":
            for name, form in zip(PLURAL_FORMS, forms, strict=True):
                yield f"{key}_{name}", form.text or ""
        else:
            yield key, message.findtext("translation") or ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_sentence_of_the_file_is_read(path: Path) -> None:
    catalogue, _, language = path.stem.rpartition("_")
    assert list(load_texts(catalogue, language).sentences.items()) == list(as_xml_says(path))


def test_italian_and_english_are_there() -> None:
    assert [path.stem for path in FILES] == ["counter_en", "counter_it"]
