//! Logarithms as whole numbers, so that every machine agrees.

/// The logarithm of `x / 256` to the base 2 in sixteenths, straight between powers.
pub(super) fn log2(x: u64) -> u32 {
    let Some(whole) = x.checked_ilog2() else { return 0 };
    let part = ((x - (1 << whole)) * 16) >> whole;
    (whole * 16 + part as u32).saturating_sub(128)
}

#[cfg(test)]
mod tests {
    use super::log2;

    #[test]
    fn logarithms_in_sixteenths() {
        assert_eq!(log2(0), 0);
        assert_eq!(log2(256), 0);
        assert_eq!(log2(512), 16);
        assert_eq!(log2(768), 24);
    }
}
