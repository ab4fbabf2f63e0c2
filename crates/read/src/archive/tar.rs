//! Tar archives.

use ::tar::{Archive, EntryType};

use super::budget::{Budget, Member};

/// Gives every file of an archive to `each`, with its name.
///
/// # Errors
///
/// In words, if the archive breaks off; what came before was given.
pub fn members(
    bytes: &[u8],
    budget: &mut Budget,
    each: &mut dyn FnMut(&str, Member<'_>, &mut Budget),
) -> Result<(), String> {
    let told = |e: std::io::Error| format!("the archive breaks off: {e}");
    let mut archive = Archive::new(bytes);
    for (number, entry) in archive.entries().map_err(told)?.enumerate() {
        if number >= budget.limits().members {
            return Err(format!("more than {} files in one archive", budget.limits().members));
        }
        let entry = entry.map_err(told)?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        match entry.header().entry_type() {
            EntryType::Regular | EntryType::Continuous => {
                let start = usize::try_from(entry.raw_file_position()).unwrap_or(usize::MAX);
                let end = usize::try_from(entry.size()).ok().and_then(|size| start.checked_add(size));
                match end.and_then(|end| bytes.get(start..end)) {
                    Some(bytes) => each(&name, Member::whole(bytes), budget),
                    None => {
                        let bytes = bytes.get(start..).unwrap_or_default();
                        each(&name, Member { bytes, problem: Some("it is cut short".to_owned()) }, budget);
                    }
                }
            }
            EntryType::Symlink | EntryType::Link => {
                each(&name, Member::left_out("a link, which is not followed"), budget);
            }
            EntryType::Char | EntryType::Block | EntryType::Fifo => {
                each(&name, Member::left_out("a device, which is not opened"), budget);
            }
            EntryType::GNUSparse => each(&name, Member::left_out("a file with holes"), budget),
            _ => {}
        }
    }
    Ok(())
}
