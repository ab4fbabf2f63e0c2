"""Who said what, when, and which outlet carried it: what the program `dateline` finds in news articles.

    import dateline

    for statement in dateline.quotes(["“We are ready,” Jane Roe said on Tuesday."]):
        print(statement["speaker_ref"], statement["text"])

An article is a text, or a dict with "text" and what is known beside: id, title, date, outlet, agency, url. Results come one by one
while articles are read, in their order; each call is one run of the program, in which memory stays what one article needs (`times`
of articles without a day, and `across`, need all of them). An article without an id is known by its place, from 0 on.

`bad`: a list that takes what cannot be read, while the rest goes on; without one, the first of these raises ArticleError.
`progress`: called with the number of articles that are done. `today`: the day on which the articles are at hand.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any, Literal, Protocol, TypeVar, cast, overload

from ._errors import ArticleError, BadArticle, DatelineError, ProgramError
from ._program import program
from ._stream import Progress, Run
from ._tables import opened
from ._types import Analysis, Article, Finding, Given, Statement, Time

__all__ = [
    "Analysis",
    "Article",
    "ArticleError",
    "BadArticle",
    "DatelineError",
    "Finding",
    "Given",
    "ProgramError",
    "Statement",
    "Time",
    "across",
    "analyse",
    "program",
    "quotes",
    "times",
]

Day = datetime.date | str | None


class IsTable(Protocol):
    """What tables of pandas, polars and pyarrow have, and no list of articles has."""

    @property
    def shape(self) -> tuple[int, int]: ...
    @property
    def columns(self) -> Any: ...


Table = TypeVar("Table", bound=IsTable)

_STATEMENT: dict[str, type] = {
    "id": object,
    **{name: int for name in ("start", "end")},
    **{name: str for name in ("text", "kind", "tier")},
    **{name: int for name in ("sentence_start", "sentence_end", "speaker_start", "speaker_end")},
    **{name: str for name in ("speaker_text", "speaker_ref")},
    **{name: int for name in ("cue_start", "cue_end")},
    **{name: str for name in ("cue_text", "speaker_role", "speaker_affiliation", "via")},
    **{name: str for name in ("when_text", "when_from", "when_to", "when_basis", "place")},
    "confidence": float,
    "rule": str,
}
_TIME: dict[str, type] = {
    "id": object,
    "dct": str,
    "start": int,
    "end": int,
    **{name: str for name in ("text", "type", "value", "from", "to")},
}


def analyse(
    articles: Iterable[Given], *, today: Day = None, bad: list[BadArticle] | None = None, progress: Progress | None = None
) -> Iterator[Analysis]:
    """All that is known of each article: headline, date, outlet, quotations, times, names, warnings."""
    return _found(Run(["analyse", *_at_hand(today)], articles, bad, progress, reports=True), lambda own, result: [result])


@overload
def quotes(
    articles: Table,
    *,
    shown: bool = False,
    today: Day = None,
    bad: list[BadArticle] | None = None,
    progress: Progress | None = None,
) -> Table: ...
@overload
def quotes(
    articles: Iterable[Given],
    *,
    shown: bool = False,
    today: Day = None,
    bad: list[BadArticle] | None = None,
    progress: Progress | None = None,
) -> Iterator[Statement]: ...
def quotes(
    articles: Any,
    *,
    shown: bool = False,
    today: Day = None,
    bad: list[BadArticle] | None = None,
    progress: Progress | None = None,
) -> Any:
    """The statements of the articles one by one; of a table of pandas, polars or pyarrow a table with a row a statement.

    `shown`: only what the page shows by default, which was said and is sure as far as speaker and words go.
    """
    arguments = ["quotes", *(["--shown"] if shown else []), *_at_hand(today)]
    return _each(arguments, articles, bad, progress, _statements, _STATEMENT)


@overload
def times(
    articles: Table,
    *,
    anchor: Literal["dct", "narrative"] = "dct",
    today: Day = None,
    bad: list[BadArticle] | None = None,
    progress: Progress | None = None,
) -> Table: ...
@overload
def times(
    articles: Iterable[Given],
    *,
    anchor: Literal["dct", "narrative"] = "dct",
    today: Day = None,
    bad: list[BadArticle] | None = None,
    progress: Progress | None = None,
) -> Iterator[Time]: ...
def times(
    articles: Any,
    *,
    anchor: Literal["dct", "narrative"] = "dct",
    today: Day = None,
    bad: list[BadArticle] | None = None,
    progress: Progress | None = None,
) -> Any:
    """The time expressions of the articles with their days; of a table a table with a row each.

    `anchor`: what bare times are counted from, the day of writing or the date named last.
    """
    return _each(["times", "--anchor", anchor, *_at_hand(today)], articles, bad, progress, _times, _TIME)


def across(
    articles: Iterable[Given], *, today: Day = None, bad: list[BadArticle] | None = None, progress: Progress | None = None
) -> Iterator[Finding]:
    """What the articles tell together: names, quotations, shared text, events and stories, once all have been read."""
    run = Run(["across", *_at_hand(today)], articles, bad, progress, reports=False)
    # The program knows articles by the numbers of their lines.
    return _found(run, lambda own, finding: [_with_ids(finding, run.ids)])


def _at_hand(today: Day) -> list[str]:
    return [] if today is None else ["--today", str(today)]


def _each(
    arguments: list[str], articles: Any, bad: list[BadArticle] | None, progress: Progress | None, of: Any, columns: dict[str, type]
) -> Any:
    table = opened(articles)
    rows = articles if table is None else table[0]
    found = _found(Run(arguments, rows, bad, progress, reports=True), of)
    return found if table is None else table[1](found, columns)


def _found(run: Run, of: Callable[[Any, dict[str, Any]], Iterable[Any]]) -> Iterator[Any]:
    """What the results of a run hold. Whoever takes no more ends the run."""
    with closing(run.results()) as results:
        for own, result in results:
            yield from of(own, result)


def _statements(own: Any, result: dict[str, Any]) -> Iterator[Statement]:
    for quote in result["quotes"]:
        when = quote.pop("when") or {}
        statement = {"id": own, **quote, **{f"when_{key}": when.get(key) for key in ("text", "from", "to", "basis")}}
        yield cast(Statement, {name: statement[name] for name in _STATEMENT})


def _times(own: Any, result: dict[str, Any]) -> Iterator[Time]:
    for timex in result["timexes"]:
        yield cast(Time, {"id": own, "dct": result["dct"], **timex})


def _with_ids(finding: Finding, ids: list[tuple[int, Any]]) -> Finding:
    def own(line: int) -> Any:
        return ids[line - 1][1]

    for key in ("a", "b"):
        if key in finding:
            finding[key] = own(finding[key])
    if "articles" in finding:
        finding["articles"] = [own(line) for line in finding["articles"]]
    for place in [*finding.get("mentions", ()), *finding.get("variants", ())]:
        place["doc"] = own(place["doc"])
    return finding
