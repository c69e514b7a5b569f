import io
import json

from central_server.cli.output import Format, Output, configure_logs
from payments_core.errors import RuleBroken


def written(form, language="it"):
    stream = io.StringIO()
    return Output(form, language, stream), stream


def test_programs_get_one_json_object():
    output, stream = written(Format.JSON)
    output.show({"città": 1}, lambda texts: ["unused"])
    assert json.loads(stream.getvalue()) == {"città": 1}


def test_people_get_lines():
    output, stream = written(Format.TEXT)
    output.show({}, lambda texts: [texts.say("apply.unchanged"), "second"])
    assert stream.getvalue().splitlines()[1:] == ["second"]


def test_refusal_for_which_there_is_no_sentence_still_says_everything():
    output, stream = written(Format.TEXT)
    output.refuse(RuleBroken("brand_new", amount=5), [])
    assert "brand_new" in stream.getvalue()
    assert "amount=5" in stream.getvalue()


def test_refusal_with_places_lists_them():
    output, stream = written(Format.TEXT, "en")
    details = [{"file": "f", "line": 2, "field": "cap", "reason": "missing"}]
    output.refuse(RuleBroken("registry_import_refused", file="f", refusals=1), details)
    assert stream.getvalue().splitlines()[1] == "  line 2, field cap: the field is empty"


def test_logs_are_json_on_their_stream():
    import structlog

    stream = io.StringIO()
    configure_logs(stream)
    structlog.get_logger().warning("refused", code="role_missing")
    line = json.loads(stream.getvalue())
    assert (line["event"], line["level"], line["code"]) == ("refused", "warning", "role_missing")
