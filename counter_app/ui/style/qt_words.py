"""What Qt itself says (menus of fields, dialogs of files and printers) in the clerk's language."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

#: Name of the only translator that this program gives Qt.
NAME = "qt_words"


def let_qt_speak(language: str) -> bool:
    """Let Qt speak this language from now on; False where its catalogue was not installed: then it
    speaks English, as it does by itself."""
    application = QCoreApplication.instance()
    if application is None:
        return False
    for former in application.findChildren(QTranslator, NAME):
        application.removeTranslator(former)
        former.setParent(None)
        former.deleteLater()
    translator = QTranslator(application)
    translator.setObjectName(NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = translator.load(f"qtbase_{language}", folder)
    application.installTranslator(translator)
    return found
