//! Word classes: which of the word lists a word stands in, one bit for each.
//!
//! A rule tests a bit of a token instead of comparing strings.

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Class {
            $($(#[$doc])* pub const $name: Class = Class(1 << $bit);)*
        }
    };
}

classes! {
    /// `the`, `a`, `this`, `his`.
    DETERMINER = 0;
    /// Personal pronouns in any case.
    PRONOUN = 1;
    /// `of`, `in`, `according`.
    PREPOSITION = 2;
    /// `and`, `while`.
    CONJUNCTION = 3;
    /// `is`, `had`, `would`, `didn’t`.
    AUXILIARY = 4;
    /// Any closed-class word, those above included.
    FUNCTION = 5;
    /// A full stop after it belongs to it.
    ABBREVIATION = 6;
    /// An abbreviation that may stand last in a sentence.
    ABBREVIATION_FINAL = 7;
    /// A verb that attributes words or views.
    CUE = 8;
    /// A cue that stands beside direct speech.
    CUE_SPEECH = 9;
    /// A cue that takes a clause.
    CUE_CLAUSE = 10;
    /// A cue that takes a noun phrase as what is said.
    CUE_OBJECT = 11;
    /// A cue that takes an infinitive.
    CUE_INFINITIVE = 12;
    /// A cue that takes an object and what it is called.
    CUE_NAMING = 13;
    /// A cue that takes the person addressed before the clause.
    CUE_ADDRESS = 14;
    /// A cue that is seldom speech unless a quotation stands beside it.
    CUE_WEAK = 15;
    /// A cue that tells what is thought, wished or found, not what is said.
    CUE_HELD = 40;
    /// A noun for something that is read: `report`, `poll`, and its plural.
    DOCUMENT = 41;
    /// A noun for people who are spoken of together: `protesters`.
    GROUP = 42;
    /// A word or abbreviation that names nobody though it is written with capitals: `TV`, `photo`.
    NO_NAME = 43;
    /// The first word of a name that is known beforehand.
    KNOWN = 44;
    /// A noun that only ends the name of a body: `services`.
    BODY_HEAD = 45;
    /// A noun that ends the name of a place: `county`.
    PLACE_NOUN = 46;
    /// A word that begins the name of a place: `lake`.
    PLACE_OPENER = 47;
    /// A word before a place that names a part of it: `eastern`.
    PLACE_PART = 48;
    /// A party or persuasion that stands before a name: `Democrat`.
    PARTY = 49;
    /// `statement`, `remarks`, `warning`.
    CUE_NOUN = 16;
    /// A title or form of address that stands before a name.
    TITLE = 17;
    /// A noun for what a person is or does.
    ROLE = 18;
    /// The plural of such a noun.
    ROLE_PLURAL = 19;
    /// A noun for a body that speaks.
    BODY = 20;
    /// The plural of such a noun.
    BODY_PLURAL = 21;
    /// A country or territory in one word, or the last word of one.
    COUNTRY = 22;
    /// The adjective made from a country, or its last word; its plural too.
    DEMONYM = 23;
    /// A capital in one word, or its last word.
    CAPITAL = 24;
    /// A given name.
    GIVEN = 25;
    /// Tells a man.
    MALE = 26;
    /// Tells a woman.
    FEMALE = 27;
    /// The name of a month or its abbreviation.
    MONTH = 28;
    /// The name of a weekday or its abbreviation.
    WEEKDAY = 29;
    /// Another word that begins or holds a time expression: `morning`, `spring`, `annually`.
    TIME_WORD = 60;
    /// The past of a common irregular verb: `met`, `fell`.
    PAST_VERB = 61;
    /// A unit of time: `day`, `weeks`, `quarter`.
    TIME_UNIT = 30;
    /// A number in letters: `three`, `twelfth`.
    NUMERAL = 31;
    /// A word that places a time by the moment of speaking: `last`, `next`, `ago`, `yesterday`.
    DEICTIC = 32;
    /// A common verb in a finite or participle form that the cue lists lack: `met`, `came`, `signed`.
    VERB = 33;
    /// A word that opens a clause of its own: `that`, `while`, `which`.
    OPENER = 35;
    /// `will`, `could`, `did`: a base form after it is finite.
    MODAL = 36;
    /// `is`, `been`: a participle after it is passive.
    BEING = 37;
    /// The first word of a holiday's name: `christmas`, `good`.
    HOLIDAY = 38;
    /// A word that only rules of time ask about: `former`, `fiscal`.
    TIME_HINT = 39;
    /// An adverb that may stand between a subject and its verb: `also`, `later`, `repeatedly`.
    ADVERB = 34;
}

impl Class {
    /// No class.
    pub const NONE: Class = Class(0);

    /// Whether every class of `other` is here.
    pub const fn has(self, other: Class) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether some class of `other` is here.
    pub const fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both.
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// The form of a verb that the lists know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Not a verb of the lists.
    #[default]
    None,
    /// `say`, `condemn`.
    Base,
    /// `says`.
    Third,
    /// `said`; for regular verbs also the participle.
    Past,
    /// `saying`.
    Ing,
    /// `known`, `written`, where it differs from the past.
    Participle,
}
