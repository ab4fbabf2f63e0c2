"""The package as pip installs it: run by scripts/wheel-test in an environment of its own, where the source is not to be had."""

import datetime
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
import unittest
from pathlib import Path

import dateline

SAID = {"id": "a", "date": "2024-07-12", "outlet": "Herald", "text": "“We are ready,” Jane Roe said on Tuesday."}


def article(n):
    return {"id": f"n{n}", "date": "2024-07-12", "text": f"“Ferry {n} is ready,” Jane Roe said on Tuesday."}


class Installed(unittest.TestCase):
    def test_it_is_the_installed_package_with_its_program(self):
        here = Path(sys.prefix).resolve()
        self.assertTrue(Path(dateline.__file__).resolve().is_relative_to(here), dateline.__file__)
        self.assertTrue(dateline.program().resolve().is_relative_to(here))
        self.assertTrue((Path(dateline.__file__).parent / "py.typed").is_file())
        version = subprocess.run([dateline.program(), "--version"], check=True, capture_output=True, text=True).stdout
        from importlib.metadata import metadata, requires

        self.assertEqual(version.split(), ["dateline", metadata("dateline")["Version"]])
        self.assertTrue(all("extra ==" in one for one in requires("dateline") or []), requires("dateline"))


class Rows(unittest.TestCase):
    def test_statements_come_with_their_articles_and_places(self):
        (statement,) = dateline.quotes([SAID])
        self.assertEqual((statement["id"], statement["speaker_ref"], statement["when_from"]), ("a", "Jane Roe", "2024-07-09"))
        self.assertEqual(SAID["text"][statement["start"] : statement["end"]], "We are ready")
        texts = ["Nothing here.", "😀 “We are ready,” Jane Roe said."]
        (statement,) = dateline.quotes(iter(texts))
        self.assertEqual((statement["id"], texts[1][statement["start"] : statement["end"]]), (1, "We are ready"))

    def test_ids_days_and_missing_values_are_taken_as_they_are(self):
        given = [
            {"id": ("any", 1), "date": datetime.date(2024, 7, 12), "text": SAID["text"]},
            {"id": None, "date": datetime.datetime(2024, 7, 12, 9), "outlet": float("nan"), "text": SAID["text"]},
        ]
        found = list(dateline.quotes(given))
        self.assertEqual([(one["id"], one["when_to"]) for one in found], [(("any", 1), "2024-07-09"), (1, "2024-07-09")])

    def test_times_and_analyses(self):
        (when,) = dateline.times([SAID])
        self.assertEqual((when["id"], when["dct"], when["from"], when["text"]), ("a", "2024-07-12", "2024-07-09", "Tuesday"))
        (whole,) = dateline.analyse([SAID], today="2024-08-01")
        self.assertEqual((whole["id"], whole["outlet"], whole["quotes"][0]["speaker_ref"]), ("a", "Herald", "Jane Roe"))

    def test_what_is_told_across_articles_names_them_by_their_ids(self):
        given = [{**SAID, "id": key, "outlet": key} for key in ("x", "y")]
        found = list(dateline.across(given))
        names = [one for one in found if one["type"] == "name" and one["name"] == "Jane Roe"]
        self.assertEqual({place["doc"] for place in names[0]["mentions"]}, {"x", "y"})
        shared = [one for one in found if one["type"] == "shared"]
        self.assertTrue(all({one["a"], one["b"]} == {"x", "y"} for one in shared))

    def test_an_endless_source_streams_in_order_and_is_not_read_ahead_of(self):
        taken = 0

        def source():
            nonlocal taken
            for taken in itertools.count():
                yield article(taken)

        before = threading.active_count()
        results = dateline.analyse(source())
        for n in range(300):
            self.assertEqual(next(results)["id"], f"n{n}")
        time.sleep(0.5)
        # What pipes and buffers hold, and no more.
        self.assertLess(taken, 300 + 5000)
        held = taken
        time.sleep(0.5)
        self.assertEqual(taken, held, "whoever is ahead waits")
        results.close()
        self.assertEqual(threading.active_count(), before, "nothing goes on behind")

    def test_progress_is_told_article_by_article(self):
        done = []
        list(dateline.quotes((article(n) for n in range(5)), progress=done.append))
        self.assertEqual(done, [1, 2, 3, 4, 5])


class Failures(unittest.TestCase):
    BAD = [SAID, {"id": "none"}, 7, {**SAID, "id": "b"}, {"id": "odd", "text": SAID["text"], "title": 5}, {**SAID, "id": "c"}, None]

    def test_what_cannot_be_read_raises_with_its_number(self):
        with self.assertRaises(dateline.ArticleError) as caught:
            list(dateline.quotes(self.BAD))
        self.assertEqual((caught.exception.bad.number, caught.exception.bad.id), (1, "none"))
        self.assertIn('no "text"', str(caught.exception))

    def test_or_it_is_collected_and_the_rest_goes_on(self):
        bad = []
        found = list(dateline.analyse(self.BAD, bad=bad))
        numbers = [one.number for one in bad]
        self.assertEqual(numbers, sorted(numbers))
        self.assertLessEqual({1, 2, 6}, set(numbers))
        self.assertEqual(len(found) + len(bad), len(self.BAD))
        self.assertLessEqual({"a", "b", "c"}, {one["id"] for one in found})
        self.assertTrue(all(one.reason for one in bad))

    def test_what_the_program_refuses_is_told_in_its_words(self):
        large = {"id": "large", "text": "word " * (7 << 20)}
        bad = []
        found = [one["id"] for one in dateline.quotes([SAID, large, {**SAID, "id": "b"}, large], bad=bad)]
        self.assertEqual(found, ["a", "b"])
        self.assertEqual([(one.number, one.id) for one in bad], [(1, "large"), (3, "large")])
        self.assertIn("too many for one article", bad[0].reason)
        bad = []
        list(dateline.across([SAID, large, {**SAID, "id": "b"}], bad=bad))
        self.assertEqual([(one.number, one.id) for one in bad], [(1, "large")])

    def test_a_source_that_fails_says_so_behind_what_came_before(self):
        def source():
            yield SAID
            raise ValueError("the source broke")

        results = dateline.quotes(source())
        self.assertEqual(next(results)["id"], "a")
        with self.assertRaisesRegex(ValueError, "the source broke"):
            next(results)

    @unittest.skipIf(sys.platform == "win32", "signals")
    def test_a_program_that_dies_raises_with_what_it_said(self):
        def source():
            yield SAID
            children = subprocess.run(["pgrep", "-P", str(os.getpid()), "dateline"], capture_output=True, text=True).stdout.split()
            os.kill(int(children[-1]), signal.SIGKILL)
            yield from (article(n) for n in range(100000))

        with self.assertRaises(dateline.ProgramError) as caught:
            list(dateline.quotes(source()))
        self.assertEqual(caught.exception.returncode, -signal.SIGKILL)
        with self.assertRaises(dateline.ProgramError) as caught:
            list(dateline.quotes([SAID], today="no day"))
        self.assertEqual(caught.exception.returncode, 2)
        self.assertIn("not a day like", caught.exception.stderr)


def tables():
    """Makes tables of columns, and columns of tables, with each library that is here."""
    try:
        import pandas

        yield "pandas", pandas.DataFrame, lambda table: {key: list(table[key]) for key in table.columns}
    except ImportError:
        pass
    try:
        import polars

        yield "polars", polars.DataFrame, lambda table: table.to_dict(as_series=False)
    except ImportError:
        pass
    try:
        import pyarrow

        yield "pyarrow", pyarrow.table, lambda table: table.to_pydict()
    except ImportError:
        pass


class Tables(unittest.TestCase):
    def test_all_three_are_here_if_they_should_be(self):
        expected = os.environ.get("DATELINE_TABLES", "").split()
        self.assertEqual([name for name, *_ in tables()], expected)

    def test_a_table_gives_a_table_of_its_kind_with_a_row_each(self):
        columns = {
            "id": [7, 8, 9],
            "text": [SAID["text"], "Nothing is said here.", "“No,” said Ann Poe. “Never,” she said."],
            "date": [datetime.date(2024, 7, 12), datetime.date(2024, 7, 13), None],
        }
        for name, made, read in tables():
            with self.subTest(name):
                table = made(columns)
                found = dateline.quotes(table)
                self.assertIs(type(found), type(table))
                rows = read(found)
                self.assertEqual([int(one) for one in rows["id"]], [7, 9, 9])
                self.assertEqual(rows["speaker_ref"], ["Jane Roe", "Ann Poe", "Ann Poe"])
                self.assertEqual(str(rows["when_from"][0]), "2024-07-09")
                self.assertIsInstance(float(rows["confidence"][0]), float)
                when = read(dateline.times(table))
                self.assertEqual((int(when["id"][0]), when["from"][0]), (7, "2024-07-09"))
                # A table without findings has the same columns of the same kinds.
                none = dateline.quotes(made({"id": [1], "text": ["Nothing is said here."]}))
                self.assertEqual(list(read(none)), list(rows))
                self.assertEqual(len(read(none)["id"]), 0)
                if name != "pandas":
                    self.assertEqual(none.schema, found.schema)

    def test_rows_without_ids_are_known_by_their_place(self):
        for name, made, read in tables():
            with self.subTest(name):
                rows = read(dateline.quotes(made({"text": ["Nothing.", SAID["text"]]})))
                self.assertEqual([int(one) for one in rows["id"]], [1])


if __name__ == "__main__":
    unittest.main()
