//! Writes and reads numbers in few bits, by Rice's code. Bits are counted from the lowest of each byte; behind the end all are 0.

/// Quotients from this on are written out whole, so that no number takes more than 56 bits.
const ESCAPE: u32 = 24;

/// Writes bits.
#[derive(Debug, Default)]
pub struct Packed {
    bytes: Vec<u8>,
    /// The bits that fill no byte yet, and how many they are.
    rest: u64,
    len: u32,
}

impl Packed {
    /// Bits so far.
    pub fn bits(&self) -> u64 {
        self.bytes.len() as u64 * 8 + u64::from(self.len)
    }

    /// What `bytes` hold, to be written on.
    #[cfg(test)]
    pub fn after(bytes: Vec<u8>) -> Self {
        Self { bytes, ..Self::default() }
    }

    /// Appends the lowest bits of a number, at most 32.
    fn put(&mut self, number: u64, bits: u32) {
        self.rest |= (number & ((1 << bits) - 1)) << self.len;
        self.len += bits;
        while self.len >= 8 {
            self.bytes.push(self.rest as u8);
            self.rest >>= 8;
            self.len -= 8;
        }
    }

    /// Appends that many ones and a zero.
    pub fn unary(&mut self, mut ones: u32) {
        while ones > 31 {
            self.put(u64::MAX, 31);
            ones -= 31;
        }
        self.put((1 << ones) - 1, ones + 1);
    }

    /// Appends a number by Rice's code: its lowest bits, and how often they overflow.
    pub fn rice(&mut self, number: u32, bits: u32) {
        let quotient = number >> bits;
        if quotient < ESCAPE {
            self.unary(quotient);
            self.put(u64::from(number), bits);
        } else {
            self.put(u64::MAX, ESCAPE);
            self.put(u64::from(number), 32);
        }
    }

    /// Appends a number that is less than `limit`, all of which are as likely.
    pub fn below(&mut self, number: u32, limit: u32) {
        let (bits, short) = split(limit);
        if number < short {
            self.put(u64::from(number), bits);
        } else {
            let number = u64::from(number) + u64::from(short);
            self.put(number >> 1, bits);
            self.put(number, 1);
        }
    }

    /// The bytes.
    pub fn finish(mut self) -> Vec<u8> {
        if self.len > 0 {
            self.bytes.push(self.rest as u8);
        }
        self.bytes
    }
}

/// Of the numbers below a limit, how many bits the shorter half has, and how many numbers are that short.
fn split(limit: u32) -> (u32, u32) {
    let bits = limit.max(1).ilog2();
    (bits, ((2u64 << bits) - u64::from(limit)) as u32)
}

/// Reads bits.
#[derive(Clone, Copy, Debug, Default)]
pub struct BitReader<'a> {
    /// What is read.
    pub bytes: &'a [u8],
    /// The next bit.
    pub at: usize,
}

impl BitReader<'_> {
    /// The next 57 bits or more.
    #[inline]
    fn peek(&self) -> u64 {
        let byte = self.at >> 3;
        let word = match self.bytes.get(byte..).and_then(<[u8]>::first_chunk) {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => {
                let rest = self.bytes.get(byte..).unwrap_or_default();
                rest.iter().rev().fold(0, |sum, &b| sum << 8 | u64::from(b))
            }
        };
        word >> (self.at & 7)
    }

    /// How many ones there are before the next zero; no more than `most` and some.
    #[inline]
    pub fn unary(&mut self, most: u32) -> u32 {
        let mut ones = 0;
        loop {
            let run = (!self.peek()).trailing_zeros();
            if run < 56 {
                self.at += run as usize + 1;
                return ones + run;
            }
            self.at += 56;
            ones += 56;
            if ones > most {
                return ones;
            }
        }
    }

    /// A number written by [`Packed::rice`].
    #[inline]
    pub fn rice(&mut self, bits: u32) -> u32 {
        let word = self.peek();
        let quotient = (!word).trailing_zeros();
        if quotient >= ESCAPE {
            self.at += ESCAPE as usize + 32;
            return (word >> ESCAPE) as u32;
        }
        self.at += (quotient + 1 + bits) as usize;
        quotient << bits | (word >> (quotient + 1)) as u32 & ((1 << bits) - 1)
    }

    /// A number written by [`Packed::below`].
    #[inline]
    pub fn below(&mut self, limit: u32) -> u32 {
        let (bits, short) = split(limit);
        let word = self.peek();
        let number = (word & ((1 << bits) - 1)) as u32;
        self.at += bits as usize;
        if number < short {
            return number;
        }
        self.at += 1;
        (u64::from(number) << 1 | word >> bits & 1).wrapping_sub(u64::from(short)) as u32
    }
}

/// How many of a number's bits Rice's code leaves as they are, if such numbers are so large on average.
#[inline]
pub fn rice_bits(sixteenfold_mean: u64) -> u32 {
    // The mean times ln 2, which is best for numbers whose likelihood falls evenly.
    ((sixteenfold_mean * 11) >> 8).max(1).ilog2().min(31)
}

/// The mean of the numbers so far, sixteenfold: the later ones count more.
#[inline]
pub fn moved(sixteenfold_mean: u64, number: u32) -> u64 {
    sixteenfold_mean - sixteenfold_mean / 16 + u64::from(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_read_as_written(numbers in prop::collection::vec((0u8..3, any::<u32>(), 0u32..32, 0u32..32), 0..200)) {
            let mut packed = Packed::default();
            let limit = |number: u32, more: u32| (number >> 1) + 1 + more;
            for &(how, number, shift, bits) in &numbers {
                let number = number >> shift;
                match how {
                    0 => packed.unary(number % 1000),
                    1 => packed.rice(number, bits),
                    _ => packed.below(number >> 1, limit(number, bits)),
                }
            }
            let bytes = packed.finish();
            let mut read = BitReader { bytes: &bytes, at: 0 };
            for &(how, number, shift, bits) in &numbers {
                let number = number >> shift;
                match how {
                    0 => prop_assert_eq!(read.unary(1000), number % 1000),
                    1 => prop_assert_eq!(read.rice(bits), number),
                    _ => prop_assert_eq!(read.below(limit(number, bits)), number >> 1),
                }
            }
        }
    }
}
