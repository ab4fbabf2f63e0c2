//! What fields of records and columns of tables are called, in exports of many programs.

mod day;

/// What a field means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Names the article.
    Id,
    /// The words of the article.
    Text,
    /// The headline.
    Title,
    /// A few words of the article: they are its text where there is no other.
    Summary,
    /// When it was published.
    Date,
    /// When it was changed.
    Modified,
    /// The outlet.
    Outlet,
    /// The agency that wrote it.
    Agency,
    /// Who wrote it.
    Authors,
    /// The section it stood in.
    Section,
    /// The language.
    Language,
    /// The address.
    Url,
}

impl Field {
    /// All fields.
    pub const ALL: [Field; 12] = [
        Field::Id,
        Field::Text,
        Field::Title,
        Field::Summary,
        Field::Date,
        Field::Modified,
        Field::Outlet,
        Field::Agency,
        Field::Authors,
        Field::Section,
        Field::Language,
        Field::Url,
    ];

    /// Its name in options and in output.
    pub fn name(self) -> &'static str {
        match self {
            Field::Id => "id",
            Field::Text => "text",
            Field::Title => "title",
            Field::Summary => "summary",
            Field::Date => "date",
            Field::Modified => "modified",
            Field::Outlet => "outlet",
            Field::Agency => "agency",
            Field::Authors => "authors",
            Field::Section => "section",
            Field::Language => "language",
            Field::Url => "url",
        }
    }

    /// The field of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name).or(match name {
            "author" => Some(Self::Authors),
            "source" => Some(Self::Outlet),
            _ => None,
        })
    }

    /// What a field is called, the surest name first, in small letters and digits alone.
    fn names(self) -> &'static [&'static str] {
        match self {
            Field::Id => &[
                "id",
                "articleid",
                "docid",
                "documentid",
                "storiesid",
                "storyid",
                "newsid",
                "uri",
                "uuid",
                "guid",
                "accessionnumber",
                "recordid",
                "itemid",
                "postid",
            ],
            Field::Text => &[
                "text",
                "maintext",
                "articlebody",
                "bodytext",
                "articletext",
                "storytext",
                "fulltext",
                "contenttext",
                "plaintext",
                "body",
                "articlecontent",
                "content",
                "contenthtml",
                "bodyhtml",
                "newscontent",
                "rawtext",
                "article",
                "story",
                "document",
                "inhalt",
                "volltext",
                "texte",
                "texto",
                "testo",
                "contenu",
                "contenido",
                "cuerpo",
            ],
            Field::Title => &[
                "title",
                "headline",
                "webtitle",
                "articletitle",
                "maintitle",
                "hl1",
                "head",
                "heading",
                "newstitle",
                "subject",
                "titel",
                "überschrift",
                "titre",
                "titulo",
                "título",
                "titular",
                "titolo",
                "tikametadatadctitle",
                "name",
                "nameofarticle",
            ],
            // The first paragraph is the article's own, what describes it is not.
            Field::Summary => &[
                "leadparagraph",
                "lead",
                "description",
                "summary",
                "abstract",
                "snippet",
                "standfirst",
                "teaser",
                "excerpt",
                "trailtext",
                "subtitle",
                "subheadline",
            ],
            Field::Date => &[
                "dct",
                "datetimepub",
                "date",
                "datepublished",
                "datepublish",
                "publishedat",
                "publishdate",
                "publicationdate",
                "publishingdate",
                "published",
                "pubdate",
                "webpublicationdate",
                "datetime",
                "dateofpublication",
                "publishedon",
                "publishtime",
                "pubtime",
                "datum",
                "erscheinungsdatum",
                "veröffentlicht",
                "fecha",
                "data",
                "datedepublication",
                "issued",
                "created",
                "createdat",
                "creationdate",
                "tikametadatadctermscreated",
                "timestamp",
                "time",
                "seendate",
                "day",
            ],
            Field::Modified => &[
                "datemodified",
                "datemodify",
                "modified",
                "modifiedat",
                "updated",
                "updatedat",
                "lastmodified",
                "dateupdated",
                "lastupdated",
            ],
            Field::Outlet => &[
                "outlet",
                "source",
                "sourcename",
                "medianame",
                "publication",
                "publicationname",
                "publisher",
                "newspaper",
                "sourcetitle",
                "sitename",
                "provider",
                "feedname",
                "medium",
                "quelle",
                "zeitung",
                "journal",
                "sourcedomain",
                "domain",
                "hostname",
                "site",
                "website",
                "sourcehostname",
                "publishername",
                "mediaoutlet",
                "newsoutlet",
                "outletname",
                "newssource",
                "mediaurl",
            ],
            Field::Agency => &["agency", "newsagency", "wire", "agentur", "agence"],
            Field::Authors => &[
                "authors",
                "author",
                "byline",
                "creator",
                "creators",
                "writer",
                "reporter",
                "journalist",
                "dccreator",
                "autor",
                "auteur",
                "autore",
                "verfasser",
                "authorname",
                "authornames",
                "writtenby",
                "bylines",
                "tikametadataauthor",
                "tikametadatadccreator",
            ],
            Field::Section => {
                &["section", "sectionname", "category", "rubric", "desk", "ressort", "rubrik", "rubrique", "seccion"]
            }
            Field::Language => {
                &["language", "lang", "languagecode", "inlanguage", "sprache", "langue", "idioma", "lingua"]
            }
            Field::Url => &[
                "url",
                "link",
                "weburl",
                "articleurl",
                "permalink",
                "canonicalurl",
                "canonical",
                "sourceurl",
                "storyurl",
                "documenturl",
                "address",
                "href",
                "finalurl",
                "requestedurl",
                "uri",
            ],
        }
    }

    /// What a field of that name means, and how sure its name is: 0 is the surest.
    pub fn of(name: &str) -> Option<(Self, usize)> {
        let name = folded(name);
        let known = |field: Self| Some((field, field.names().iter().position(|known| *known == name)?));
        Self::ALL
            .into_iter()
            .find_map(known)
            .or_else(|| day::is_of_publication(&name).then_some((Self::Date, usize::MAX)))
    }
}

/// A name without capitals, spaces and signs.
fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_programs_are_known() {
        for (name, field) in [
            ("maintext", Field::Text),
            ("Article Body", Field::Text),
            ("date_publish", Field::Date),
            ("publishedAt", Field::Date),
            ("media_name", Field::Outlet),
            ("Überschrift", Field::Title),
            ("stories_id", Field::Id),
            ("URL", Field::Url),
        ] {
            assert_eq!(Field::of(name).map(|(field, _)| field), Some(field), "{name}");
        }
        for name in [
            "published_date",
            "post_date",
            "article_date",
            "created_utc",
            "releaseDate",
            "firstPublishedAt",
            "date_posted",
        ] {
            assert_eq!(Field::of(name).map(|(field, _)| field), Some(Field::Date), "{name}");
        }
        for name in ["sentiment", "indexed_date", "crawl_date", "date_download", "retrieved_at", "newsworthiness"] {
            assert_eq!(Field::of(name), None, "{name}");
        }
        assert_eq!(Field::named("author"), Some(Field::Authors));
    }

    #[test]
    fn every_name_is_folded_and_leads_to_its_field() {
        for field in Field::ALL {
            assert_eq!(Field::named(field.name()), Some(field));
            for name in field.names().iter().filter(|name| **name != "uri") {
                assert_eq!((folded(name).as_str(), Field::of(name).map(|(f, _)| f)), (*name, Some(field)));
            }
        }
    }
}
