//! The laws hold of the files in `corpus/`, of changes of them, and of random bytes.

use std::fs;
use std::path::Path;

use dateline_laws::LAWS;
use proptest::prelude::*;
use proptest::sample::Index;

/// The files of a law's folder, in the order of their names.
fn corpus(law: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(law);
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a file")).collect()
}

#[test]
fn laws_hold_of_the_corpus() {
    for (name, law) in LAWS {
        let files = corpus(name);
        assert!(!files.is_empty(), "{name} has no files");
        files.iter().for_each(|bytes| law(bytes));
    }
}

#[test]
fn each_law_has_a_target_of_its_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/fuzz_targets");
    for (name, _) in LAWS {
        let target = fs::read_to_string(folder.join(format!("{name}.rs"))).expect("a target");
        assert!(target.contains(&format!("dateline_laws::{name}(")), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws_hold_of_changed_files(
        file in any::<Index>(), at in any::<Index>(), len in 0usize..40, put in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        for (name, law) in LAWS {
            let files = corpus(name);
            let mut bytes = file.get(&files).clone();
            let from = at.index(bytes.len() + 1);
            let to = (from + len).min(bytes.len());
            bytes.splice(from..to, put.iter().copied());
            law(&bytes);
        }
    }

    #[test]
    fn laws_hold_of_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        LAWS.iter().for_each(|(_, law)| law(&bytes));
    }
}
