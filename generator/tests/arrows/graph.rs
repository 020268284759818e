//! The uses between files, and their circles.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path as Disk;

use super::tokens::{Named, Path};

/// Files with the files they use.
pub type Arrows = BTreeMap<String, BTreeSet<String>>;

/// The files of a crate, without tests.
pub struct Sources {
    files: BTreeMap<Path, (String, Named)>,
}

impl Sources {
    /// Reads the files below the `src` of a crate.
    pub fn read(folder: &Disk) -> Self {
        let mut files = BTreeMap::new();
        let mut pending = vec![folder.to_owned()];
        while let Some(next) = pending.pop() {
            for entry in fs::read_dir(next).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    pending.push(path);
                    continue;
                }
                let name = path
                    .strip_prefix(folder)
                    .expect("a file below")
                    .to_string_lossy();
                let name = name.replace('\\', "/");
                if name.ends_with(".rs") && !name.ends_with("tests.rs") && !name.contains("tests/")
                {
                    let text = fs::read_to_string(&path).expect("a text");
                    files.insert(module(&name), (name, Named::read(&text)));
                }
            }
        }
        Self { files }
    }

    /// The names and the contents of all files.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Named)> {
        self.files
            .values()
            .map(|(name, named)| (name.as_str(), named))
    }

    /// The uses of each file. A use of a re-export counts for the file with the declaration.
    pub fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (module, (name, named)) in &self.files {
            let local = named.local();
            let imports = named
                .imports
                .iter()
                .map(|it| absolute(module, named, &it.path));
            let paths = named.paths.iter().map(|path| {
                let imported = path.split_first().and_then(|(first, rest)| {
                    let import = absolute(module, named, local.get(first.as_str())?)?;
                    Some([import.as_slice(), rest].concat())
                });
                absolute(module, named, path).or(imported)
            });
            let found = imports.chain(paths).flatten();
            let found = found.map(|path| self.declares(&path, 0));
            let mut used: BTreeSet<_> = found.map(|it| self.name(&it)).collect();
            used.remove(name);
            arrows.insert(name.clone(), used);
        }
        arrows
    }

    fn name(&self, module: &Path) -> String {
        self.files
            .get(module)
            .map_or_else(|| "lib.rs".to_owned(), |(name, _)| name.clone())
    }

    /// The module with the declaration of a path from the root.
    fn declares(&self, path: &[String], depth: usize) -> Path {
        let mut module = Path::new();
        for (at, name) in path.iter().enumerate() {
            let rest = path.get(at + 1..).unwrap_or_default();
            // A function may have the name of a module next to it.
            if rest.is_empty() && self.has_item(&module, name) {
                return module;
            }
            module.push(name.clone());
            if self.files.contains_key(&module) {
                continue;
            }
            module.pop();
            let handed = self.handed_on(&module, name).filter(|_| depth < 8);
            return match handed {
                Some(target) => self.declares(&[target.as_slice(), rest].concat(), depth + 1),
                None => module,
            };
        }
        module
    }

    fn has_item(&self, module: &Path, name: &str) -> bool {
        let named = self.files.get(module).map(|(_, named)| named);
        named.is_some_and(|it| it.items.iter().any(|it| it == name))
    }

    /// The source of a re-exported name.
    fn handed_on(&self, module: &Path, name: &str) -> Option<Path> {
        let (_, named) = self.files.get(module)?;
        if self.has_item(module, name) {
            return None;
        }
        let public = named.imports.iter().filter(|it| it.public);
        for import in public {
            let Some(mut target) = absolute(module, named, &import.path) else {
                continue;
            };
            if import.name == name {
                return Some(target);
            }
            if import.name == "*" && self.has_item(&target, name) {
                target.push(name.to_owned());
                return Some(target);
            }
        }
        None
    }
}

/// `load/yaml/mod.rs` is the module `load::yaml`.
fn module(name: &str) -> Path {
    let name = name.trim_end_matches(".rs");
    let parts = name.split('/').map(str::to_owned);
    parts.filter(|it| it != "mod" && it != "lib").collect()
}

/// A path from the root of the crate; `None` for other crates and local names.
fn absolute(module: &Path, named: &Named, path: &[String]) -> Option<Path> {
    let (first, rest) = path.split_first()?;
    let up = path.iter().take_while(|it| *it == "super").count();
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some([module.as_slice(), rest].concat()),
        "super" => {
            let kept = module.len().checked_sub(up)?;
            Some([module.get(..kept)?, path.get(up..)?].concat())
        }
        child if named.modules.iter().any(|it| it == child) => {
            Some([module.as_slice(), path].concat())
        }
        _ => None,
    }
}

/// The same uses between groups of files.
pub fn grouped(arrows: &Arrows, group: fn(&str) -> String) -> Arrows {
    let mut grouped = Arrows::new();
    for (from, used) in arrows {
        let from = group(from);
        let used = used.iter().map(|to| group(to)).filter(|to| *to != from);
        let used: Vec<_> = used.collect();
        grouped.entry(from).or_default().extend(used);
    }
    grouped
}

/// The first folder of a file, or the file itself at the top.
pub fn folder(file: &str) -> String {
    let first = file.split('/').next().unwrap_or_default();
    first.trim_end_matches(".rs").to_owned()
}

/// The groups of names that use each other in a circle, largest first.
pub fn circles(arrows: &Arrows) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<_, _> = arrows.keys().map(|it| (it, reach(arrows, it))).collect();
    let mut found = BTreeSet::new();
    for (from, all) in &reached {
        let back = |to: &&String| reached.get(*to).is_some_and(|it| it.contains(*from));
        let circle: BTreeSet<String> = all.iter().filter(back).cloned().collect();
        if !circle.is_empty() {
            found.insert(circle);
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.len()));
    found
}

/// All direct and indirect uses of a name.
fn reach(arrows: &Arrows, from: &str) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut pending = vec![from];
    while let Some(next) = pending.pop() {
        for to in arrows.get(next).into_iter().flatten() {
            if reached.insert(to.clone()) {
                pending.push(to);
            }
        }
    }
    reached
}
