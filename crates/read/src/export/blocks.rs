//! Blocks of lines: paragraphs, and the heads of articles.

/// Lines longer than this are paragraphs by themselves, since whoever wrote them did not break lines.
const UNBROKEN: usize = 130;

/// A block: lines without an empty one between them.
pub type Block<'a> = Vec<&'a str>;

/// The blocks of some lines.
pub fn blocks<'a>(lines: &[&'a str]) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut open = false;
    for line in lines {
        let line = line.trim();
        if line.is_empty() {
            open = false;
        } else if open && let Some(block) = blocks.last_mut() {
            block.push(line);
        } else {
            blocks.push(vec![line]);
            open = true;
        }
    }
    blocks
}

/// The text of some lines: paragraphs with an empty line between them. Broken lines are joined.
pub fn paragraphs(lines: &[&str]) -> String {
    let unbroken = lines.iter().any(|line| line.trim().len() > UNBROKEN);
    let blocks = blocks(lines);
    let paragraphs: Vec<String> = if unbroken {
        blocks.concat().iter().map(|line| (*line).to_owned()).collect()
    } else {
        blocks.iter().map(|block| block.join(" ")).collect()
    };
    paragraphs.join("\n\n")
}

/// “532 words”.
pub fn is_length(line: &str) -> bool {
    line.strip_suffix("words")
        .map(str::trim)
        .is_some_and(|count| !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.'))
}
