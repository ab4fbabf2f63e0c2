"""What goes in and comes out, for type checkers. Offsets are code points of the text as given, ends exclusive: `text[start:end]`."""

from __future__ import annotations

import datetime
from typing import Any, TypedDict, Union


class _Text(TypedDict):
    text: str


class Article(_Text, total=False):
    """An article as it is handed in; other fields are kept by `analyse`."""

    id: Any
    title: str | None
    date: str | datetime.date | None
    outlet: str | None
    agency: str | None
    url: str | None
    authors: list[str] | None
    section: str | None


Given = Union[str, Article, dict[str, Any]]
"""A text, or a text with what is known of it."""


class Statement(TypedDict):
    """Who said what: the fields of `dateline quotes`, flat, with the id of the article."""

    id: Any
    start: int
    end: int
    text: str
    kind: str
    tier: str
    sentence_start: int
    sentence_end: int
    speaker_start: int | None
    speaker_end: int | None
    speaker_text: str | None
    speaker_ref: str | None
    cue_start: int | None
    cue_end: int | None
    cue_text: str | None
    speaker_role: str | None
    speaker_affiliation: str | None
    via: str | None
    when_text: str | None
    when_from: str | None
    when_to: str | None
    when_basis: str | None
    place: str | None
    confidence: float
    rule: str


Time = TypedDict(
    "Time",
    {
        "id": Any,
        "dct": "str | None",
        "start": int,
        "end": int,
        "text": str,
        "type": str,
        "value": str,
        "from": "str | None",
        "to": "str | None",
    },
)
"""A time expression with its first and last day, both inclusive: the fields of `dateline times`, with the id of the article."""

Analysis = dict[str, Any]
"""All that is known of an article: what `dateline analyse` writes."""

Finding = dict[str, Any]
"""What several articles tell together: what `dateline across` writes."""
