"""What can go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class DatelineError(Exception):
    """Any failure of this package."""


@dataclass(frozen=True)
class BadArticle:
    """An article that could not be read."""

    number: int
    """Its place among the articles, from 0 on."""
    id: Any
    """Its id, or its place if it has none."""
    reason: str
    """Why, in the program's words."""


class ArticleError(DatelineError):
    """An article could not be read; `bad` says which and why."""

    def __init__(self, bad: BadArticle) -> None:
        super().__init__(f"article {bad.number} (id {bad.id!r}): {bad.reason}")
        self.bad = bad


class ProgramError(DatelineError):
    """The program ended before its work was done; `stderr` has what it said last, `returncode` its status."""

    def __init__(self, returncode: int, stderr: str) -> None:
        super().__init__(f"dateline ended with status {returncode}: {stderr.strip() or 'it said nothing'}")
        self.returncode = returncode
        self.stderr = stderr
