//! The encodings of fonts and code pages in Rich Text Format, by their numbers (version 1.9.1 of its specification, “Font Table”).

use encoding_rs::{self as e, Encoding};

/// The encoding of a font by its set of letters. Set 0 is that of the document.
pub fn of_font(charset: i64) -> Option<&'static Encoding> {
    Some(match charset {
        77 => e::MACINTOSH,
        128 => e::SHIFT_JIS,
        129 | 130 => e::EUC_KR,
        134 => e::GBK,
        136 => e::BIG5,
        161 => e::WINDOWS_1253,
        162 => e::WINDOWS_1254,
        163 => e::WINDOWS_1258,
        177 => e::WINDOWS_1255,
        178 => e::WINDOWS_1256,
        186 => e::WINDOWS_1257,
        204 => e::WINDOWS_1251,
        222 => e::WINDOWS_874,
        238 => e::WINDOWS_1250,
        _ => return None,
    })
}

/// The encoding of a code page.
pub fn of_code_page(number: i64) -> Option<&'static Encoding> {
    Some(match number {
        866 => e::IBM866,
        932 => e::SHIFT_JIS,
        936 => e::GBK,
        949 => e::EUC_KR,
        950 => e::BIG5,
        10000 => e::MACINTOSH,
        65001 => e::UTF_8,
        number => return Encoding::for_label(format!("windows-{number}").as_bytes()),
    })
}
