"""Reads what `dateline export` writes by the readers of others, and compares it with the articles, record by record.

    python read_back.py DATELINE

Articles are made up, with all that formats trip over: commas, quotation marks, line breaks, signs of markup and of LaTeX,
formulas, letters beyond ASCII, long sentences.
"""

import csv
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from html.parser import HTMLParser
from urllib.parse import unquote

import bibtexparser
import icalendar
import rdflib
import rispy
from bibtexparser.bparser import BibTexParser

DATELINE = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "target/debug/dateline"
TODAY = "2026-01-31"
NAME = "Bridges {of} @Zenda’s \"old\" & 'new' <b>"
LONG = "and the road from the harbour to the hill " * 40

ARTICLES = [
    {
        "id": "a1",
        "title": 'Bridge "opens"; 50% of $s & 3 < 4 {more}, they say_1',
        "authors": ["Ida Marsh", "Pieter de Vries"],
        "outlet": "The Herald, Post & Co.",
        "date": "2024-07-10",
        "url": "https://herald.example/a?b=1&c=%20d",
        "section": "=News",
        "text": "The bridge will open on 12 July 2024.\n\n“=1+1 is no answer; we will open *it* #now | <i>soon</i> 😀,” Jane Roe, "
        "the mayor, said on Monday.\n\nJane Roe said the bridge would cost 3,000 crowns " + LONG + "in 2025.",
    },
    {
        "id": "a2",
        "title": "Brücke über den Fluß: ‘soon’",
        "agency": "AFP",
        "outlet": "Zenda Chronicle",
        "date": "2024-07-11",
        "text": "The bridge at Zenda opens on 12 July 2024, the council said.\n\n“@home we wait — no more,” said John Doe.",
    },
    {"id": "a3", "text": "No headline and no day\n\n“We\nwill see,” John Doe said."},
]


def command_in(form, text, made):
    """The command that makes an export again, as the export tells it, without the signs of its format."""
    if made:
        return made["command"]
    if form in ("json", "annotations"):
        return json.loads(text)["made"]["command"]
    line = text.replace("\r\n ", "").split("Made again by: ", 1)[1].splitlines()[0]
    if form == "html":
        return html.unescape(line.removesuffix("</p>"))
    if form == "ical" or form.endswith("markdown"):
        return re.sub(r"\\(.)", r"\1", line)
    return line


def export(what, form, *more):
    """The text of an export, and the remark beside it if it has one. The command that it tells makes the same again."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = os.path.join(folder, "a.jsonl"), os.path.join(folder, "out")
        with open(source, "w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(article) + "\n" for article in ARTICLES)
        command = [DATELINE, "export", source, "--what", what, "--as", form, "--all", "--today", TODAY, "--name", NAME, "-o", out, *more]
        subprocess.run(command, check=True, capture_output=True)

        def written():
            with open(out, encoding="utf-8", newline="") as file:
                return file.read()

        text = written()
        beside = out + ".made.json"
        made = None
        if os.path.exists(beside):
            with open(beside, encoding="utf-8") as file:
                made = json.load(file)
        os.remove(out)
        again = command_in(form, text, made)
        assert again.startswith("dateline export "), again
        subprocess.run(["sh", "-c", again.replace("dateline", f"'{DATELINE}'", 1)], check=True, capture_output=True)
        assert written() == text, f"{again} makes another file"
        return text, made


def records(what):
    whole, _ = export(what, "json")
    return json.loads(whole)[what]


def undone(cell):
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if re.match(r"'[=+\-@\t\r\n＝＋－＠]", cell) else cell


def as_cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join("=".join(part) if isinstance(part, list) else part for part in value)
    return value if isinstance(value, str) else json.dumps(value)


def is_made(test, made, what):
    """Whether it says how it was made. That its command makes it again is tried for each export that is made here."""
    test.assertRegex(made["program"], r"^Dateline \d+\.\d+\.\d+$")
    test.assertEqual((made["what"], made["corpus"], made["day"], made["articles"], made["all"]), (what, NAME, TODAY, 3, True))
    test.assertIn(f"--what {what}", made["command"])
    if what != "articles":
        test.assertTrue(all(50 < one["right"] <= 100 for one in made["precision"]) and made["precision"])


class Records(unittest.TestCase):
    def test_statements_are_those_of_the_articles(self):
        said = {(one["speaker"], one["words"]) for one in records("statements")}
        self.assertIn(("Jane Roe", "=1+1 is no answer; we will open *it* #now | <i>soon</i> 😀"), said)
        self.assertTrue(any(speaker == "John Doe" and "@home we wait — no more" in words for speaker, words in said), said)
        # Nothing is cut short.
        long = [one["sentence"] for one in records("statements") if one["sentence"].startswith("Jane Roe said the bridge")]
        self.assertTrue(long and all(sentence == ARTICLES[0]["text"].split("\n\n")[2] for sentence in long), long)

    def test_tables_and_lines_hold_what_objects_hold(self):
        for what in ["statements", "events", "names", "articles"]:
            with self.subTest(what):
                expected = records(what)
                self.assertTrue(expected)
                lines, made = export(what, "jsonl")
                self.assertEqual([json.loads(line) for line in lines.splitlines()], expected)
                is_made(self, made, what)
                self.assertEqual(made["items"], len(expected))
                text, made = export(what, "csv")
                is_made(self, made, what)
                rows = list(csv.DictReader(text.splitlines(keepends=True)))
                self.assertEqual(len(rows), len(expected))
                for row, record in zip(rows, expected):
                    self.assertEqual(set(row), set(record))
                    for name, cell in row.items():
                        self.assertNotRegex(cell, r"^[=+\-@\t\r\n]")
                        if isinstance(record[name], float):
                            self.assertEqual(float(cell), record[name])
                        else:
                            self.assertEqual(undone(cell), as_cell(record[name]))
                is_made(self, json.loads(export(what, "json")[0])["made"], what)

    def test_articles_tell_what_was_handed_in(self):
        by_file = {record["file"]: record for record in records("articles")}
        first = by_file["a1"]
        self.assertEqual((first["headline"], first["authors"], first["section"], first["url"]), tuple(ARTICLES[0][key] for key in ["title", "authors", "section", "url"]))
        self.assertEqual(first["length"], len(ARTICLES[0]["text"]))
        self.assertEqual((by_file["a2"]["agency"], by_file["a3"]["published_basis"]), ("AFP", by_file["a3"]["published_from"] and "inferred"))

    def test_markdown_has_each_record_and_no_sign_of_the_articles(self):
        for what in ["statements", "events", "names", "articles"]:
            text, _ = export(what, "markdown")
            self.assertIn("Made again by: dateline export", text.replace("\\", ""))
            self.assertNotRegex(text, r"(?<!\\)<[bi]>")
            for record in records(what):
                for key in ["speaker", "name", "headline"]:
                    if record.get(key):
                        self.assertIn(record[key], re.sub(r"\\(.)", r"\1", text))


class Bibliographies(unittest.TestCase):
    def test_ris(self):
        text, made = export("statements", "ris")
        is_made(self, made, "statements")
        first = next(one for one in rispy.loads(text) if one.get("url") or one.get("urls"))
        article = ARTICLES[0]
        self.assertEqual((first["title"], first["secondary_title"]), (article["title"], article["outlet"]))
        self.assertEqual(first["authors"], ["Marsh, Ida", "de Vries, Pieter"])
        self.assertEqual((first["year"], first["date"], first["access_date"]), ("2024", "2024/07/10", "2026/01/31"))
        self.assertIn(article["url"], str(first))
        notes = " ".join(first["notes"])
        self.assertIn("we will open *it* #now | <i>soon</i> 😀", notes)
        self.assertEqual(len(rispy.loads(text)), 3)

    def test_bibtex(self):
        text, _ = export("statements", "bibtex")
        parsed = bibtexparser.loads(text, BibTexParser(common_strings=True, ignore_nonstandard_types=False))
        self.assertEqual((len(parsed.entries), len(parsed.comments)), (3, 1))
        self.assertIn("Made again by: dateline export", parsed.comments[0])
        plain = lambda value: re.sub(r"[{}]", "", value.replace("\\textasciitilde{}", "~")).replace("\\", "")
        first = next(entry for entry in parsed.entries if "url" in entry)
        self.assertEqual(plain(first["title"]), ARTICLES[0]["title"].replace("{", "").replace("}", ""))
        self.assertEqual((first["author"], first["date"], first["urldate"]), ("Marsh, Ida and de Vries, Pieter", "2024-07-10", TODAY))
        self.assertIn("we will open *it* #now", plain(first["note"]))

    def test_csl(self):
        text, made = export("statements", "csl-json")
        is_made(self, made, "statements")
        items = json.loads(text)
        self.assertEqual(len(items), 3)
        first = next(item for item in items if item.get("URL"))
        self.assertEqual(first["title"], ARTICLES[0]["title"])
        self.assertEqual(first["author"][1], {"given": "Pieter", "non-dropping-particle": "de", "family": "Vries"})
        self.assertEqual(first["accessed"], {"date-parts": [[2026, 1, 31]]})

    def test_citations_name_paragraph_and_article(self):
        for style, note in [("apa", "(Marsh & de Vries, 2024, para. 2)"), ("chicago", "July 10, 2024, para. 2, accessed January 31, 2026,"), ("mla", "(Marsh and de Vries, par. 2)")]:
            text, _ = export("statements", style)
            self.assertIn(note, text)
            self.assertIn("Made again by: dateline export", text)
            self.assertEqual(sum(record["words"].rstrip(",;") in text or record["sentence"] in text for record in records("statements")), len(records("statements")))
            marked, _ = export("statements", f"{style}-markdown")
            self.assertIn("*The Herald, Post \\& Co", marked)


class Calendar(unittest.TestCase):
    def test_events_are_read_with_their_days_and_sentences(self):
        calendar = icalendar.Calendar.from_ical(export("events", "ical")[0])
        self.assertIn("Made again by: dateline export", str(calendar["DESCRIPTION"]))
        dated = [record for record in records("events") if record["from"]]
        events = {str(event["UID"]).split("@")[0]: event for event in calendar.walk("VEVENT")}
        self.assertEqual(len(events), len(dated))
        for record in dated:
            event = events[record["id"]]
            self.assertEqual(str(event["DTSTART"].dt), record["from"])
            self.assertEqual((event["DTEND"].dt - event["DTSTART"].dt).days, 1 + (days(record["to"]) - days(record["from"])))
            self.assertEqual(str(event["SUMMARY"]), record["name"])
            self.assertIn(record["sentence"], " ".join(str(event["DESCRIPTION"]).split()))
            self.assertEqual(event.get("URL"), record["url"])


def days(text):
    from datetime import date

    return date.fromisoformat(text).toordinal()


# The terms that are used, as http://www.w3.org/ns/anno.jsonld defines them; a test fetches nothing.
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
CONTEXT = {
    "id": "@id",
    "type": "@type",
    "Annotation": OA + "Annotation",
    "TextualBody": OA + "TextualBody",
    "TextQuoteSelector": OA + "TextQuoteSelector",
    "TextPositionSelector": OA + "TextPositionSelector",
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "Software": AS + "Application",
    "describing": OA + "describing",
    "tagging": OA + "tagging",
    **{key: {"@type": "@id", "@id": iri} for key, iri in [("body", OA + "hasBody"), ("target", OA + "hasTarget"), ("source", OA + "hasSource"), ("selector", OA + "hasSelector"), ("generator", AS + "generator"), ("first", AS + "first")]},
    "items": {"@type": "@id", "@id": AS + "items", "@container": "@list"},
    "motivation": {"@type": "@vocab", "@id": OA + "motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": OA + "hasPurpose"},
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "total": AS + "totalItems",
    "startIndex": AS + "startIndex",
    **{key: OA + key for key in ["start", "end", "exact", "prefix", "suffix"]},
}


class Annotations(unittest.TestCase):
    def test_each_selects_its_words_in_the_text_by_words_and_by_place(self):
        whole = json.loads(export("statements", "annotations")[0])
        is_made(self, whole["made"], "statements")
        self.assertEqual(whole["@context"][0], "http://www.w3.org/ns/anno.jsonld")
        whole["@context"][0] = CONTEXT
        graph = rdflib.Graph().parse(data=json.dumps(whole), format="json-ld")
        oa = rdflib.Namespace(OA)
        annotations = list(graph.subjects(rdflib.RDF.type, oa.Annotation))
        expected = {"urn:dateline:statement:" + record["id"]: record for record in records("statements")}
        self.assertEqual({str(one) for one in annotations}, set(expected))
        texts = [article["text"] for article in ARTICLES]
        for annotation in annotations:
            record, target = expected[str(annotation)], graph.value(annotation, oa.hasTarget)
            source = str(graph.value(target, oa.hasSource))
            self.assertEqual(source, record["url"] or "urn:dateline:article:" + record["article"])
            selectors = {str(graph.value(one, rdflib.RDF.type)): one for one in graph.objects(target, oa.hasSelector)}
            quote, place = selectors[OA + "TextQuoteSelector"], selectors[OA + "TextPositionSelector"]
            exact, prefix, suffix = (str(graph.value(quote, oa[key])) for key in ["exact", "prefix", "suffix"])
            start, end = (int(graph.value(place, oa[key])) for key in ["start", "end"])
            held = [text for text in texts if text[start:end] == exact and text[:start].endswith(prefix) and text[end:].startswith(suffix)]
            self.assertEqual(len(held), 1, (exact, start, end))
            self.assertEqual(" ".join(exact.split()), record["words"])
            bodies = {str(graph.value(body, rdflib.RDF.value)) for body in graph.objects(annotation, oa.hasBody)}
            self.assertTrue(record["speaker"] is None or record["speaker"] in bodies)


class Quotations(HTMLParser):
    """Blocks of quotations with their sources and links."""

    def __init__(self):
        super().__init__()
        self.found, self.at, self.text = [], None, ""

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "blockquote":
            self.found.append({"cite": attributes.get("cite"), "words": "", "link": None})
            self.at = "words"
        if tag == "a" and self.found:
            self.found[-1]["link"] = attributes["href"]

    def handle_endtag(self, tag):
        if tag == "blockquote":
            self.at = None

    def handle_data(self, data):
        self.text += data
        if self.at:
            self.found[-1]["words"] += data


class Page(unittest.TestCase):
    def test_quotations_cite_their_source_and_link_to_the_words(self):
        reader = Quotations()
        reader.feed(export("statements", "html")[0])
        expected = records("statements")
        self.assertEqual(len(reader.found), len(expected))
        self.assertIn("Made again by: dateline export", reader.text)
        for found, record in zip(reader.found, expected):
            self.assertEqual(found["cite"], record["url"])
            self.assertIn(record["words"].rstrip(",;"), found["words"])
            if record["url"]:
                address, fragment = found["link"].split("#:~:text=")
                self.assertEqual(address, record["url"])
                parts = [unquote(part) for part in fragment.split(",")]
                words = record["words"]
                self.assertTrue(words.startswith(parts[0]) and words.endswith(parts[-1]), (parts, words))


unittest.main()
