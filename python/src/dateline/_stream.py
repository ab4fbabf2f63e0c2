"""One run of the program: articles go in by a thread of their own, results come out in the same order.

Nothing is gathered on either side: pipes hold a few kilobytes, whoever is ahead waits. Of each article only its id is kept until
its result has come.
"""

from __future__ import annotations

import datetime
import json
import logging
import re
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping
from typing import IO, Any

from ._errors import ArticleError, BadArticle, ProgramError
from ._program import program

Progress = Callable[[int], object]

log = logging.getLogger("dateline")

# Lines of the program's messages that a failure tells.
_KEPT = 40
# Seconds in which a message arrives that was written before a result that is here.
_SOON = 10.0
_OF_LINE = re.compile(r"dateline: line (\d+): (.*)")


def as_article(given: Any) -> tuple[Any, dict[str, Any]]:
    """The id of an article as it was handed in, if it has one, and the article as the program takes it.

    Raises TypeError if it is neither a text nor a mapping with one.
    """
    if isinstance(given, str):
        return None, {"text": given}
    if not isinstance(given, Mapping):
        raise TypeError(f"an article is a text or a dict with one, not {type(given).__name__}")
    article = {str(key): plain(value) for key, value in given.items()}
    article = {key: value for key, value in article.items() if value is not None}
    if not isinstance(article.get("text"), str):
        raise TypeError('it has no "text"')
    article.pop("id", None)
    return given.get("id"), article


def plain(value: Any) -> Any:
    """A value as JSON has it: days as 2024-07-10, none for what tables have where nothing is."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return None if value != value else value
    # pandas' NaT, which is a datetime and has no day.
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value == value else None
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(inner) for inner in value]
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    for method in ("item", "tolist"):
        if hasattr(value, method):
            return plain(getattr(value, method)())
    return str(value)


class Run:
    """A run of the program over some articles."""

    def __init__(
        self,
        arguments: list[str],
        articles: Iterable[Any],
        bad: list[BadArticle] | None,
        progress: Progress | None,
        reports: bool,
    ) -> None:
        self._bad = bad
        self._known = len(bad or ())
        self._progress = progress
        # Whether each article has a result of its own, and progress is made with that.
        self._reports = reports
        self._lock = threading.Condition()
        # What was sent and has no result yet: number of the line, place among the articles, id.
        self._sent: deque[tuple[int, int, Any]] = deque()
        self._reasons: dict[int, str] = {}
        self._said: deque[str] = deque(maxlen=_KEPT)
        self._is_silent = False
        self._failure: BaseException | None = None
        self._is_over = False
        self._done = 0
        # Of findings over all articles: place and id of each line.
        self.ids: list[tuple[int, Any]] = []
        self._command = [str(program()), *arguments]
        self._articles = articles

    def _start(self) -> None:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=pipe)
        self._threads = [
            threading.Thread(target=self._send, args=(self._articles,), name="dateline articles", daemon=True),
            threading.Thread(target=self._listen, name="dateline messages", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def _send(self, articles: Iterable[Any]) -> None:
        stdin = _pipe(self._process.stdin)
        line = 0
        try:
            for number, given in enumerate(articles):
                if self._is_over:
                    break
                try:
                    own, article = as_article(given)
                except TypeError as error:
                    own = given.get("id") if isinstance(given, Mapping) else None
                    self._refuse(BadArticle(number, number if own is None else own, str(error)))
                    continue
                line += 1
                own = number if own is None else own
                with self._lock:
                    if self._reports:
                        self._sent.append((line, number, own))
                    else:
                        self.ids.append((number, own))
                article["id"] = line
                stdin.write(json.dumps(article, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
                stdin.flush()
                if not self._reports:
                    self._advance()
        except (BrokenPipeError, OSError) as error:
            # The program has gone, which its status says.
            log.debug("the program takes no more: %s", error)
        except BaseException as error:  # noqa: BLE001
            self._failure = error
        finally:
            try:
                stdin.close()
            except OSError:
                pass

    def _listen(self) -> None:
        for raw in _pipe(self._process.stderr):
            text = raw.decode("utf-8", "replace").rstrip("\n")
            told = _OF_LINE.match(text)
            with self._lock:
                self._said.append(text)
                if told:
                    self._reasons[int(told[1])] = told[2]
                self._lock.notify_all()
        with self._lock:
            self._is_silent = True
            self._lock.notify_all()

    def _advance(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done)

    def _refuse(self, bad: BadArticle) -> None:
        if self._bad is None:
            raise ArticleError(bad)
        self._bad.append(bad)

    def _reason(self, line: int) -> str | None:
        """Why a line has no result: said before the next line's result, though it may take a moment to be heard."""
        with self._lock:
            self._lock.wait_for(lambda: line in self._reasons or self._is_silent, timeout=_SOON)
            return self._reasons.pop(line, None)

    def results(self) -> Generator[tuple[Any, dict[str, Any]], None, None]:
        """Each article's id and result, in the order of the articles; of findings over all articles no id."""
        self._start()
        try:
            for raw in _pipe(self._process.stdout):
                result: dict[str, Any] = json.loads(raw)
                if not self._reports:
                    yield None, result
                    continue
                while True:
                    with self._lock:
                        line, number, own = self._sent.popleft()
                    if line == result["id"]:
                        break
                    self._refuse(BadArticle(number, own, self._reason(line) or "it was left out"))
                with self._lock:
                    warning = self._reasons.pop(line, None)
                if warning is not None:
                    log.warning("article %d (id %r): %s", number, own, warning)
                result["id"] = own
                yield own, result
                self._advance()
            self._finish()
        finally:
            self._end()

    def _finish(self) -> None:
        """What is left when the program has said its last."""
        status = self._process.wait()
        for thread in self._threads:
            # The program takes no more, so that only a source which waits for something keeps its thread.
            thread.join(timeout=_SOON if status == 0 else 1.0)
        if self._failure is not None:
            raise self._failure
        if status not in (0, 1):
            raise ProgramError(status, "\n".join(self._said))
        while self._sent:
            line, number, own = self._sent.popleft()
            reason = self._reason(line)
            if reason is None:
                raise ProgramError(status, "\n".join(self._said))
            self._refuse(BadArticle(number, own, reason))
        if not self._reports and status == 1:
            if not self._reasons:
                raise ProgramError(status, "\n".join(self._said))
            for line, reason in sorted(self._reasons.items()):
                # A day that is none is no reason to leave an article out.
                if " is no day like " not in reason and " is still to come on " not in reason:
                    number, own = self.ids[line - 1]
                    self._refuse(BadArticle(number, own, reason))
        if self._bad is not None:
            # What was never sent is noted as it is met, the rest when the program has told it.
            self._bad[self._known :] = sorted(self._bad[self._known :], key=lambda one: one.number)

    def _end(self) -> None:
        self._is_over = True
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for thread in self._threads:
            thread.join(timeout=1.0)
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
