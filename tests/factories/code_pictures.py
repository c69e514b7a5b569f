"""Printed codes as pictures, for readers that know nothing of how they were drawn."""

from PIL import Image

from payments_documents.pdf.codes import Matrix


def picture(matrix: Matrix, dots: int = 4, quiet: int = 4) -> Image.Image:
    side = matrix.size + 2 * quiet
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(matrix.rows):
        for x, dark in enumerate(row):
            image.putpixel((x + quiet, y + quiet), 0 if dark else 255)
    return image.resize((side * dots, side * dots), Image.Resampling.NEAREST)
