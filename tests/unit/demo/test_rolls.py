from pathlib import Path

import zxingcpp
from PIL import Image

from demo.rolls import CHECK, PROFILES, keep_rolls
from payments_documents.texts import load_texts


def test_pictures_show_rolls_whose_codes_can_be_read(tmp_path: Path) -> None:
    files = keep_rolls(tmp_path)
    assert [file.stem for file in files] == [*PROFILES, CHECK]
    for file in files:
        assert zxingcpp.read_barcodes(Image.open(file))
        for language in ("it", "en"):
            assert load_texts("demonstration", language).has(f"caption.{file.stem}")
