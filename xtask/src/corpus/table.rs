//! The table, for a terminal and for `docs/book/src/corpus.md`.

use std::fmt::Write as _;
use std::path::Path;

use copperplate::text::code_span;

use super::Row;

/// The name of a document: its path below the folder.
pub fn name(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    if inside.as_os_str().is_empty() {
        let file = path.file_name().unwrap_or_default();
        return file.to_string_lossy().into_owned();
    }
    inside.to_string_lossy().replace('\\', "/")
}

const HEADS: [&str; 9] = [
    "document",
    "operations",
    "schemas",
    "errors",
    "warnings",
    "lines",
    "generated",
    "memory",
    "compiled",
];

/// The table, followed by the reasons for incomplete documents, and a summary.
pub fn text(rows: &[Row], checked: bool) -> String {
    let cells: Vec<[String; 9]> = rows.iter().map(|row| cells(row, checked)).collect();
    let heads = HEADS.map(str::to_owned);
    let widths: Vec<usize> = (0..HEADS.len())
        .map(|column| {
            let all = cells.iter().chain([&heads]);
            let width = |row: &[String; 9]| row.get(column).map_or(0, String::len);
            all.map(width).max().unwrap_or_default()
        })
        .collect();
    let mut out = String::new();
    for row in [&heads].into_iter().chain(&cells) {
        let mut line = String::new();
        for (index, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let _ = match index {
                0 => write!(line, "{cell:<width$}"),
                _ => write!(line, "  {cell:>width$}"),
            };
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out.push('\n');
    for (name, why) in reasons(rows) {
        let _ = writeln!(out, "{name}: {why}");
    }
    let _ = writeln!(out, "{}", summary(rows, checked));
    out
}

/// The page for the repository. It says that times and memory depend on the machine.
pub fn markdown(rows: &[Row], checked: bool, tolerant: bool) -> String {
    let (title, flag, page) = match tolerant {
        true => (
            "Real documents with their mistakes",
            "--tolerant",
            "corpus-tolerant.md",
        ),
        false => ("Real documents", "--check", "corpus.md"),
    };
    let compiled = match checked {
        true => ", and compiled with warnings denied",
        false => "",
    };
    let tolerated = match tolerant {
        true => {
            " A mistake that costs one piece of a document is tolerated, and the piece left out."
        }
        false => "",
    };
    let mut out = format!(
        "# {title}\n\n\
         The results for a collection of published OpenAPI documents: each is generated into a separate\n\
         crate with types, client and server{compiled}.{tolerated} The documents are not part of this\n\
         repository. `cargo xtask corpus DIR {flag} --markdown docs/book/src/{page}` writes this\n\
         page for a folder of documents; times and memory were measured on one machine with two cores.\n\n",
    );
    let _ = writeln!(out, "{}\n", summary(rows, checked));
    let _ = writeln!(out, "| {} |", HEADS.join(" | "));
    let _ = writeln!(out, "|---{}|", "|--:".repeat(HEADS.len() - 1));
    for row in rows {
        let cells = cells(row, checked).map(|cell| plain(&cell));
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    let reasons = reasons(rows);
    if !reasons.is_empty() {
        out.push_str("\n## Incomplete documents, with reasons\n\n");
        for (name, why) in reasons {
            let _ = writeln!(out, "- {}: {}", code_span(name), plain(&why));
        }
    }
    let left: Vec<&Row> = rows
        .iter()
        .filter(|row| !row.generation.without.is_empty())
        .collect();
    if !left.is_empty() {
        out.push_str("\n## Documents generated without some parts\n\n");
        for row in left {
            let without = plain(&row.generation.without);
            let _ = writeln!(out, "- {}: {without}", code_span(&row.name));
        }
    }
    out
}

/// Text of a document, a path or a compiler as words of one line, without markup.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '`' => out.push('\''),
            '|' | '<' | '[' | ']' | '\\' => out.extend(['\\', character]),
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

fn cells(row: &Row, checked: bool) -> [String; 9] {
    let generation = &row.generation;
    let stated = generation
        .stated
        .map_or("?".to_owned(), |it| it.to_string());
    let compiled = match &row.compiled {
        Some(it) if it.good => format!("{:.1} s, {}", it.seconds, megabytes(it.memory)),
        Some(it) => format!("{} problems", it.problems),
        None if checked => "no".to_owned(),
        None => "not asked".to_owned(),
    };
    [
        row.name.clone(),
        format!("{}/{stated}", generation.operations),
        generation.schemas.to_string(),
        generation.errors.to_string(),
        generation.warnings.to_string(),
        generation.lines.to_string(),
        seconds(generation.milliseconds),
        megabytes(generation.memory),
        compiled,
    ]
}

fn seconds(milliseconds: usize) -> String {
    format!("{}.{:02} s", milliseconds / 1000, milliseconds % 1000 / 10)
}

fn megabytes(kibibytes: usize) -> String {
    format!("{} MB", kibibytes / 1024)
}

fn reasons(rows: &[Row]) -> Vec<(&str, String)> {
    let whole = |row: &&Row| !row.is_whole();
    let reason = |row: &Row| {
        let generation = &row.generation;
        if generation.errors > 0 {
            return match generation.placeless {
                0 => generation.first.clone(),
                _ => format!("{} (no place is told)", generation.first),
            };
        }
        match &row.compiled {
            Some(compiled) if !compiled.good => format!("does not compile: {}", compiled.first),
            _ => "operations are missing".to_owned(),
        }
    };
    rows.iter()
        .filter(whole)
        .map(|row| (row.name.as_str(), reason(row)))
        .collect()
}

fn summary(rows: &[Row], checked: bool) -> String {
    let whole = rows.iter().filter(|row| row.generation.is_whole()).count();
    let stated: usize = rows.iter().filter_map(|row| row.generation.stated).sum();
    let operations: usize = rows.iter().map(|row| row.generation.operations).sum();
    let lines: usize = rows.iter().map(|row| row.generation.lines).sum();
    let all = rows.len();
    let mut text = format!(
        "{whole} of {all} documents generated whole, with {operations} of {stated} operations and {lines} lines"
    );
    if checked {
        let good = |row: &&Row| row.compiled.as_ref().is_some_and(|it| it.good);
        let good = rows.iter().filter(good).count();
        let _ = write!(text, "; {good} compiled without a warning");
    }
    text.push('.');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::one::Generation;

    #[test]
    fn hostile_text_stays_in_its_cell() {
        let rows = |text: &str| {
            let generation = Generation {
                errors: 1,
                first: text.to_owned(),
                without: text.to_owned(),
                ..Generation::default()
            };
            let name = text.to_owned();
            vec![Row {
                name,
                generation,
                compiled: None,
            }]
        };
        let lines = |page: &str| page.lines().count();
        let benign = lines(&markdown(&rows("plain"), false, false));
        for text in [
            "a | b",
            "a\nb\r\n# c",
            "`|` ``` |",
            "<script>x</script>",
            "\\| [x](y)",
        ] {
            let page = markdown(&rows(text), false, false);
            assert_eq!(lines(&page), benign, "{page}");
            let bare = page.replace("\\\\", "").replace("\\|", "");
            let row = bare
                .lines()
                .find(|line| line.contains("0/?"))
                .unwrap_or_default();
            assert_eq!(row.matches('|').count(), HEADS.len() + 1, "{row}");
            let tags = page.lines().filter(|line| !line.starts_with("- `"));
            assert!(
                tags.into_iter()
                    .all(|line| !line.replace("\\<", "").contains('<')),
                "{page}"
            );
        }
    }
}
