//! Modules depend on each other in one direction. Read from the sources of every crate: `use` declarations and paths within
//! the code, followed through re-exports to the file that defines what is named.
//!
//! Two laws. The modules of a crate's top level have an order, its stages, and import earlier ones only. No files import each
//! other in a circle; a folder's `mod.rs` that re-exports what its files define is no part of one. What is compiled for tests
//! alone is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::punctuated::Punctuated;
use syn::visit::Visit;
use syn::{Attribute, Item, ItemMod, UseTree};

/// A crate: its folder, its root file, its stages from the first to the last.
struct Crate {
    folder: &'static str,
    root: &'static str,
    /// Modules that are parted by a space stand on the same stage.
    stages: &'static [&'static str],
}

const CRATES: &[Crate] = &[
    Crate {
        folder: "crates/core/src",
        root: "lib.rs",
        stages: &["calendar interner hash", "text", "article", "name", "quote", "time", "analysis", "corpus", "across"],
    },
    Crate {
        folder: "crates/search/src",
        root: "lib.rs",
        stages: &["store", "index", "query check review", "collation", "view", "export protocol sheets", "engine"],
    },
    Crate {
        folder: "crates/read/src",
        root: "lib.rs",
        stages: &[
            "address json_value moment encoding fields record_splitter byline xml rtf rights",
            "markup front_matter",
            "article format html",
            "corrections versions",
            "found",
            "archive feed json page plain table export",
            "docx epub mail warc",
            "reading",
        ],
    },
    Crate {
        folder: "crates/pdf/src",
        root: "lib.rs",
        stages: &["filters state", "dict streams", "bounds runs", "lines", "furniture paragraphs"],
    },
    Crate { folder: "crates/wire/src", root: "lib.rs", stages: &["envelope fields", "plain"] },
    Crate {
        folder: "crates/host/src",
        root: "lib.rs",
        stages: &["batch", "reading script", "engine_host", "bindings"],
    },
    Crate {
        folder: "crates/cli/src",
        root: "main.rs",
        stages: &[
            "args gzip id markup message outcome",
            "first_view",
            "corrected target progress lines output",
            "files page",
            "material",
            "stored",
            "record_pages",
            "single",
            "check export init site extract across train read",
            "serve",
        ],
    },
    Crate {
        folder: "src",
        root: "lib.rs",
        // State knows no views.
        stages: &[
            "boot dom download slots text",
            "client worker",
            "lazy state",
            "take_over virtual_list",
            "components reader timeline",
        ],
    },
];

/// A module's path from the crate's root: `["quote", "weigh"]`.
type Name = Vec<String>;

/// A module's file with what it imports, and the names that it passes on from elsewhere.
#[derive(Default)]
struct Module {
    children: BTreeSet<String>,
    /// Paths from the crate's root that its code names.
    paths: BTreeSet<Name>,
    /// What a `use` makes available under a name here: another path from the crate's root.
    aliases: BTreeMap<String, Name>,
}

struct Graph {
    modules: BTreeMap<Name, Module>,
}

impl Graph {
    fn read(folder: &Path, root: &str) -> Self {
        let mut graph = Self { modules: BTreeMap::new() };
        graph.add(Vec::new(), &folder.join(root), folder);
        graph
    }

    /// Reads a module's file, and those of its children, which lie in `folder`.
    fn add(&mut self, name: Name, file: &Path, folder: &Path) {
        let source = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let parsed = syn::parse_file(&source).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let mut reader = Reader { name: name.clone(), module: Module::default(), files: Vec::new() };
        reader.read(&parsed.items);
        let files = std::mem::take(&mut reader.files);
        self.modules.insert(name.clone(), reader.module);
        for child in files {
            let below = folder.join(&child);
            let plain = folder.join(format!("{child}.rs"));
            let file = if plain.is_file() { plain } else { below.join("mod.rs") };
            self.add([&name[..], &[child]].concat(), &file, &below);
        }
    }

    /// The module whose file defines what `path` names, followed through re-exports; none if it is no module of this crate.
    fn definer(&self, path: &[String]) -> Option<Name> {
        let mut path = path.to_vec();
        // Re-exports are seldom more than three deep; a circle of them would not compile.
        'follow: for _ in 0..16 {
            let mut at: Name = Vec::new();
            for (i, part) in path.iter().enumerate() {
                let module = self.modules.get(&at)?;
                if module.children.contains(part) {
                    at.push(part.clone());
                } else if let Some(target) = module.aliases.get(part) {
                    path = [&target[..], &path[i + 1..]].concat();
                    continue 'follow;
                } else {
                    break;
                }
            }
            return Some(at);
        }
        None
    }

    /// Which modules each imports from.
    fn imports(&self) -> BTreeMap<Name, BTreeSet<Name>> {
        let of = |(name, module): (&Name, &Module)| {
            let found = module.paths.iter().filter_map(|path| self.definer(path)).filter(|to| to != name);
            (name.clone(), found.collect())
        };
        self.modules.iter().map(of).collect()
    }
}

/// Collects what one file imports.
struct Reader {
    name: Name,
    module: Module,
    /// Children that have files of their own.
    files: Vec<String>,
}

impl Reader {
    /// Children first, then what is imported, then paths in the code, since each is named by those before it.
    fn read(&mut self, items: &[Item]) {
        let items: Vec<&Item> = items.iter().filter(|item| !is_for_tests(attributes(item))).collect();
        let children = items.iter().filter_map(|item| if let Item::Mod(m) = item { Some(m) } else { None });
        self.module.children = children.filter(|m| m.content.is_none()).map(|m| m.ident.to_string()).collect();
        let (uses, rest): (Vec<&Item>, Vec<&Item>) = items.into_iter().partition(|item| matches!(item, Item::Use(_)));
        uses.into_iter().chain(rest).for_each(|item| self.visit_item(item));
    }

    /// A path as it is written, from the crate's root; none if it begins elsewhere.
    fn path_from_root(&self, path: &[String]) -> Option<Name> {
        let first = path.first()?;
        let supers = path.iter().take_while(|part| *part == "super").count();
        match first.as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([&self.name[..], &path[1..]].concat()),
            "super" => {
                let up = self.name.len().checked_sub(supers)?;
                Some([&self.name[..up], &path[supers..]].concat())
            }
            // A child, or what a `use` has brought here.
            _ if self.module.children.contains(first) => Some([&self.name[..], path].concat()),
            _ => Some([&self.module.aliases.get(first)?[..], &path[1..]].concat()),
        }
    }

    fn import(&mut self, tree: &UseTree, before: &[String]) {
        match tree {
            UseTree::Path(path) => self.import(&path.tree, &[before, &[path.ident.to_string()]].concat()),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before)),
            UseTree::Name(name) if name.ident == "self" => {
                self.bring(before.to_vec(), before.last().cloned().unwrap_or_default());
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                self.bring([before, std::slice::from_ref(&name)].concat(), name);
            }
            UseTree::Rename(rename) => {
                self.bring([before, &[rename.ident.to_string()]].concat(), rename.rename.to_string());
            }
            UseTree::Glob(_) => {
                self.bring(before.to_vec(), "*".to_owned());
            }
        }
    }

    fn bring(&mut self, path: Name, name: String) {
        if let Some(path) = self.path_from_root(&path) {
            self.module.paths.insert(path.clone());
            self.module.aliases.insert(name, path);
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            syn::visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        match &item.content {
            None => self.files.push(item.ident.to_string()),
            // A module within the file is the file.
            Some((_, items)) => items.iter().for_each(|item| self.visit_item(item)),
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let before = self.module.paths.clone();
        self.import(&item.tree, &[]);
        // What is only passed on is imported by whoever takes it.
        if !matches!(item.vis, syn::Visibility::Inherited) {
            self.module.paths = before;
        }
    }

    /// `pub(in crate::quote)` imports nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_macro(&mut self, written: &'ast syn::Macro) {
        self.visit_path(&written.path);
        // `format!`, `assert!` and the like hold expressions; what else a macro may hold is not looked into.
        if let Ok(parts) = written.parse_body_with(Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated) {
            let mut within =
                Reader { name: self.name.clone(), module: std::mem::take(&mut self.module), files: Vec::new() };
            parts.iter().for_each(|part| within.visit_expr(part));
            self.module = within.module;
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Name = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if parts.len() > 1
            && let Some(path) = self.path_from_root(&parts)
        {
            self.module.paths.insert(path);
        }
        syn::visit::visit_path(self, path);
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(i) => &i.attrs,
        Item::Enum(i) => &i.attrs,
        Item::Fn(i) => &i.attrs,
        Item::Impl(i) => &i.attrs,
        Item::Macro(i) => &i.attrs,
        Item::Mod(i) => &i.attrs,
        Item::Static(i) => &i.attrs,
        Item::Struct(i) => &i.attrs,
        Item::Trait(i) => &i.attrs,
        Item::Type(i) => &i.attrs,
        Item::Use(i) => &i.attrs,
        _ => &[],
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|a| a.path().is_ident("cfg") && a.parse_args::<syn::Path>().is_ok_and(|p| p.is_ident("test")))
}

fn shown(name: &[String]) -> String {
    if name.is_empty() { "crate".to_owned() } else { name.join("::") }
}

/// The modules that import each other in circles: each list is one knot, in order of names.
fn knots(imports: &BTreeMap<Name, BTreeSet<Name>>) -> Vec<Vec<Name>> {
    let reached: BTreeMap<&Name, BTreeSet<&Name>> = imports
        .keys()
        .map(|from| {
            let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
            while let Some(at) = open.pop() {
                open.extend(imports.get(at).into_iter().flatten().filter(|to| seen.insert(*to)));
            }
            (from, seen)
        })
        .collect();
    let mut knots: Vec<Vec<Name>> = Vec::new();
    for (from, to) in &reached {
        let together: Vec<Name> = to
            .iter()
            .filter(|to| reached.get(**to).is_some_and(|back| back.contains(*from)))
            .map(|n| (*n).clone())
            .collect();
        if !together.is_empty() && !knots.contains(&together) {
            knots.push(together);
        }
    }
    knots
}

/// What is wrong with a crate, a line each.
fn faults(graph: &Graph, stages: &[&str]) -> Vec<String> {
    let imports = graph.imports();
    let mut found = Vec::new();
    let stage = |name: &Name| {
        let top = name.first()?;
        stages.iter().position(|stage| stage.split(' ').any(|module| module == top))
    };
    for (from, all) in &imports {
        match (from.first(), stage(from)) {
            (Some(top), None) => found.push(format!("{top} has no stage")),
            (Some(top), Some(at)) => {
                let late = all.iter().filter(|to| to.first() != Some(top) && stage(to) > Some(at));
                found.extend(late.map(|to| format!("{} imports {}, which is a later stage", shown(from), shown(to))));
            }
            (None, _) => {}
        }
    }
    for knot in knots(&imports) {
        let within =
            |from: &Name| imports[from].iter().filter(|to| knot.contains(to)).map(|n| shown(n)).collect::<Vec<_>>();
        let lines: Vec<String> = knot.iter().map(|n| format!("    {} → {}", shown(n), within(n).join(", "))).collect();
        found.push(format!("a circle:\n{}", lines.join("\n")));
    }
    found
}

#[test]
fn modules_depend_in_one_direction() {
    let root: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", ".."].iter().collect();
    let mut found = Vec::new();
    for one in CRATES {
        let folder = root.join(one.folder);
        let graph = Graph::read(&folder, one.root);
        found.extend(faults(&graph, one.stages).into_iter().map(|fault| format!("{}: {fault}", one.folder)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A crate made up in memory: module names with their sources.
fn made_up(sources: &[(&str, &str)]) -> Graph {
    let mut graph = Graph { modules: BTreeMap::new() };
    for (name, source) in sources {
        let name: Name = name.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let parsed = syn::parse_file(source).expect("Rust");
        let mut reader = Reader { name: name.clone(), module: Module::default(), files: Vec::new() };
        reader.read(&parsed.items);
        graph.modules.insert(name, reader.module);
    }
    graph
}

#[test]
fn what_breaks_the_laws_is_found() {
    let stages = ["low", "high"];
    let root = ("", "mod low; mod high;");
    let early = made_up(&[root, ("low", "use crate::high::X; fn f() {}"), ("high", "pub struct X;")]);
    assert_eq!(faults(&early, &stages), ["low imports high, which is a later stage"]);
    // By a path in the code, and not by what tests use.
    let inline = made_up(&[root, ("low", "fn f() { crate::high::g() }"), ("high", "pub fn g() {}")]);
    assert_eq!(faults(&inline, &stages).len(), 1);
    let tests = made_up(&[root, ("low", "#[cfg(test)] mod tests { use crate::high::X; }"), ("high", "pub struct X;")]);
    assert_eq!(faults(&tests, &stages), [""; 0]);
    // A parent that calls its child, whose types the parent defines, is a circle; a parent that passes on is none.
    let knot = made_up(&[
        root,
        ("low", ""),
        ("high", "mod a; struct T; fn f() { a::g() }"),
        ("high::a", "use super::T; pub fn g() {}"),
    ]);
    assert_eq!(faults(&knot, &stages), ["a circle:\n    high → high::a\n    high::a → high"]);
    let passed = [
        root,
        ("low", ""),
        ("high", "mod a; mod b; pub use b::T; fn f() { a::g() }"),
        ("high::a", "use super::T; pub fn g() {}"),
        ("high::b", "pub struct T;"),
    ];
    assert_eq!(faults(&made_up(&passed), &stages), [""; 0]);
}
