//! The size of changes: lines of generated code for each changed line of a document.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use copperplate::options::{Adjust, Config};
use copperplate::source::{Limits, Node, Value, json_text};
use copperplate::{Job, open_as};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::mutate::Mutation;
use super::workspace::Workspace;

/// The lines of each file.
type Lines = BTreeMap<String, Vec<String>>;

/// A measured change.
struct Measured {
    name: String,
    kind: String,
    document: usize,
    /// The changed lines of code by the kind of file.
    code: BTreeMap<String, usize>,
}

impl Measured {
    fn code(&self) -> usize {
        self.code.values().sum()
    }

    fn ratio(&self) -> f64 {
        number(self.code()) / number(self.document)
    }
}

/// Prints the mean, the median and the largest ratio, and both counts by the kind of change and by the
/// kind of file. A line that replaces another one is one changed line.
pub fn measure(
    config: &Config,
    workspace: &Workspace,
    mutations: Vec<Mutation>,
) -> Result<bool, String> {
    let mut bases = BTreeMap::new();
    for (name, job) in &config.jobs {
        bases.insert(name.clone(), (document(job)?, code(job)?));
    }
    let (mut measured, mut refused) = (Vec::new(), 0);
    for mutation in mutations {
        let (Some(job), Some((old_document, old_code))) =
            (config.jobs.get(&mutation.api), bases.get(&mutation.api))
        else {
            continue;
        };
        let job = workspace.mutated(job, &mutation, "lines")?;
        let (Ok(new_document), Ok(new_code)) = (document(&job), code(&job)) else {
            refused += 1;
            continue;
        };
        let document = difference(old_document, &new_document).values().sum();
        if document > 0 {
            measured.push(Measured {
                name: format!("{}: {}", mutation.api, mutation.name),
                kind: mutation.kind().to_owned(),
                document,
                code: difference(old_code, &new_code),
            });
        }
    }
    measured.sort_by(|left, right| right.ratio().total_cmp(&left.ratio()));
    copperplate_cli::print(&report(&measured, refused));
    Ok(!measured.is_empty())
}

/// The table of all changes, the largest ratio first.
fn report(measured: &[Measured], refused: usize) -> String {
    let count = measured.len();
    let code: usize = measured.iter().map(Measured::code).sum();
    let document: usize = measured.iter().map(|it| it.document).sum();
    let median = measured.get(count / 2).map_or(0.0, Measured::ratio);
    let mut text = format!(
        "{count} changes, {refused} more are invalid: {code} lines of code for {document} lines of \
         documents, {:.2}; mean of the ratios {:.2}, median {median:.2}\n",
        number(code) / number(document),
        mean(measured.iter()),
    );
    let mut kinds: BTreeMap<&str, Vec<&Measured>> = BTreeMap::new();
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    for one in measured {
        kinds.entry(&one.kind).or_default().push(one);
        for (file, lines) in &one.code {
            *files.entry(file).or_default() += lines;
        }
    }
    // Writing to a string can't fail, here and below.
    let _ = writeln!(text, "\n changes  document  code  mean  kind of change");
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    let lines = |all: &Vec<&Measured>| all.iter().map(|it| it.code()).sum::<usize>();
    kinds.sort_by_key(|(_, all)| std::cmp::Reverse(lines(all)));
    for (kind, all) in &kinds {
        let document: usize = all.iter().map(|it| it.document).sum();
        let mean = mean(all.iter().copied());
        let _ = writeln!(
            text,
            "{:8}  {document:8}  {:4}  {mean:4.2}  {kind}",
            all.len(),
            lines(all)
        );
    }
    let _ = writeln!(text, "\n    code  kind of file");
    for (file, lines) in files {
        let _ = writeln!(text, "{lines:8}  {file}");
    }
    let _ = writeln!(text, "\n   ratio  change");
    for one in measured.iter().take(10) {
        let _ = writeln!(text, "{:8.2}  {}", one.ratio(), one.name);
    }
    text
}

fn mean<'m>(measured: impl Iterator<Item = &'m Measured>) -> f64 {
    let (count, sum) = measured.fold((0, 0.0), |(count, sum), it| (count + 1, sum + it.ratio()));
    sum / number(count)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The lines of a document with its overlays, as block YAML has them.
fn document(job: &Job) -> Result<Lines, String> {
    let shown = job.document.to_string_lossy();
    let adjust = Adjust {
        overlays: job.adjust.overlays.clone(),
        ..Adjust::default()
    };
    let opened = open_as(&job.document, &shown, &adjust, &Limits::default());
    let Ok((document, _)) = opened else {
        return Err(format!("{shown} can't be opened"));
    };
    let mut lines = Vec::new();
    add(document.root().node, "", &mut String::new(), &mut lines);
    Ok([(shown.into_owned(), lines)].into())
}

/// Adds the lines of a node; the path distinguishes equal lines of different places.
fn add(node: &Node, head: &str, path: &mut String, lines: &mut Vec<String>) {
    let length = path.len();
    path.push('/');
    path.push_str(head);
    match &node.value {
        Value::Object(members) => {
            lines.push(format!("{path}:"));
            for (name, _, member) in members.iter() {
                add(member, name, path, lines);
            }
        }
        Value::Array(items) => {
            lines.push(format!("{path}:"));
            for item in items {
                add(item, "-", path, lines);
            }
        }
        _ => lines.push(format!("{path}: {}", json_text(node))),
    }
    path.truncate(length);
}

/// The lines of the generated code.
fn code(job: &Job) -> Result<Lines, String> {
    let (_, files) = super::version(job, "lines")?;
    let files = files.files.iter().map(|(path, text)| {
        let lines = text.lines().filter(|it| !it.trim().is_empty());
        (path.clone(), lines.map(str::to_owned).collect())
    });
    Ok(files.collect())
}

/// The number of changed lines by their kind.
fn difference(old: &Lines, new: &Lines) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for path in paths {
        let of = |lines: &'_ Lines| lines.get(path).cloned().unwrap_or_default();
        let (old, new) = (of(old), of(new));
        for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
            if matches!(op, DiffOp::Equal { .. }) {
                continue;
            }
            let gone = old.get(op.old_range()).unwrap_or_default();
            let came = new.get(op.new_range()).unwrap_or_default();
            // A line that replaces another one is changed once.
            let longer = if gone.len() > came.len() { gone } else { came };
            for line in longer {
                *found.entry(kind(path, line)).or_default() += 1;
            }
        }
    }
    found
}

/// The kind of a line: its folder, such as `types` or `operations`, and comments apart from code.
fn kind(path: &str, line: &str) -> String {
    let folder = path.split(['/', '.']).next().unwrap_or_default();
    match (
        line.trim_start().starts_with("//"),
        line.contains(char::is_alphanumeric),
    ) {
        (true, _) => format!("{folder}, comments"),
        (false, false) => format!("{folder}, brackets"),
        (false, true) => folder.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, difference};

    fn file(path: &str, text: &str) -> Lines {
        [(path.to_owned(), text.lines().map(str::to_owned).collect())].into()
    }

    #[test]
    fn a_replaced_line_is_one_changed_line() {
        let old = file("types/a.rs", "/// A.\nstruct A {\n    a: u8,\n}");
        let new = file(
            "types/a.rs",
            "/// B.\nstruct A {\n    a: u16,\n    b: u8,\n}",
        );
        let found: Vec<_> = difference(&old, &new).into_iter().collect();
        let expected = [("types".to_owned(), 2), ("types, comments".to_owned(), 1)];
        assert_eq!(found, expected);
        assert!(difference(&old, &old).is_empty());
        let moved = difference(&old, &file("types/b.rs", "struct A {"));
        assert_eq!(
            moved.values().sum::<usize>(),
            5,
            "files have lines of their own"
        );
    }
}
