//! How much may be unpacked.

use std::io::{ErrorKind, Read};

use crate::found::Limits;

/// What one file may still unpack to, with all that lies in it, in archives within archives too.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    limits: Limits,
    left: usize,
}

impl Budget {
    /// For a file.
    pub fn new(limits: Limits) -> Self {
        Self { limits, left: limits.unpacked }
    }

    /// The limits that it was made of.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Reads a part to its end, of which `packed` bytes lie in the archive.
    ///
    /// # Errors
    ///
    /// In words, if it is damaged, or if it would unpack to more than it may; no more than that is held in memory.
    pub fn read(&mut self, input: &mut dyn Read, packed: usize) -> Result<Vec<u8>, String> {
        let Limits { ratio, free, unpacked, .. } = self.limits;
        let of_ratio = packed.saturating_mul(ratio).max(free);
        let most = of_ratio.min(self.left);
        let mut bytes = Vec::new();
        let read = input.take(most as u64 + 1).read_to_end(&mut bytes);
        self.left -= bytes.len().min(self.left);
        match read {
            Ok(length) if length > most && most == of_ratio => {
                Err(format!("it unpacks to more than {ratio} times its size, which no text does"))
            }
            Ok(length) if length > most => Err(format!("it unpacks to more than {} MB", unpacked >> 20)),
            Ok(_) => Ok(bytes),
            Err(e) if e.kind() == ErrorKind::UnexpectedEof => Err("it is cut short".to_owned()),
            Err(e) => Err(format!("it is damaged: {e}")),
        }
    }
}

/// The bytes of a file in an archive, or why they are left out.
pub type Member<'a> = Result<&'a [u8], String>;
