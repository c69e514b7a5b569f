"""The counter's office printer as a process of its own: Qt reads once where the print service is.

`python -m tests.factories.printing_process ADDRESS PDF` prints and writes the outcome's name.
"""

import sys
import threading
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from counter_app.printer_settings import PrinterChoice
from counter_app.printing.device import Attempt, Job
from counter_app.printing.devices import office_printer


def main(address: str, pdf: str) -> None:
    application = QGuiApplication([])
    attempt = Attempt(lambda: None, lambda state: None, threading.Event())
    printer = office_printer(PrinterChoice(address))
    outcome = printer.print_job(Job("avviso", 1, Path(pdf).read_bytes()), attempt)
    sys.stdout.write(outcome)
    application.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
