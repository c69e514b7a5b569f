from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics

from payments_core.errors import BadValue, WorldTrouble
from payments_documents.pdf import fonts
from payments_documents.pdf.fonts import (
    Face,
    Run,
    clean,
    require_printable,
    runs,
    spelled_out,
    system_font_path,
)


def test_letters_of_the_national_layout_need_no_other_font() -> None:
    text = "čšžäöüß ČŠŽÄÖÜ D’Angelo «1ª» 6º – € ł đ ø"
    assert runs(text, Face.TEXT) == [Run(Face.TEXT.value, text)]
    assert runs(text, Face.TEXT_BOLD) == [Run(Face.TEXT_BOLD.value, text)]


@pytest.mark.parametrize("name", ["Иванов", "Nguyễn Thế", "Παπαδόπουλος"])
def test_missing_letters_fall_back_run_by_run(name: str) -> None:
    found = runs(f"Via {name} 1", Face.TEXT_BOLD)
    assert "".join(run.text for run in found) == f"Via {name} 1"
    assert found[0].font_name == found[-1].font_name == Face.TEXT_BOLD.value
    assert any(run.font_name != Face.TEXT_BOLD.value for run in found)


@pytest.mark.parametrize("letter", ["\U0001f9fe", "\U0001f600"])
def test_letter_that_no_font_has_or_no_reader_finds_again_is_refused(letter: str) -> None:
    with pytest.raises(BadValue) as refused:
        runs(f"Rossi {letter}", Face.TEXT)
    assert refused.value.code == "letter_not_printable"
    assert refused.value.facts["code_point"] == f"U+{ord(letter):04X}"


@pytest.mark.parametrize("name", ["דוד לוי", "محمد علي"])
@pytest.mark.parametrize("face", list(Face))
def test_alphabets_from_right_to_left_are_refused_rather_than_reversed(
    name: str, face: Face
) -> None:
    with pytest.raises(BadValue, match="letter_right_to_left"):
        runs(f"Rossi {name}", face)


@pytest.mark.parametrize("name", ["王伟", "สมชาย", "अमित"])
def test_alphabets_that_no_font_has_are_refused(name: str) -> None:
    with pytest.raises(BadValue, match="letter_not_printable"):
        runs(name, Face.TEXT_BOLD)


def test_damaged_font_is_told_by_its_file(tmp_path: Path) -> None:
    damaged = tmp_path / "font.ttf"
    for written in (
        b"",
        b"\0\1\0\0 not a font",
        fonts.system_font_path(Face.TEXT).read_bytes()[:500],
    ):
        damaged.write_bytes(written)
        with pytest.raises(WorldTrouble) as refused:
            fonts._register("Damaged", damaged)
        assert (refused.value.code, refused.value.facts["path"]) == (
            "font_unreadable", str(damaged),
        )  # fmt: skip


def test_machine_without_system_font_is_told_which_one_is_missing(tmp_path: Path) -> None:
    nowhere = fonts._SystemFamily("DejaVu", (tmp_path,), "a.ttf", "b.ttf", "c.ttf", "d.ttf")
    with pytest.raises(WorldTrouble) as refused:
        system_font_path(Face.TEXT, [nowhere])
    assert refused.value.code == "system_font_missing"
    assert refused.value.facts["family"] == "DejaVu"


@pytest.mark.parametrize(
    ("face", "file_name"),
    [
        (Face.TEXT, "a.ttf"),
        (Face.TEXT_SEMIBOLD, "b.ttf"),
        (Face.TEXT_BOLD, "b.ttf"),
        (Face.MONO, "c.ttf"),
        (Face.MONO_BOLD, "d.ttf"),
    ],
)
def test_system_font_has_the_weight_of_the_face_it_stands_in_for(
    tmp_path: Path, face: Face, file_name: str
) -> None:
    for name in ("a.ttf", "b.ttf", "c.ttf", "d.ttf"):
        (tmp_path / name).touch()
    family = fonts._SystemFamily(
        "Any", (tmp_path / "absent", tmp_path), "a.ttf", "b.ttf", "c.ttf", "d.ttf"
    )
    assert system_font_path(face, [family]) == tmp_path / file_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" Maria\n Rossi\t", "Maria Rossi"),
        ("Ma\u200bria\u202e Rossi\x00", "Maria Rossi"),
        ("cafe\u0301", "café"),
        ("\u00a0", ""),
    ],
)
def test_text_is_one_line_of_composed_visible_letters(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize("text", ["Maria", "Иван"])
def test_font_of_a_run_is_found_by_its_name(text: str) -> None:
    (run,) = runs(text, Face.TEXT_BOLD)
    assert fonts.font_named(run.font_name) is pdfmetrics.getFont(run.font_name)
    with pytest.raises(KeyError):
        fonts.font_named("Helvetica")


def test_font_that_several_register_is_the_one_that_papers_are_drawn_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for registry in ("_fonts", "_dynFaceNames"):
        monkeypatch.setattr(pdfmetrics, registry, {})
    path = system_font_path(Face.TEXT_BOLD)
    first = fonts._register("Bold", path)
    assert fonts._register("Bold", path) is first is pdfmetrics.getFont("Bold")
    assert fonts._register("SemiBold", path) is pdfmetrics.getFont("SemiBold")


def test_only_letters_that_one_of_the_faces_refuses_are_spelled_out() -> None:
    assert spelled_out(" Иванов \U0001f600ש", Face.TEXT_BOLD) == "Иванов [U+1F600][U+05E9]"
    assert spelled_out("Ȣ", Face.TEXT) == "Ȣ"
    assert spelled_out("Ȣ", Face.TEXT, Face.MONO) == "[U+0222]"


@pytest.mark.parametrize("name", ["Ωμέγα", "Жук", "Nguyễn Thị", " Rossi\n"])
def test_names_of_other_alphabets_can_stand_on_a_notice(name: str) -> None:
    require_printable(name)


@pytest.mark.parametrize(
    ("name", "code"),
    [("李明", "letter_not_printable"), ("\U0001f600", "letter_not_printable"),
     ("סמי", "letter_right_to_left")],
)  # fmt: skip
def test_name_that_no_notice_can_bear_is_refused(name: str, code: str) -> None:
    with pytest.raises(BadValue, match=code):
        require_printable(name)
