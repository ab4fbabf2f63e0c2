//! Articles that wait until all are read: in memory, and beyond a bound in a file that goes with the program.

use std::io::{self, Read, Seek, SeekFrom, Write};

use dateline_read::versions::{self, Change, Fate, Print};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tempfile::SpooledTempFile;

use crate::files;

/// Bytes that are kept in memory.
const IN_MEMORY: usize = 256 << 20;

/// Lines of articles, and what tells whether two are the same.
pub struct Spool {
    file: SpooledTempFile,
    /// Where each line ends.
    ends: Vec<u64>,
    prints: Vec<Print>,
}

/// What of an article's line is compared, and kept of an earlier version.
#[derive(Deserialize, Serialize)]
struct Version {
    id: Box<RawValue>,
    title: Option<String>,
    date: Option<String>,
    #[serde(default)]
    modified: Option<String>,
    url: Option<String>,
    file: String,
    text: String,
    /// What the next version says instead.
    #[serde(skip_deserializing)]
    changed: Vec<Change>,
}

/// What stands behind an article, as its line tells it.
#[derive(Serialize)]
struct Behind<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    earlier: Vec<Version>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    repeats: Vec<&'a str>,
}

impl Spool {
    pub fn new() -> Self {
        Self { file: SpooledTempFile::new(IN_MEMORY), ends: Vec::new(), prints: Vec::new() }
    }

    /// Adds the line of an article.
    ///
    /// # Errors
    ///
    /// If there is no room for it.
    pub fn push(&mut self, json: &[u8], print: Print) -> io::Result<()> {
        self.file.write_all(json)?;
        self.ends.push(self.ends.last().copied().unwrap_or(0) + json.len() as u64);
        self.prints.push(print);
        Ok(())
    }

    /// Writes the articles that count, with what stands behind them; gives their number, and what became of the others.
    ///
    /// # Errors
    ///
    /// If lines cannot be read back or written.
    pub fn write(mut self, out: &mut dyn Write) -> io::Result<(u64, Option<String>)> {
        let prints = std::mem::take(&mut self.prints);
        let mut failed = None;
        let fates = versions::fates(&prints, &mut |at| match self.version(at) {
            Ok(version) => versions::words(version.title.as_deref(), &version.text),
            Err(e) => {
                failed = failed.take().or(Some(e));
                String::new()
            }
        });
        if let Some(e) = failed {
            return Err(e);
        }
        let mut behind = versions::behind(&prints, &fates).into_iter().peekable();
        let mut written = 0;
        for (at, _) in fates.iter().enumerate().filter(|(_, fate)| **fate == Fate::Counts) {
            let mut line = self.line(at)?;
            if let Some((_, behind)) = behind.next_if(|(of, _)| *of == at) {
                let names = behind.repeats.iter().map(|at| prints[*at].name.as_str()).collect();
                let mut earlier = behind.earlier.iter().map(|at| self.version(*at)).collect::<io::Result<Vec<_>>>()?;
                let mut newer = self.version(at)?.text;
                for version in earlier.iter_mut().rev() {
                    version.changed = versions::changes(&version.text, &newer);
                    newer.clone_from(&version.text);
                }
                let added = serde_json::to_vec(&Behind { earlier, repeats: names })?;
                // Both are objects, and neither is empty.
                line.truncate(line.trim_ascii_end().len() - 1);
                line.push(b',');
                line.extend_from_slice(&added[1..]);
                line.push(b'\n');
            }
            out.write_all(&line)?;
            written += 1;
        }
        Ok((written, files::told(&fates)))
    }

    fn line(&mut self, at: usize) -> io::Result<Vec<u8>> {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        let mut line = vec![0; usize::try_from(self.ends[at] - start).unwrap_or(0)];
        self.file.seek(SeekFrom::Start(start))?;
        self.file.read_exact(&mut line)?;
        Ok(line)
    }

    fn version(&mut self, at: usize) -> io::Result<Version> {
        Ok(serde_json::from_slice(&self.line(at)?)?)
    }
}
