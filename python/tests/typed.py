"""What a type checker makes of the package as it is installed: read by mypy alone (scripts/wheel-test)."""

from typing import assert_type

import pandas
import polars

import dateline


def of_rows(articles: list[dateline.Given]) -> None:
    for statement in dateline.quotes(articles, shown=True):
        assert_type(statement, dateline.Statement)
        assert_type(statement["speaker_ref"], str | None)
        assert_type(statement["start"], int)
    for when in dateline.times(iter(articles)):
        assert_type(when["from"], str | None)
    bad: list[dateline.BadArticle] = []
    for finding in dateline.across(["a text"], bad=bad, progress=print):
        assert_type(finding, dateline.Finding)


def of_tables(one: pandas.DataFrame, other: polars.DataFrame) -> None:
    assert_type(dateline.quotes(one), pandas.DataFrame)
    assert_type(dateline.times(other), polars.DataFrame)
