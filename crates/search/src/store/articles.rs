//! A stored corpus of articles alone, which are analysed when it is opened.

use serde::Deserialize;

use super::container::{self, Container, Content, Section};
use super::error::StoreError;
use super::summary::{Summary, whole};
use dateline_core::article::{self, Article, Block, Credit, Language, Mend, Metadata, Warning};
use dateline_core::calendar::Day;

/// Articles under a name.
///
/// ```
/// use dateline_core::article::{self, Metadata};
/// use dateline_search::store::Bundle;
///
/// let article = article::parse("a.txt", "Talks go on\n\nThe minister left.", Metadata::default());
/// let bundle = Bundle { name: "Harbour".to_owned(), articles: vec![article] };
/// let bytes = bundle.write();
/// assert_eq!(Bundle::read(&bytes), Ok(bundle));
/// assert!(Bundle::read(&bytes[..40]).is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bundle {
    /// The corpus's name.
    pub name: String,
    /// Its articles, parsed but not analysed.
    pub articles: Vec<Article>,
}

/// A file of format 1, without magic bytes and format.
#[derive(Deserialize)]
struct Format1 {
    name: String,
    articles: Vec<EarlierArticle>,
}

/// An article as it was stored before authors, section and further fields were kept with it. Blocks and credits are those of an
/// earlier parser and are not used.
#[derive(Deserialize)]
struct EarlierArticle {
    id: String,
    text: String,
    given: EarlierMetadata,
    _blocks: Vec<Block>,
    _mends: Vec<Mend>,
    _credits: [Option<Credit>; 2],
    _language: Language,
    _warnings: Vec<Warning>,
}

#[derive(Deserialize)]
struct EarlierMetadata {
    title: Option<String>,
    date: Option<Day>,
    outlet: Option<String>,
    agency: Option<String>,
    url: Option<String>,
}

impl EarlierArticle {
    /// The article, parsed anew, so that its blocks are what analysis expects of them: a headline that was handed in is not
    /// looked for in the text again.
    fn parsed(self) -> Article {
        let EarlierMetadata { title, date, outlet, agency, url } = self.given;
        article::parse(&self.id, &self.text, Metadata { title, date, outlet, agency, url, ..Metadata::default() })
    }
}

impl Bundle {
    /// The articles as a stored corpus: the same bytes for the same articles, everywhere.
    pub fn write(&self) -> Vec<u8> {
        let summary = Summary::new(&self.name, self.articles.len() as u64);
        // Writing to memory cannot fail, and every type here has a known length.
        let articles = postcard::to_extend(&self.articles, Vec::new()).unwrap_or_default();
        container::write(&[(Section::Summary, &summary.write()), (Section::Articles, &articles)])
    }

    /// Reads a stored corpus of articles alone.
    ///
    /// # Errors
    ///
    /// If the bytes are none, or not whole, or if a span in them lies outside its article.
    pub fn read(bytes: &[u8]) -> Result<Self, StoreError> {
        Self::from_container(Container::read(bytes)?)
    }

    /// Takes the articles out of a container.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn from_container(mut container: Container) -> Result<Self, StoreError> {
        if container.is_of_earlier_analysis() {
            return Self::without_facts(container);
        }
        let Content { version, bytes } = container.demand(Section::Articles)?;
        let bundle = match version {
            0 => {
                let Format1 { name, articles } = whole(&bytes, Section::Articles)?;
                Self { name, articles: articles.into_iter().map(EarlierArticle::parsed).collect() }
            }
            version => {
                let articles: Vec<Article> = if version == 1 {
                    let earlier: Vec<EarlierArticle> = whole(&bytes, Section::Articles)?;
                    earlier.into_iter().map(EarlierArticle::parsed).collect()
                } else {
                    whole(&bytes, Section::Articles)?
                };
                let summary = Summary::read(container.demand(Section::Summary)?)?;
                if summary.articles != articles.len() as u64 {
                    return Err(StoreError::Damaged(Section::Summary));
                }
                Self { name: summary.name, articles }
            }
        };
        let sound = bundle.articles.iter().all(Article::is_sound);
        if sound { Ok(bundle) } else { Err(StoreError::Damaged(Section::Articles)) }
    }

    /// The articles of a corpus that was stored with facts of an earlier way, without these.
    fn without_facts(mut container: Container) -> Result<Self, StoreError> {
        let summary = Summary::read(container.demand(Section::Summary)?)?;
        let library = container.analysed()?;
        let article = |n: u32| {
            let packed = library.packed(n)?;
            // Id and article stand before the facts.
            let ((_, article), _): ((String, EarlierArticle), _) = postcard::take_from_bytes(&packed).ok()?;
            Some(article.parsed())
        };
        let articles: Option<Vec<Article>> = (0..library.len() as u32).map(article).collect();
        let articles = articles.ok_or(StoreError::Damaged(Section::Analysed))?;
        Ok(Self { name: summary.name, articles })
    }
}
