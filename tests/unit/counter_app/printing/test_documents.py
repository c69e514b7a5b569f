from counter_app.printing.documents import notice_document, receipt_document


def test_a_notice_and_a_receipt_of_the_same_name_are_two_documents() -> None:
    assert notice_document("7") != receipt_document("7")
