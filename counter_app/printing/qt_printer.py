"""An office printer through the system's queue: the PDF as pictures at the printer's resolution.

The only module outside the window that knows Qt. A program for the window must be running, because
Qt asks it for the printers.
"""

import pypdfium2
from PySide6.QtCore import QMarginsF, QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from counter_app.printer_settings import PrinterChoice
from counter_app.printing.device import Attempt, Job, Outcome, PrinterState
from payments_core.errors import BadValue
from payments_documents.pdf.pdf_engine import PDF_ENGINE

#: More than this the eye does not see and a page would be 140 MB.
MAX_DOTS_PER_INCH = 600
#: Below this the cells of a DataMatrix run into one another; a queue that tells less is not
#: believed, its driver has to bring the page to its dots.
MIN_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_STATES = {
    QPrinter.PrinterState.Idle: PrinterState.READY,
    QPrinter.PrinterState.Active: PrinterState.READY,
    QPrinter.PrinterState.Aborted: PrinterState.UNREACHABLE,
    QPrinter.PrinterState.Error: PrinterState.UNREACHABLE,
}
#: Trays by the names that the settings use.
_TRAYS = {
    "auto": QPrinter.PaperSource.Auto,
    "upper": QPrinter.PaperSource.Upper,
    "middle": QPrinter.PaperSource.Middle,
    "lower": QPrinter.PaperSource.Lower,
    "manual": QPrinter.PaperSource.Manual,
    "cassette": QPrinter.PaperSource.Cassette,
    "large-capacity": QPrinter.PaperSource.LargeCapacity,
    "envelope": QPrinter.PaperSource.Envelope,
}


def paper_source(tray: str | None) -> QPrinter.PaperSource | None:
    """The tray as Qt names it, None for the printer's own choice; `printer_tray_unknown`."""
    if tray is None:
        return None
    if tray not in _TRAYS:
        raise BadValue("printer_tray_unknown", tray=tray[:40], known=", ".join(_TRAYS))
    return _TRAYS[tray]


class QtPrinter:
    """A queue of the operating system by its name, and how pages are to come out of it."""

    def __init__(
        self, name: str, choice: PrinterChoice, source: QPrinter.PaperSource | None = None
    ) -> None:
        self._name = name
        self._choice = choice
        self._source = source

    def state(self) -> PrinterState:
        """What the system says of the queue."""
        info = QPrinterInfo.printerInfo(self._name)
        return PrinterState.UNREACHABLE if info.isNull() else _STATES[info.state()]

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        """Hand every page to the queue; the job counts once the queue has taken it whole."""
        state = self.state()
        attempt.report(state)
        if state is not PrinterState.READY:
            return Outcome.NOT_SENT
        with PDF_ENGINE:
            return self._print(job, attempt)

    def _print(self, job: Job, attempt: Attempt) -> Outcome:
        printer = self._printer(job.name)
        with pypdfium2.PdfDocument(job.payload) as document:
            attempt.before_first_byte()
            painter = QPainter()
            if not painter.begin(printer):
                return Outcome.UNCERTAIN
            try:
                complete = _paint(document, printer, painter)
            finally:
                ended = painter.end()
        return Outcome.CONFIRMED if complete and ended else Outcome.UNCERTAIN

    def _printer(self, name: str) -> QPrinter:
        # Without a mode Qt takes the dots of the screen, 96 to the inch.
        info, mode = QPrinterInfo.printerInfo(self._name), QPrinter.PrinterMode.HighResolution
        printer = QPrinter(info, mode)
        return prepared(printer, name, self._choice, self._source)


def prepared(
    printer: QPrinter,
    name: str,
    choice: PrinterChoice,
    source: QPrinter.PaperSource | None = None,
) -> QPrinter:
    """The printer set to a whole A4 page without margins: the notice brings its own."""
    duplex = QPrinter.DuplexMode
    printer.setDuplex(duplex.DuplexLongSide if choice.duplex else duplex.DuplexNone)
    colours = QPrinter.ColorMode
    printer.setColorMode(colours.Color if choice.colour else colours.GrayScale)
    printer.setCopyCount(choice.copies)
    if source is not None:
        printer.setPaperSource(source)
    told = printer.resolution()
    enough = told >= MIN_DOTS_PER_INCH
    printer.setResolution(min(told, MAX_DOTS_PER_INCH) if enough else MAX_DOTS_PER_INCH)
    printer.setDocName(name)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )
    return printer


def _paint(document: pypdfium2.PdfDocument, printer: QPrinter, painter: QPainter) -> bool:
    for number, page in enumerate(document):
        if number and not printer.newPage():
            return False
        bitmap = page.render(scale=printer.resolution() / _POINTS_PER_INCH, rev_byteorder=True)
        picture = QImage(
            bitmap.buffer,
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB888
            if bitmap.n_channels == 3
            else QImage.Format.Format_RGBX8888,
        )
        painter.drawImage(QRect(0, 0, bitmap.width, bitmap.height), picture)
    return True
