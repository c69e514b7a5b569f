"""The printed papers as pictures, rendered from the very files that the counter printed."""

from pathlib import Path

import pypdfium2

from demo.report import Picture

#: Dots per inch of the pictures.
RESOLUTION = 110
_POINTS_PER_INCH = 72


def pictures_of_papers(output: Path, roll: str) -> list[Picture]:
    """Each PDF that was printed to a file, page by page, and the receipt roll."""
    pictures = []
    for pdf in sorted((output / "papers").glob("*.pdf")):
        document = pypdfium2.PdfDocument(pdf)
        for number, page in enumerate(document, start=1):
            file = f"{pdf.stem}-{number}.png"
            page.render(scale=RESOLUTION / _POINTS_PER_INCH).to_pil().save(output / file)
            pictures.append(Picture(file, f"Printed: {pdf.stem}"))
        document.close()
    return [*pictures, Picture(roll, "The receipt on the thermal roll")]
