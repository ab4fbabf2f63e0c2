//! What follows a family name and tells people of one name apart: "John Roe Jr.", "Rudolf II".

use crate::text::among;

/// A lone "X" is a name more often than the tenth of one.
const TAILS: &str = "jr sr i ii iii iv v vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx";

/// Whether `word`, in lower case and without stops, tells namesakes apart.
pub(super) fn is_tail(word: &str) -> bool {
    among(word, TAILS)
}
