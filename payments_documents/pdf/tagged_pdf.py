"""PDF files that can be read aloud: reportlab pages with a structure tree around what is drawn.

reportlab draws but knows no tags. Here every drawing happens inside an element (heading,
paragraph, figure) or is declared decoration; the elements become the tree that screen readers
follow (ISO 32000-1, 14.7 and 14.8), with language, title and metadata (notice layout 11).

Equal input gives equal bytes: nothing asks the time, a creation date is written only if given.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from payments_documents.pdf.fonts import FONT_FILES, Face, registered_font

# Streams as plain compressed bytes, objects without comments: half the time and a third smaller.
rl_config.useA85 = 0
rl_config.pdfMultiLine = 0
rl_config.pdfComments = 0

PDF_VERSION: Final = (1, 7)
_PRODUCER: Final = "Sportello pagamenti"


class Role(StrEnum):
    """Standard structure types in use (ISO 32000-1, 14.8.4)."""

    TITLE = "H1"
    HEADING = "H2"
    PARAGRAPH = "P"
    SPAN = "Span"
    FIGURE = "Figure"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself; `language` as in BCP 47, for example `it-IT`."""

    title: str
    author: str
    subject: str
    language: str
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page in points from the bottom left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class TaggedPage:
    """A page's reference and the elements of its content marks: the index is the mark."""

    reference: Any
    elements: list[Any] = field(default_factory=list)


class TaggedDocument:
    """A PDF under construction: draw on `canvas`, always inside `element` or `decoration`."""

    def __init__(self, metadata: Metadata, page_size: tuple[float, float]) -> None:
        registered_font(Face.TEXT)
        self._metadata = metadata
        self._file = BytesIO()
        self.canvas = Canvas(
            self._file,
            pagesize=page_size,
            pageCompression=1,
            invariant=1,
            pdfVersion=PDF_VERSION,
            lang=metadata.language,
            initialFontName=Face.TEXT.value,
        )
        self._pdf = self.canvas._doc
        self._pdf.info = _Information(metadata)
        self._root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        self._root_reference = self._pdf.Reference(self._root)
        self._document = StructureElement("Document", self._root_reference, None)
        self._document_reference = self._pdf.Reference(self._document)
        #: What new elements belong to, and its reference.
        self._group, self._group_reference = self._document, self._document_reference
        self._pages = [TaggedPage(self._pdf.thisPageRef())]
        self._inside = False
        self._attachments: list[Any] = []
        self._open: StructureElement | None = None
        #: Of the elements to come, BCP 47; None: that of the document.
        self._language: str | None = None

    def speak(self, language: str) -> None:
        """The elements to come are in this language (BCP 47)."""
        self._language = None if language == self._metadata.language else language

    @contextmanager
    def element(
        self,
        role: Role,
        *,
        alt: str | None = None,
        box: Box | None = None,
        language: str | None = None,
    ) -> Iterator[Canvas]:
        """What is drawn inside is one element; a figure says in `alt` what it shows.

        `language` is the element's own (BCP 47), so that it is read aloud by another voice.
        """
        language = language or self._language
        element = StructureElement(role, self._group_reference, self._page, alt, box, language)
        self._group.children.append(self._referred(element))
        self._open = element
        with self._marked(self._begin(element)):
            yield self.canvas
        self._open = None

    @contextmanager
    def span(self, language: str) -> Iterator[Canvas]:
        """Words in another language inside the open element; afterwards it goes on."""
        around = self._open
        if around is None:
            raise RuntimeError("a span has an element around it: open one first")
        span = StructureElement(Role.SPAN, around.reference, self._page, language=language)
        self._referred(span)
        self.canvas._code.append("EMC")
        around.children.append(span.reference)
        self.canvas._code.append(self._begin(span))
        yield self.canvas
        self.canvas._code += ["EMC", self._begin(around)]

    def _referred(self, element: "StructureElement") -> Any:
        element.reference = self._pdf.Reference(element)
        return element.reference

    @property
    def _page(self) -> Any:
        return self._pages[-1].reference

    def _begin(self, element: "StructureElement") -> str:
        """Opens the next content mark of the page, as one of the element's children."""
        marks = self._pages[-1].elements
        mark = len(marks)
        marks.append(element.reference)
        element.children.append(mark)
        return f"/{element.role} <</MCID {mark}>> BDC"

    @contextmanager
    def decoration(self) -> Iterator[Canvas]:
        """What is drawn inside carries no meaning: bands, rules, ornaments."""
        with self._marked("/Artifact BMC"):
            yield self.canvas

    def attach(self, name: str, data: bytes, description: str) -> None:
        """Embed a file (ISO 32000-1, 7.11.4), byte by byte; names are unique in a document.

        Not compressed: what is signed can be found in the document as it is.
        """
        stream = pdfdoc.PDFStream(
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("EmbeddedFile"),
                    "Subtype": pdfdoc.PDFName("application#2Fxml"),
                    "Params": pdfdoc.PDFDictionary({"Size": len(data)}),
                }
            ),
            data,
        )
        title = pdfdoc.PDFString(name)
        specification = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Filespec"),
                "F": title,
                "UF": title,
                "Desc": pdfdoc.PDFString(description),
                "EF": pdfdoc.PDFDictionary({"F": self._pdf.Reference(stream)}),
            }
        )
        self._attachments += [title, self._pdf.Reference(specification)]

    def next_page(self) -> None:
        """Close the page and begin another."""
        self._finish_page()
        self._pages.append(TaggedPage(self._pdf.thisPageRef()))

    def to_bytes(self) -> bytes:
        """Close the last page and return the file; the document cannot be drawn on afterwards."""
        self._finish_page()
        self._describe(self._parent_tree(), len(self._pages))
        with FONT_FILES:
            self.canvas.save()
        return self._file.getvalue()

    def _describe(self, parent_tree: Any, page_count: int) -> None:
        """Put the structure and what the file says about itself into the catalog."""
        catalog = self._pdf.Catalog
        self._root.dict |= {
            "K": self._document_reference,
            "ParentTree": pdfdoc.PDFDictionary({"Nums": parent_tree}),
            "ParentTreeNextKey": page_count,
        }
        catalog.StructTreeRoot = self._root
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = self._xmp()
        if self._attachments:
            files = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(self._attachments)})
            catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": files})

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        """Marked content does not nest: an ornament inside a paragraph would break reading."""
        if self._inside:
            raise RuntimeError("drawing inside a drawing: close the open element first")
        self._inside = True
        self.canvas._code.append(opening)
        yield
        self.canvas._code.append("EMC")
        self._inside = False

    def _finish_page(self) -> None:
        self.canvas.showPage()
        page = self._pdf.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._page_index()
        page.Tabs = pdfdoc.PDFName("S")

    def _page_index(self) -> int:
        """Position of the page that is being drawn, from 0."""
        return len(self._pages) - 1

    def _parent_tree(self) -> Any:
        numbered = [
            item
            for number, page in enumerate(self._pages)
            for item in (number, pdfdoc.PDFArrayCompact(page.elements))
        ]
        return pdfdoc.PDFArrayCompact(numbered)

    def _xmp(self) -> Any:
        content = _XMP.format(
            title=escape(self._metadata.title),
            author=escape(self._metadata.author),
            subject=escape(self._metadata.subject),
            language=escape(self._metadata.language),
            producer=escape(_PRODUCER),
            created=_xmp_created(self._metadata.created_at),
        )
        dictionary = pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        )
        return pdfdoc.PDFStream(dictionary, content.encode())


class StructureElement(pdfdoc.PDFObject):  # type: ignore[misc]
    """A structure element, written straight to bytes: there are sixty on a page."""

    __RefOnly__ = 1

    def __init__(
        self,
        role: str,
        parent: Any,
        page: Any,
        alt: str | None = None,
        box: Box | None = None,
        language: str | None = None,
    ) -> None:
        #: Content marks and references of elements, in reading order.
        self.children: list[Any] = []
        self.role, self.reference = role, None
        self._parent, self._page = parent, page
        self._alt, self._box, self._language = alt, box, language

    def format(self, document: Any) -> bytes:
        """The element's dictionary; a page's names its page and content marks."""
        parts = [f"<</Type/StructElem/S/{self.role}/P ".encode(), self._parent.format(document)]
        if self._page is not None:
            parts += [b"/Pg ", self._page.format(document)]
        if self._page is not None and len(self.children) == 1:
            parts.append(f"/K {self.children[0]}".encode())
        else:
            kids = (
                str(child).encode() if isinstance(child, int) else child.format(document)
                for child in self.children
            )
            parts.append(b"/K[" + b" ".join(kids) + b"]")
        if self._language is not None:
            parts += [b"/Lang ", pdfdoc.PDFString(self._language).format(document)]
        if self._alt is not None:
            parts += [b"/Alt ", pdfdoc.PDFString(self._alt).format(document)]
        if self._box is not None:
            parts.append(_box_attribute(self._box))
        return b"".join((*parts, b">>"))


class _Information(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The classic information dictionary, dated only when a date was given."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__()
        self.title, self.author, self.subject = metadata.title, metadata.author, metadata.subject
        self._created_at = metadata.created_at

    def format(self, document: Any) -> bytes:
        """Title, author, subject and producer; creation date if known."""
        entries = {
            "Title": pdfdoc.PDFString(self.title),
            "Author": pdfdoc.PDFString(self.author),
            "Subject": pdfdoc.PDFString(self.subject),
            "Producer": pdfdoc.PDFString(_PRODUCER),
        }
        if self._created_at is not None:
            entries["CreationDate"] = pdfdoc.PDFString(_pdf_date(self._created_at))
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


def _box_attribute(box: Box) -> bytes:
    sides: Sequence[float] = (box.left, box.bottom, box.right, box.top)
    numbers = " ".join(f"{side:.2f}" for side in sides)
    return f"/A<</O/Layout/Placement/Block/BBox[{numbers}]>>".encode()


def _pdf_date(instant: datetime) -> str:
    offset = instant.strftime("%z")
    return instant.strftime("D:%Y%m%d%H%M%S") + f"{offset[:3]}'{offset[3:5]}'"


def _xmp_created(instant: datetime | None) -> str:
    if instant is None:
        return ""
    return f"<xmp:CreateDate>{instant.isoformat(timespec='seconds')}</xmp:CreateDate>"


_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>{created}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""
