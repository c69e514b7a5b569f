"""PDFium for one thread at a time.

The library keeps its state for the whole process and ends the program when two threads meet in
it: preview, printer and drawings on rolls take turns here, whatever documents they have open.
"""

import threading

#: Held as long as anything of PDFium's is alive; a call holds it from its first document to the
#: return in which the last page and picture are given back.
PDF_ENGINE = threading.Lock()
