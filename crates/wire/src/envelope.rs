//! A message with its number and build.

use dateline_search::protocol::build;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A message as it travels between two programs of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// The question's number, chosen by the client; responses repeat it. 0 for a message that answers no question.
    pub number: u32,
    /// The sender's [`build`]: what another build wrote is not read.
    pub build: String,
    /// The message, in postcard.
    #[serde(with = "serde_bytes")]
    pub body: Vec<u8>,
}

impl Envelope {
    /// Puts a message in.
    pub fn new<T: Serialize>(number: u32, message: &T) -> Self {
        // Writing to memory cannot fail, and every type of the protocol has a known length.
        Self { number, build: build(), body: postcard::to_extend(message, Vec::new()).unwrap_or_default() }
    }

    /// The message, if it is one of this build's.
    pub fn open<T: DeserializeOwned>(&self) -> Option<T> {
        if self.build == build() { postcard::from_bytes(&self.body).ok() } else { None }
    }
}

#[cfg(test)]
mod tests {
    use dateline_search::protocol::Request;

    use super::*;

    #[test]
    fn an_envelope_opens_for_its_own_build_only() {
        let asked = Request::Context { article: "a".to_owned(), id: "q1".to_owned() };
        let envelope = Envelope::new(7, &asked);
        assert_eq!(envelope.open(), Some(asked));
        assert_eq!(Envelope { build: "0.0.0+0".to_owned(), ..envelope.clone() }.open::<Request>(), None);
        assert_eq!(Envelope { body: vec![250], ..envelope }.open::<Request>(), None);
    }
}
