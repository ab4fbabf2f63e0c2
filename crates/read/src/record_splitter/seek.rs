//! Finding the next article after damage.

/// Bytes of an article's first key that are compared.
pub(super) const LONGEST_KEY: usize = 64;

/// Looks for an article's beginning where nothing else is certain: a brace behind another article's end or at the beginning of
/// a line, indented as the articles before it are, and in it the key that they begin with. No text of JSON holds a quotation
/// mark without a backslash before it, or a line feed, so that none looks like this.
#[derive(Debug)]
pub(super) struct Seek {
    /// How far the articles before are indented.
    indented: usize,
    /// How far the brace is indented that may be the one.
    pub indent: usize,
    at: Sought,
    /// The beginning so far.
    pub begin: Vec<u8>,
    /// Where its key begins in it.
    pub key: usize,
}

/// What of the beginning was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sought {
    Nothing,
    End,
    Brace,
    Key,
    KeyEnd,
}

impl Seek {
    pub fn new(indented: usize) -> Self {
        Self { indented, indent: 0, at: Sought::Nothing, begin: Vec::new(), key: 0 }
    }

    /// Takes the next byte; whether an article that begins with one of `keys` has begun, its colon being the last byte. Where no
    /// key is known, any will do.
    pub fn step(&mut self, byte: u8, keys: [&[u8]; 3]) -> bool {
        let space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        if matches!(self.at, Sought::Brace | Sought::Key | Sought::KeyEnd) {
            self.begin.push(byte);
        }
        let wrong = match byte {
            b'}' | b'\n' => Sought::End,
            _ => Sought::Nothing,
        };
        self.at = match self.at {
            Sought::End if space => {
                self.indent = if byte == b'\n' { 0 } else { self.indent + 1 };
                return false;
            }
            Sought::End if byte == b',' => {
                self.indent = 0;
                return false;
            }
            Sought::End if byte == b'{' && (self.indent == self.indented || self.indent.max(self.indented) <= 1) => {
                self.begin.clear();
                self.begin.push(byte);
                Sought::Brace
            }
            Sought::Brace | Sought::KeyEnd if space => return false,
            Sought::Brace if byte == b'"' => {
                self.key = self.begin.len();
                Sought::Key
            }
            Sought::Key if byte == b'"' => {
                let own = self.begin.get(self.key..self.begin.len() - 1).unwrap_or_default();
                let known = keys.contains(&own) || keys.iter().all(|key| key.is_empty());
                if known && !own.is_empty() { Sought::KeyEnd } else { Sought::Nothing }
            }
            Sought::Key if !matches!(byte, b'\\' | b'\n' | b'}') && self.begin.len() - self.key <= LONGEST_KEY => {
                return false;
            }
            Sought::KeyEnd if byte == b':' => return true,
            _ => wrong,
        };
        if self.at == Sought::End {
            self.indent = 0;
        }
        false
    }
}
