//! The work of one batch worker: records in, articles with their facts out.

use serde::{Deserialize, Serialize};

use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_read::found::{Sink, printable};
use dateline_read::record_splitter::Form;
use dateline_read::{Found, Limits, Options, json};

/// Bytes that a file may unpack to in a browser, where several workers share what memory there is.
const UNPACKED: usize = 256 << 20;

fn options() -> Options {
    Options { limits: Limits { unpacked: UNPACKED, ..Limits::default() }, ..Options::default() }
}

/// What came of a batch. It travels from the batch worker to the engine host as postcard.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReadBatch {
    /// Articles with their facts, in the order of the records.
    pub articles: Vec<(Article, Analysis)>,
    /// Bytes of the articles' texts.
    pub text: u64,
    /// Records that are no articles, in words for the reader.
    pub problems: Vec<String>,
    /// What was read, though not without doubt, in words for the reader.
    pub doubts: Vec<String>,
}

impl ReadBatch {
    /// Reads records, a line each; the first one's number is `first`. `file` names them in messages.
    pub fn records(file: &str, form: Form, first: u32, bytes: &[u8]) -> Self {
        let mut read = Self::default();
        let options = options();
        let mut out = |found| read.found(found);
        json::records(form, first, bytes, &mut Sink::new(&options, file.to_owned(), &mut out));
        read
    }

    /// Reads a whole file of any format.
    pub fn file(&mut self, file: &str, bytes: &[u8]) {
        dateline_read::read(file, bytes, &options(), &mut |found| self.found(found));
    }

    fn found(&mut self, found: Found) {
        match found {
            Found::Article(article) if article.has_words() => {
                let name = printable(&article.name());
                self.doubts.extend(article.warnings.iter().map(|warning| format!("{name}: {warning}")));
                self.take(article.parse());
            }
            Found::Article(article) => {
                self.problems.push(format!("{}: it has no words", printable(&article.name())));
            }
            Found::LeftOut(left) => self.problems.push(left.to_string()),
            Found::Told(told) => self.doubts.push(told.to_string()),
            Found::File { .. } => {}
        }
    }

    fn take(&mut self, article: Article) {
        let analysis = Analysis::of(&article);
        self.text += article.text.len() as u64;
        self.articles.push((article, analysis));
    }

    /// As it travels.
    pub fn write(&self) -> Vec<u8> {
        // Writing to memory cannot fail, and every type here has a known length.
        postcard::to_extend(self, Vec::new()).unwrap_or_default()
    }

    /// What another worker of this build wrote; nothing if the bytes are none of that.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use dateline_core::article::Warning;

    use super::*;
    use dateline_read::record_splitter::RecordSplitter;

    #[test]
    fn bad_lines_are_told_with_their_numbers_and_the_rest_goes_on() {
        let lines =
            "{\"id\":\"a\",\"text\":\"“We go,” Jane Roe said.\"}\n\n{\"id\":\"b\"}\n{\"text\":\"Words.\"}\n\0\n";
        let read = ReadBatch::records("d.jsonl", Form::Lines, 41, lines.as_bytes());
        let ids: Vec<&str> = read.articles.iter().map(|(a, _)| a.id.as_str()).collect();
        assert_eq!(ids, ["a", "d.jsonl:44"]);
        assert_eq!(read.articles[0].1.quotes.len(), 1);
        assert_eq!(read.problems.len(), 2);
        assert!(read.problems[0].starts_with("d.jsonl, line 43: missing field"), "{}", read.problems[0]);
        assert_eq!(read.problems[1], "d.jsonl, line 45: longer than 32 MB");
        assert_eq!(ReadBatch::parse(&read.write()), Some(read));
    }

    /// What reading a whole file says, cut as it is for several batch workers.
    fn file(bytes: &str) -> ReadBatch {
        let mut splitter = RecordSplitter::default();
        let mut all = ReadBatch::default();
        splitter.push(bytes.as_bytes());
        splitter.end();
        while let (Some(part), Some(form)) = (splitter.next_batch(), splitter.form()) {
            let read = ReadBatch::records("d.json", form, part.first, &part.bytes);
            all.articles.extend(read.articles);
            all.problems.extend(read.problems);
        }
        all
    }

    #[test]
    fn whatever_is_not_read_of_a_list_is_told() {
        let articles = |n: usize| (0..n).map(|n| format!("{{\"id\": \"a{n}\", \"text\": \"Words {n}.\"}}"));
        let list = format!("[{}]", articles(100).collect::<Vec<_>>().join(", "));
        assert_eq!((file(&list).articles.len(), file(&list).problems), (100, vec![]));
        let cut = file(&list[..list.find("a8").expect("an id")]);
        assert_eq!(cut.articles.len(), 8);
        assert_eq!(
            cut.problems,
            ["d.json, article 9: not JSON: EOF while parsing a string at column 8; the file ends there"]
        );
        let cut = file(&list[..list.find(", {\"id\": \"a8").expect("an id")]);
        assert_eq!(cut.articles.len(), 8);
        assert_eq!(cut.problems, ["d.json: the list has no end; the file may have been cut short"]);
        for at in [0, 20, 99] {
            let stray = file(&list.replacen(&format!("Words {at}."), "Wo\"rds.", 1));
            assert_eq!(stray.articles.len(), 99);
            let [problem] = &stray.problems[..] else { panic!("{:?}", stray.problems) };
            assert!(problem.starts_with(&format!("d.json, article {}: not JSON: ", at + 1)), "{problem}");
        }
        let mixed = file("[1, {\"text\": \"Words.\"}, null, {\"text\": \"More.\"}]");
        assert_eq!(mixed.articles.len(), 2);
        let told: Vec<&str> = mixed.problems.iter().map(|p| p.split(':').next().unwrap_or_default()).collect();
        assert_eq!(told, ["d.json, article 1", "d.json, article 3"]);
    }

    #[test]
    fn files_of_other_formats_are_read_too() {
        let mut read = ReadBatch::default();
        read.file(
            "a.xml",
            b"<rss><channel><item><title>A headline</title><description>Words.</description></item></channel></rss>",
        );
        read.file("b.csv", b"title,text\nA headline,Words.\n");
        read.file("c.png", b"\x89PNG\r\n\x1a\n\0");
        let ids: Vec<&str> = read.articles.iter().map(|(a, _)| a.id.as_str()).collect();
        assert_eq!(ids, ["a.xml:1", "b.csv:2"]);
        assert_eq!(read.problems, ["c.png: an image"]);
    }

    #[test]
    fn what_is_in_doubt_is_told_and_read() {
        let mut read = ReadBatch::default();
        read.file("a.json", b"[{\"text\":\"Words.\",\"date\":\"soon\"}]");
        read.file("b.csv", b"title,text\nA headline,Words.,more\n");
        assert_eq!((read.articles.len(), read.problems.len()), (2, 0));
        let [first, second] = &read.doubts[..] else { panic!("{:?}", read.doubts) };
        assert_eq!(first, "a.json:1: \"date\" is no day like 2024-07-10: soon");
        assert!(second.starts_with("b.csv, line 2: 3 cells"), "{second}");
    }

    #[test]
    fn a_text_is_one_article() {
        let mut read = ReadBatch::default();
        read.file("a.txt", b"\xef\xbb\xbfWords \xff.");
        assert_eq!(read.articles[0].0.text, "Words \u{fffd}.");
        assert_eq!(read.articles[0].0.warnings, [Warning::Damaged(1)]);
    }
}
