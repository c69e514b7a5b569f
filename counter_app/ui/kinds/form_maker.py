"""Which editor shows which shape."""

from counter_app.services.document_references import REFERRING
from counter_app.services.document_shape import (
    Alternatives,
    Check,
    Document,
    Items,
    Line,
    Member,
    Options,
    Several,
)
from counter_app.services.typed_lines import Written
from counter_app.ui.kinds.form_cards import ItemsEditor
from counter_app.ui.kinds.form_documents import AlternativesEditor, OptionalDocument
from counter_app.ui.kinds.form_editor import Editor, FormAround
from counter_app.ui.kinds.form_leaves import (
    CheckEditor,
    LineEditor,
    SeveralEditor,
    options_of,
)
from counter_app.ui.kinds.form_references import ReferenceEditor, ReferencesEditor


def make_editor(around: FormAround, member: Member) -> Editor:
    """The editor of a member, still empty."""
    if member.key in REFERRING:
        several = member.shape == Line(Written.NAMES)
        return ReferencesEditor(around, member) if several else ReferenceEditor(around, member)
    match member.shape:
        case Line() as shape:
            return LineEditor(around, member, shape)
        case Check() as shape:
            return CheckEditor(around, member, shape)
        case Options() as shape:
            return options_of(around, member, shape)
        case Several() as shape:
            return SeveralEditor(around, member, shape)
        case Alternatives() as shape:
            return AlternativesEditor(around, member, shape)
        case Items() as shape:
            return ItemsEditor(around, member, shape)
        case Document() as shape:
            return OptionalDocument(around, member, shape)
