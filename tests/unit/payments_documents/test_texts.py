from pathlib import Path

import pytest

from payments_documents.texts import load_texts


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "sample.it.toml").write_text(
        '[numbers]\nleft = "Restano {left} numeri."\n', encoding="utf-8"
    )
    monkeypatch.setenv("SPORTELLO_RESOURCES", str(tmp_path))
    load_texts.cache_clear()
    return "sample"


def test_sentence_takes_its_facts(catalogue: str) -> None:
    assert load_texts(catalogue, "it").say("numbers.left", left=40) == "Restano 40 numeri."


def test_unknown_key_is_a_defect(catalogue: str) -> None:
    texts = load_texts(catalogue, "it")
    assert not texts.has("numbers.gone")
    with pytest.raises(KeyError):
        texts.say("numbers.gone")


OF_LINGUIST = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="it_IT">
<context>
    <name></name>
    <message id="numbers.out">
        <source>Finiti</source>
        <translation>I numeri sono finiti &amp; basta</translation>
    </message>
    <message id="numbers.left" numerus="yes">
        <location filename="../numbers.py" line="12"/>
        <source>Restano {number}</source>
        <extracomment>Of the stock of &lt;this&gt; desk</extracomment>
        <translation>
            <numerusform>Resta un numero</numerusform>
            <numerusform>Restano {number} numeri</numerusform>
        </translation>
    </message>
    <message id="numbers.why">
        <source>&quot;No&quot; &lt;o &apos;sì&apos;&gt;?</source>
        <translation type="unfinished">&quot;No&quot; &lt;o &apos;sì&apos;&gt;?
&amp;lt; resta</translation>
    </message>
</context>
</TS>
"""


@pytest.fixture
def of_linguist(catalogue: str, tmp_path: Path) -> str:
    (tmp_path / "texts" / "window_it.ts").write_text(OF_LINGUIST, encoding="utf-8")
    return "window"


def test_a_file_of_linguist_is_a_catalogue_too(of_linguist: str) -> None:
    texts = load_texts(of_linguist, "it")
    assert texts.say("numbers.out") == "I numeri sono finiti & basta"
    assert texts.say("numbers.left_one", number=1) == "Resta un numero"
    assert texts.say("numbers.left_many", number=7) == "Restano 7 numeri"
    assert texts.say("numbers.why") == "\"No\" <o 'sì'>?\n&lt; resta"
    assert list(texts.sentences) == [
        "numbers.out", "numbers.left_one", "numbers.left_many", "numbers.why",
    ]  # fmt: skip
