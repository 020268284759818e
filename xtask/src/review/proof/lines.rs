//! The size of changes: lines of generated code for each changed line of a document.

use std::collections::{BTreeMap, HashMap};

use copperplate_cli::say;

use copperplate::options::{Adjust, Config};
use copperplate::source::{Limits, Node, Value, json_text};
use copperplate::{Job, open_as};

use super::mutate::Mutation;
use super::workspace::Workspace;

/// The lines of a text with their numbers.
type Lines = HashMap<String, usize>;

/// Prints the mean, the median and the largest ratio. A changed line counts twice, as in a difference.
pub fn measure(
    config: &Config,
    workspace: &Workspace,
    mutations: Vec<Mutation>,
) -> Result<bool, String> {
    let mut bases = BTreeMap::new();
    for (name, job) in &config.jobs {
        bases.insert(name.clone(), (document(job)?, code(job)?));
    }
    let mut ratios: Vec<(f64, String)> = Vec::new();
    let (mut changed, mut generated, mut refused) = (0, 0, 0);
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
        let lines = difference(old_document, &new_document);
        if lines == 0 {
            continue;
        }
        let code = difference(old_code, &new_code);
        changed += lines;
        generated += code;
        let ratio = number(code) / number(lines);
        ratios.push((ratio, format!("{}: {}", mutation.api, mutation.name)));
    }
    ratios.sort_by(|left, right| left.0.total_cmp(&right.0));
    let count = ratios.len();
    let sum: f64 = ratios.iter().map(|it| it.0).sum();
    let median = ratios.get(count / 2).map_or(0.0, |it| it.0);
    say!(
        "{count} changes, {refused} more are invalid: {generated} lines of code for {changed} lines of \
         documents, {:.2}; mean of the ratios {:.2}, median {median:.2}",
        number(generated) / number(changed),
        sum / number(count),
    );
    for (ratio, name) in ratios.iter().rev().take(10) {
        say!("  {ratio:6.2}  {name}");
    }
    Ok(count > 0)
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
    let mut lines = Lines::new();
    add(document.root().node, "", &mut String::new(), &mut lines);
    Ok(lines)
}

/// Adds the lines of a node; the path keeps equal lines of different places apart.
fn add(node: &Node, head: &str, path: &mut String, lines: &mut Lines) {
    let length = path.len();
    path.push('/');
    path.push_str(head);
    match &node.value {
        Value::Object(members) => {
            count(format!("{path}:"), lines);
            for (name, _, member) in members.iter() {
                add(member, name, path, lines);
            }
        }
        Value::Array(items) => {
            count(format!("{path}:"), lines);
            for item in items {
                add(item, "-", path, lines);
            }
        }
        _ => count(format!("{path}: {}", json_text(node)), lines),
    }
    path.truncate(length);
}

/// The lines of the generated code, each with its file.
fn code(job: &Job) -> Result<Lines, String> {
    let (_, files) = super::version(job, "lines")?;
    let mut lines = Lines::new();
    for (path, text) in &files.files {
        for line in text.lines().filter(|it| !it.trim().is_empty()) {
            count(format!("{path} {line}"), &mut lines);
        }
    }
    Ok(lines)
}

fn count(line: String, lines: &mut Lines) {
    *lines.entry(line).or_default() += 1;
}

/// The number of removed and added lines.
fn difference(old: &Lines, new: &Lines) -> usize {
    let of = |lines: &Lines, line: &String| lines.get(line).copied().unwrap_or_default();
    let gone = old
        .iter()
        .map(|(line, count)| count.saturating_sub(of(new, line)));
    let came = new
        .iter()
        .map(|(line, count)| count.saturating_sub(of(old, line)));
    gone.sum::<usize>() + came.sum::<usize>()
}
