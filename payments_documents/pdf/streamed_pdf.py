"""One tagged PDF of many parts, written to a file part by part in bounded memory.

What belongs to a finished part (pages, pictures, structure) goes to the file at once and is
forgotten; fonts, page list and structure root are written at the end, when it is known which
letters were used. A part that cannot be drawn leaves no trace.

After each part the writer can say what it would have to know to go on (`Progress`). A file that was
left unfinished is cut back to the size that the last progress told and goes on from there; the
finished bytes are the same as without the interruption.
"""

import os
from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from reportlab.pdfbase import pdfdoc

from payments_documents.pdf.fonts import FONT_FILES, font_named
from payments_documents.pdf.tagged_pdf import (
    PDF_VERSION,
    Metadata,
    StructureElement,
    TaggedDocument,
    TaggedPage,
)

_HEADER: Final = f"%PDF-{PDF_VERSION[0]}.{PDF_VERSION[1]}\n%\u00e2\u00e3\u00cf\u00d3\n".encode(
    "latin-1"
)


@dataclass(frozen=True, slots=True)
class Progress:
    """What was added to the file since the progress before.

    `size` of the file in bytes; `offsets` where the new objects stand, by their numbers in order;
    `kept` the new objects that later ones point at, by name and number; `parts`, `pages` and
    `parents` their names by role; `letters` of each font in the order in which they got their
    codes.
    """

    size: int
    offsets: Sequence[int]
    kept: Mapping[str, int]
    parts: Sequence[str]
    pages: Sequence[str]
    parents: Sequence[str]
    letters: Mapping[str, str]


class StreamedDocument(TaggedDocument):
    """Draw each part inside `part`, then `close`. The file must be open for reading and writing."""

    def __init__(self, metadata: Metadata, page_size: tuple[float, float], file: BinaryIO) -> None:
        super().__init__(metadata, page_size)
        self._output = file
        self._output.write(_HEADER)
        self._size = len(_HEADER)
        for shared in (self._pdf.Pages, self._pdf.Catalog, self._pdf.info):
            self._pdf.Reference(shared)
        #: Objects up to this number are the file's own and are written last.
        self._held: int = self._pdf.objectcounter
        self._offsets = array("Q", [0] * self._held)
        self._parts: list[str] = []
        self._page_names: list[str] = []
        self._parents: list[str] = []
        self._kept: dict[str, int] = {}
        self._told = (self._held, 0, 0, 0)
        self._told_letters: dict[str, int] = {}

    def go_on(self, steps: Iterator[Progress]) -> None:
        """Continue an unfinished file: take over what it has and cut it back to the last step.

        Raises ValueError for steps that do not follow each other, or go beyond the file's end.
        """
        for step in steps:
            if step.offsets and step.offsets[0] != self._size:
                raise ValueError(f"a step from {step.offsets[0]} on does not follow {self._size}")
            self._size = step.size
            self._offsets.extend(step.offsets)
            self._parts.extend(step.parts)
            self._page_names.extend(step.pages)
            self._parents.extend(step.parents)
            self._take_over(step)
        if self._output.seek(0, os.SEEK_END) < self._size:
            raise ValueError(f"the file is shorter than {self._size}")
        pdf = self._pdf
        pdf.objectcounter = len(self._offsets)
        pdf.pageCounter = len(self._page_names) + 1
        self._pages = [TaggedPage(pdf.thisPageRef())]
        self._output.seek(self._size)
        self._output.truncate()
        self.progress()

    @contextmanager
    def part(self) -> Iterator[None]:
        """What is drawn inside begins on a page of its own; an error takes all of it back."""
        pdf = self._pdf
        before, page_counter = pdf.objectcounter, pdf.pageCounter
        self.speak(self._metadata.language)
        self._group = StructureElement("Part", self._document_reference, None)
        self._group_reference = pdf.Reference(self._group)
        try:
            yield
            self._finish_page()
        except BaseException:
            self._take_back(before, page_counter)
            raise
        self._parts.append(self._group_reference.name)
        for page in self._pages:
            parents = pdf.Reference(pdfdoc.PDFArrayCompact(page.elements))
            self._page_names.append(page.reference.name)
            self._parents.append(parents.name)
        pdf.Pages.pages.clear()
        self._pages = [TaggedPage(pdf.thisPageRef())]
        self._write_new_objects()

    def progress(self) -> Progress:
        """What was added since the last call; the file is flushed to that point."""
        self._output.flush()
        objects, parts, pages, parents = self._told
        told = Progress(
            self._size,
            list(self._offsets[objects:]),
            self._kept,
            self._parts[parts:],
            self._page_names[pages:],
            self._parents[parents:],
            {font.fontName: self._new_letters(font) for font in self._pdf.delayedFonts},
        )
        self._kept = {}
        self._told = (
            len(self._offsets),
            len(self._parts),
            len(self._page_names),
            len(self._parents),
        )
        return told

    def close(self) -> None:
        """Write what all parts share and end the file; it needs a part at least."""
        pdf = self._pdf
        with FONT_FILES:
            for font in pdf.delayedFonts:
                font.addObjects(pdf)
        reference = pdfdoc.PDFObjectReference
        pdf.Pages.pages[:] = [reference(name) for name in self._page_names]
        self._document.children[:] = [reference(name) for name in self._parts]
        numbered = [
            entry
            for number, name in enumerate(self._parents)
            for entry in (number, reference(name))
        ]
        self._describe(pdfdoc.PDFArrayCompact(numbered), len(self._page_names))
        pdf.Outlines.prepare(pdf, self.canvas)
        pdf.Catalog.Outlines = None
        for number in range(1, self._held + 1):
            self._offsets[number - 1] = self._write(number)
        self._write_new_objects()
        self._write_index()

    def _page_index(self) -> int:
        return len(self._page_names) + len(self._pages) - 1

    def _write_new_objects(self) -> None:
        """Write every object that has a number and no place; writing one may number others."""
        pdf = self._pdf
        forgotten = []
        while len(self._offsets) < pdf.objectcounter:
            number = len(self._offsets) + 1
            name = pdf.numberToId[number]
            written = pdf.idToObject[name]
            self._offsets.append(self._write(number))
            pdf.idToObject[name] = None
            if isinstance(written, StructureElement) and written is not self._group:
                forgotten.append(name)
            else:
                self._kept[name] = number
            del pdf.numberToId[number]
        # Nobody outside their part points at elements; of the rest later objects know the name.
        for name in forgotten:
            del pdf.idToObject[name], pdf.idToObjectNumberAndVersion[name]

    def _write(self, number: int) -> int:
        pdf = self._pdf
        name = pdf.numberToId[number]
        data: bytes = pdfdoc.PDFIndirectObject(name, pdf.idToObject[name]).format(pdf)
        start = self._size
        self._output.write(data)
        self._size += len(data)
        return start

    def _write_index(self) -> None:
        """Cross-reference table and trailer (ISO 32000-1, 7.5.4 and 7.5.5)."""
        pdf = self._pdf
        start = self._size
        self._output.write(f"xref\n0 {len(self._offsets) + 1}\n0000000000 65535 f \n".encode())
        for offset in self._offsets:
            self._output.write(b"%010d 00000 n \n" % offset)
        trailer = pdfdoc.PDFTrailer(
            startxref=start,
            Size=len(self._offsets) + 1,
            Root=pdf.Reference(pdf.Catalog),
            Info=pdf.Reference(pdf.info),
            ID=pdf.ID(),
        )
        self._output.write(trailer.format(pdf))
        self._output.flush()

    def _take_back(self, before: int, page_counter: int) -> None:
        """Forget what an unfinished part has numbered and drawn."""
        pdf, canvas = self._pdf, self.canvas
        for number in range(before + 1, pdf.objectcounter + 1):
            name = pdf.numberToId.pop(number)
            del pdf.idToObject[name], pdf.idToObjectNumberAndVersion[name]
        pdf.objectcounter, pdf.pageCounter = before, page_counter
        pdf.Pages.pages.clear()
        self._pages = [TaggedPage(pdf.thisPageRef())]
        self._inside, self._open = False, None
        canvas._restartAccumulators()
        canvas.init_graphics_state()
        canvas.state_stack = []

    def _take_over(self, step: Progress) -> None:
        pdf = self._pdf
        for name, number in step.kept.items():
            pdf.idToObject[name] = None
            pdf.idToObjectNumberAndVersion[name] = (number, 0)
        for font_name, letters in step.letters.items():
            font = font_named(font_name)
            font.splitString(letters, pdf)
            font.getSubsetInternalName(0, pdf)

    def _new_letters(self, font: Any) -> str:
        """Letters that got their code since the last call, in that order."""
        codes = list(font.state[self._pdf].assignments)
        known = self._told_letters.get(font.fontName, 0)
        self._told_letters[font.fontName] = len(codes)
        return "".join(map(chr, codes[known:]))
