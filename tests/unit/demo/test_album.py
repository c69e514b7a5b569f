from pathlib import Path

from demo import album

#: Their keys are those of other sentences too, of which some stand later in the catalogue.
NAMES = ("sign-in", "search", "release", "verify", "keys")


def test_the_page_shows_each_picture_in_the_order_of_the_captions(tmp_path: Path) -> None:
    for name in sorted(NAMES):
        for look, width in (("it", "1366"), ("en", "1366"), ("it", "1920"), ("dark", "1366")):
            folder = tmp_path / "pictures" / look / width
            folder.mkdir(parents=True, exist_ok=True)
            if (look, name) != ("dark", "verify"):
                (folder / f"{name}.png").touch()
    album.write_page(tmp_path)
    page = (tmp_path / "screens.md").read_text(encoding="utf-8")
    places = [page.index(f"](pictures/it/1366/{name}.png)\n") for name in NAMES]
    assert places == sorted(places)
    assert "[it 1366](pictures/it/1366/verify.png) · [it 1920]" in page
    assert "(pictures/dark/1366/release.png)" in page
    assert "(pictures/dark/1366/verify.png)" not in page
