//! How much may be unpacked.

use std::io::{ErrorKind, Read};

use crate::found::Limits;

/// What one file may still unpack to, with all that lies in it, in archives within archives too.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    limits: Limits,
    /// For the whole file, and what is left of it.
    most: usize,
    left: usize,
}

impl Budget {
    /// For a file of so many bytes.
    pub fn new(limits: Limits, packed: usize) -> Self {
        let most = Self::most(limits, packed);
        Self { limits, most, left: most }
    }

    /// Bytes that a file of so many bytes may unpack to, with all that lies in it: what packs ever better in archives within
    /// archives is no text.
    pub fn most(limits: Limits, packed: usize) -> usize {
        packed.saturating_mul(limits.ratio).max(limits.free).min(limits.unpacked)
    }

    /// The limits that it was made of.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Reads a part to its end, of which `packed` bytes lie in the archive.
    pub fn read(&mut self, input: &mut dyn Read, packed: usize) -> Unpacked {
        let Limits { ratio, free, .. } = self.limits;
        let of_ratio = packed.saturating_mul(ratio).max(free);
        let most = of_ratio.min(self.left);
        let mut bytes = Vec::new();
        let read = input.take(most as u64 + 1).read_to_end(&mut bytes);
        self.left -= bytes.len().min(self.left);
        match read {
            Ok(length) if length > most && most == of_ratio => {
                Unpacked::refused(format!("it unpacks to more than {ratio} times its size, which no text does"))
            }
            Ok(length) if length > most => {
                Unpacked::refused(format!("it unpacks to more than {} MB", self.most.div_ceil(1 << 20)))
            }
            Ok(_) => Unpacked { bytes, problem: None },
            Err(e) if e.kind() == ErrorKind::UnexpectedEof => {
                Unpacked { bytes, problem: Some("it is cut short".to_owned()) }
            }
            Err(e) => Unpacked { bytes, problem: Some(format!("it is damaged: {e}")) },
        }
    }
}

/// What could be unpacked of a part, and what is wrong with it. Nothing is unpacked of a part that would be more than it may.
#[derive(Debug)]
pub struct Unpacked {
    /// The bytes up to where it broke off.
    pub bytes: Vec<u8>,
    /// In words, if these are not all.
    pub problem: Option<String>,
}

impl Unpacked {
    fn refused(problem: String) -> Self {
        Self { bytes: Vec::new(), problem: Some(problem) }
    }

    /// The bytes, if they are all.
    ///
    /// # Errors
    ///
    /// In words, if they are not.
    pub fn whole(self) -> Result<Vec<u8>, String> {
        match self.problem {
            None => Ok(self.bytes),
            Some(problem) => Err(problem),
        }
    }

    /// The same, borrowed.
    pub fn member(&self) -> Member<'_> {
        Member { bytes: &self.bytes, problem: self.problem.clone() }
    }
}

/// A file in an archive.
#[derive(Clone, Debug)]
pub struct Member<'a> {
    /// Its bytes up to where it breaks off.
    pub bytes: &'a [u8],
    /// In words, if these are not all.
    pub problem: Option<String>,
}

impl<'a> Member<'a> {
    /// All of a file.
    pub fn whole(bytes: &'a [u8]) -> Self {
        Self { bytes, problem: None }
    }

    /// A file that is left out.
    pub fn left_out(problem: impl Into<String>) -> Self {
        Self { bytes: &[], problem: Some(problem.into()) }
    }
}
