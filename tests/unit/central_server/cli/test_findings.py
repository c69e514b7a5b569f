from central_server.cli.findings import Finding, Grade, failed, good, note


def test_finding_has_grade_code_and_facts():
    assert good("reachable", url="u") == Finding(Grade.GOOD, "reachable", {"url": "u"})
    assert (note("a").grade, failed("b").grade) == (Grade.NOTE, Grade.FAILED)
