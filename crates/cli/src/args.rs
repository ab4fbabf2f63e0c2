//! The arguments of the command line, as `clap` parses them and shows them as help.

mod reading;
mod taking;

use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{Arg, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use dateline_core::time::Anchoring;
use url::Url;

pub use reading::{AtHand, Reading};
use taking::format;
pub use taking::{Taken, What};

/// Who said what, when, and which outlet carried it.
///
/// The commands that extract read JSON Lines on standard input, one article a line ({"id", "text"} and what is known
/// beside: title, date, outlet or source, agency, url), and write JSON Lines on standard output, one object an article, in
/// the same order. Offsets are Unicode code points into the text as given, end exclusive. A bad line is named on standard
/// error with its number; the rest goes on, and the exit status is 1 at the end.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Quotations with their speakers: {"id", "quotes"} for each article
    Quotes {
        /// Only what the page shows by default: words that were said, with the speaker, as far as they are sure
        #[arg(long)]
        shown: bool,
        #[command(flatten)]
        at_hand: AtHand,
    },
    /// Time expressions with their days: {"id", "dct", "timexes"} for each article
    Times {
        /// What bare times are counted from
        #[arg(long, value_enum, default_value_t = Anchor::Dct)]
        anchor: Anchor,
        #[command(flatten)]
        at_hand: AtHand,
    },
    /// The day on which each article was published, inferred from all of them: {"id", "published"}
    Date {
        #[command(flatten)]
        at_hand: AtHand,
    },
    /// Everything that is known of each article: headline, date, outlet, quotations, times, names, warnings
    #[command(alias = "analyze")]
    Analyse {
        /// Reads this file as one article instead of JSON Lines on standard input
        #[arg(long, value_name = "FILE")]
        text: Option<PathBuf>,
        /// Reads this file as a web page with one article
        #[arg(long, value_name = "FILE", conflicts_with = "text")]
        html: Option<PathBuf>,
        #[command(flatten)]
        at_hand: AtHand,
    },
    /// What all articles tell together, one object a finding: names, quotations, shared text, events and stories
    ///
    /// {"type": "name", "id", "kind", "name", "aliases", "mentions"}, {"type": "quotation", "id", "speaker_ref", "variants"},
    /// {"type": "shared", "a", "b", "kind", "spans"}, {"type": "event", "id", "name", "from", "to", "mentions"} and {"type":
    /// "story", "id", "articles"}.
    Across {
        #[command(flatten)]
        at_hand: AtHand,
    },
    /// Whether the quotations of a draft stand in these articles: verbatim, cut, altered, another speaker's, or not here
    ///
    /// Writes one object a quotation, in the draft's order: {"start", "end", "text", "speaker_ref", "verdict", "found"}, and a
    /// summary on standard error. Nearest of what was found is the first; its "difference" tells word by word what both have
    /// ("same"), what the draft alone has ("put_in") and what it leaves out ("left_out").
    Check(CheckArgs),
    /// Statements, events, names or articles as a file for other programs: a table, a text, a bibliography, a calendar
    ///
    /// Each file says how it was made: by which program and query, from which articles, how often such findings are right as
    /// measured, and by which command it is made again. Where a format has no place for that (csv, jsonl, ris, csl-json), it is
    /// written beside the file as FILE.made.json, or told on standard error if there is no file.
    Export(ExportArgs),
    /// Articles from files of any format, as JSON Lines; what is left out is told on standard error
    ///
    /// Read are plain text, Markdown, web pages, JSON and JSON Lines in the shapes of many programs, tables (CSV, TSV),
    /// feeds, exports of LexisNexis, Nexis Uni and Factiva as text, RTF or DOCX, PDFs with a text layer, messages and mailboxes, books (EPUB), web
    /// archives (WARC), and archives of these (ZIP, tar, gzip). A file's content tells its format before its name does.
    ///
    /// An article that was read twice (the same words under one address, or under one headline of one outlet) is written once,
    /// with the names of the others as "repeats". Of several versions of an article the newest is written, with the older ones as
    /// "earlier": [{"id", "title", "date", "modified", "url", "file", "text", "changed": [{"was", "now"}]}], the oldest first.
    ///
    /// The exit status is 0 if everything was read, 1 if anything was left out, and 2 if the command was written wrongly.
    Read(ReadArgs),
    /// A folder to begin with: two example articles, and a workflow that publishes the site of what is in it
    ///
    /// Files that are there stay as they are, and are told.
    Init(InitArgs),
    /// A static site of these articles: the page with a corpus beside it
    Build(BuildArgs),
    /// These articles as a site at an address of this machine, to look at: built first, or a site that is there
    ///
    /// Writes the address on standard output and serves until Ctrl-C ends it. Only programs of this machine are answered.
    Serve(ServeArgs),
    /// These articles as one corpus file, which the page opens
    Bundle(BundleArgs),
    /// Makes the learned weights from annotated articles on standard input
    Train(TrainArgs),
    /// A script that completes commands and options in a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// What times are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Anchor {
    /// The day of writing, as in news
    Dct,
    /// The date named last, as in a history
    Narrative,
}

impl From<Anchor> for Anchoring {
    fn from(anchor: Anchor) -> Self {
        match anchor {
            Anchor::Dct => Self::Dct,
            Anchor::Narrative => Self::Narrative,
        }
    }
}

#[derive(Debug, Args)]
pub struct ReadArgs {
    /// Files of any format, or folders of these; - is standard input
    #[arg(required = true, value_name = "FILE|FOLDER")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
}

/// Articles and the name of the corpus that is made of them.
#[derive(Clone, Debug, Args)]
pub struct Sources {
    /// Files of any format that `dateline read` reads, or folders of these
    #[arg(required = true, value_name = "FILE|FOLDER")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    /// The name of the corpus; by default that of the first file or folder
    #[arg(long)]
    pub name: Option<String>,
    /// What a reader corrected of names and statements: a file that the page saved
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,
    #[command(flatten)]
    pub at_hand: AtHand,
}

/// What is stored of articles.
#[derive(Clone, Copy, Debug, Args)]
pub struct Stored {
    /// Stores the articles alone, which the visitor's browser then analyses when the page is opened
    #[arg(long, conflicts_with = "corrections")]
    pub articles_only: bool,
}

#[derive(Debug, Args)]
pub struct ExportArgs {
    #[command(flatten)]
    pub sources: Sources,
    /// The format: csv, json, jsonl and markdown of all; of statements also html, ris, bibtex, csl-json, annotations, and
    /// citations by a style: apa, chicago, mla (apa-markdown and so on with italics); of events also ical
    #[arg(long = "as", value_name = "FORMAT", value_parser = format)]
    pub format: Taken,
    /// What is taken away
    #[arg(long, value_enum, default_value_t = What::Statements)]
    pub what: What,
    /// Only what matches, in the query language of the page's search box: speaker:roe date:2024-07
    #[arg(short, long, default_value = "")]
    pub query: String,
    /// Also what is less sure or was not said
    #[arg(long)]
    pub all: bool,
    /// The file [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The draft, a file of any format with one article: a manuscript, a speech, a model's answer
    #[arg(value_name = "DRAFT")]
    pub draft: PathBuf,
    /// The articles: files of any format, folders of these, or stored corpora
    #[arg(long = "in", required = true, num_args = 1.., value_name = "FILE|FOLDER")]
    pub articles: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub at_hand: AtHand,
}

#[derive(Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    pub sources: Sources,
    #[command(flatten)]
    pub stored: Stored,
    /// The folder of the site
    #[arg(short, long, value_name = "FOLDER", required_unless_present = "single")]
    pub out: Option<PathBuf>,
    /// Writes one HTML file with everything in it instead, which opens by a double click
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out", "parts", "articles_only", "force"])]
    pub single: Option<PathBuf>,
    /// Puts the program into that file, too, which opens other articles and dates them: some three megabytes
    #[arg(long, requires = "single")]
    pub opens_files: bool,
    /// The folder of the built page [default: the page within this program, else dist, here or beside the program]
    #[arg(long, value_name = "FOLDER")]
    pub page: Option<PathBuf>,
    /// Splits the corpus into parts of that many kilobytes, which a visitor fetches when they are shown; without it, a site
    /// of more than four megabytes of text is split
    #[arg(long, value_name = "KB", value_parser = clap::value_parser!(u32).range(1..=1 << 20), conflicts_with = "articles_only")]
    pub parts: Option<u32>,
    /// The address that the site will have on the web: with it, pages name their own address, and the site gets a map for search engines (sitemap.xml) and a feed of its newest statements (feed.xml)
    #[arg(long, value_name = "URL", value_parser = site_address, conflicts_with = "single")]
    pub url: Option<String>,
    /// Leaves out the small pages of single statements (q/) and articles (a/), which can be read and found without a program
    #[arg(long)]
    pub no_pages: bool,
    /// Writes into a folder that holds something else than a site of ours
    #[arg(long)]
    pub force: bool,
    /// Leaves out the small pages if there are more of them: no option, but what `serve` asks for.
    #[arg(skip)]
    pub most_pages: Option<u32>,
}

#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder, which is made if it is not there
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    pub sources: Sources,
    #[command(flatten)]
    pub stored: Stored,
    /// The port [default: any that is free]
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub port: u16,
    /// Opens the browser there
    #[arg(long)]
    pub open: bool,
    /// The folder of the built page [default: the page within this program, else dist, here or beside the program]
    #[arg(long, value_name = "FOLDER")]
    pub page: Option<PathBuf>,
}

/// The options of a command that were given when the program was started, but for these, as they are typed.
pub fn given(command: &str, but: &[&str]) -> Vec<String> {
    let cli = Cli::command();
    let matches = cli.clone().get_matches();
    let (Some(command), Some(matches)) = (cli.find_subcommand(command), matches.subcommand_matches(command)) else {
        return Vec::new();
    };
    let is_given = |arg: &&Arg| matches.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine);
    let long = |arg: &Arg| arg.get_long().filter(|long| !but.contains(long)).map(|long| format!("--{long}"));
    command.get_arguments().filter(is_given).filter_map(long).collect()
}

/// The address of a folder on the web, with a slash at its end.
fn site_address(address: &str) -> Result<String, String> {
    let is_folder = |url: &Url| {
        matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.query().is_none()
            && url.fragment().is_none()
            && !url.path().ends_with(".html")
    };
    let url = Url::parse(address).ok().filter(is_folder);
    let url = url.ok_or("not the address of a folder like https://example.org/dateline/")?;
    Ok(format!("{}/", url.as_str().trim_end_matches('/')))
}

#[derive(Debug, Args)]
pub struct BundleArgs {
    #[command(flatten)]
    pub sources: Sources,
    #[command(flatten)]
    pub stored: Stored,
    /// The file
    #[arg(short, long, value_name = "FILE")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub struct TrainArgs {
    /// Writes each article's quotations as weights find them that were made without its part of the articles
    #[arg(long, default_value_t = 0)]
    pub folds: usize,
    /// Where to write the weights
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_address_of_a_site_is_that_of_a_folder() {
        let address = |text| super::site_address(text).ok();
        assert_eq!(address("https://example.org/b").as_deref(), Some("https://example.org/b/"));
        assert_eq!(address("HTTPS://exämple.org/ü/").as_deref(), Some("https://xn--exmple-cua.org/%C3%BC/"));
        for odd in [
            "example.org",
            "https://",
            "https://a@example.org/",
            "https://example.org:99999/",
            "https://example.org/?a",
        ] {
            assert_eq!(address(odd), None, "{odd}");
        }
        assert_eq!(address("https://example.org/index.html"), None);
    }

    #[test]
    fn the_arguments_are_consistent() {
        super::Cli::command().debug_assert();
    }
}
