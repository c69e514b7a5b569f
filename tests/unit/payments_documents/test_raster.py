from payments_documents.codes import Matrix
from payments_documents.raster import raster_of_matrix


def test_modules_become_dots_with_a_blank_border_and_whole_bytes() -> None:
    raster = raster_of_matrix(Matrix(((True, False), (False, True))), dots=3, quiet=1)
    assert raster.width_bytes == 2
    blank = bytes(2)
    first, second = (0b0001_1100_0000_0000).to_bytes(2), (0b0000_0011_1000_0000).to_bytes(2)
    assert raster.rows == (blank,) * 3 + (first,) * 3 + (second,) * 3 + (blank,) * 3
