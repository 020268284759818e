//! A comment for a pull request: the strongest findings first, the rest folded.

use std::fmt::Write as _;

use super::plain::{code, escaped, fence, lines};
use super::semver::{advice, line};
use super::text::groups;
use super::words::{forms, group, parties, reach};
use super::{Report, changelog};
use crate::compare::{Finding, Position, Severity};
use crate::text::uri;

/// The number of findings that are not folded.
const TOP: usize = 10;

/// A comment has at most 65,536 characters; the last part says what was left out.
const MOST: usize = 60_000;

/// The first line, by which a workflow finds its earlier comment.
const MARK: &str = "<!-- copperplate-review -->";

/// The report as a comment that fits any pull request.
#[must_use]
pub fn markdown(report: &Report) -> String {
    let report = &lines(report);
    let summary = report.summary();
    let mut out = format!("{MARK}\n### API review\n\n");
    // Writing to a string can't fail, here and below.
    let _ = writeln!(
        out,
        "| breaks callers | servers | receivers | builds | names | risks | notes |\n\
         |---|---|---|---|---|---|---|\n| **{}** | **{}** | **{}** | **{}** | **{}** | {} | {} |\n",
        summary.callers,
        summary.servers,
        summary.receivers,
        summary.builds,
        summary.names,
        summary.risks,
        summary.notes
    );
    let advice = advice(report);
    let _ = writeln!(
        out,
        "Against {}; {}.\n",
        code(&report.against),
        escaped(&line(&advice, report.version.as_deref()))
    );
    for problem in &report.problems {
        let _ = writeln!(out, "- ⛔ {}", escaped(problem));
    }
    let mut all: Vec<(&str, &Finding)> = report.findings().collect();
    all.sort_by_key(|it| std::cmp::Reverse(strength(it.1)));
    let (top, rest) = all.split_at(all.len().min(TOP));
    for (api, finding) in top {
        out.push_str(&finding_text(report, api, finding, true));
    }
    if all.is_empty() {
        out.push_str("No message, item or text changed.\n");
    }
    let mut tail = String::new();
    let log = changelog(report);
    if !log.is_empty() && log.len() < MOST / 4 {
        let fence = fence(&log);
        let _ = write!(
            tail,
            "\n<details><summary>CHANGELOG text to paste</summary>\n\n{fence}markdown\n{log}{fence}\n\n</details>\n"
        );
    }
    let room = MOST.saturating_sub(out.len() + tail.len());
    out.push_str(&folded(report, rest, room));
    out.push_str(&tail);
    out
}

/// Broken parties first, then names, risks and notes.
fn strength(finding: &Finding) -> (usize, bool, Severity) {
    let effects = &finding.effects;
    let parties = [
        effects.callers,
        effects.servers,
        effects.receivers,
        effects.builds,
    ];
    let breaks = parties.iter().filter(|it| **it == Severity::Break);
    (breaks.count(), effects.names, effects.worst())
}

/// The findings after the first ones, by operation, as far as there is room.
fn folded(report: &Report, rest: &[(&str, &Finding)], room: usize) -> String {
    if rest.is_empty() {
        return String::new();
    }
    let mut body = String::new();
    let mut left = rest.len();
    for (api, findings) in &report.apis {
        for (operation, findings) in groups(findings) {
            let own = findings
                .iter()
                .filter(|it| rest.iter().any(|other| std::ptr::eq(other.1, **it)));
            let lines: Vec<String> = own.map(|it| finding_text(report, api, it, false)).collect();
            if lines.is_empty() {
                continue;
            }
            let text = format!(
                "\n**{}: {}**\n\n{}",
                escaped(api),
                code(operation),
                lines.concat()
            );
            if body.len() + text.len() + 200 < room {
                body.push_str(&text);
                left -= lines.len();
            }
        }
    }
    let mut out = format!(
        "\n<details><summary>{} more findings</summary>\n{body}",
        rest.len()
    );
    if left > 0 {
        let _ = write!(
            out,
            "\n{left} findings do not fit here: run the review for all.\n"
        );
    }
    out.push_str("\n</details>\n");
    out
}

fn finding_text(report: &Report, api: &str, finding: &Finding, whole: bool) -> String {
    let sign = match finding.effects.worst() {
        Severity::Break => "🟥",
        Severity::Risk => "🟨",
        Severity::None => "⬜",
    };
    let mut title = format!("{sign} **{}**", parties(&finding.effects));
    if whole {
        // Writing to a string can't fail.
        let _ = write!(title, " · {}: {}", escaped(api), code(group(finding)));
    }
    let change = forms(finding.before.as_deref(), finding.after.as_deref());
    let change = match change.is_empty() {
        true => String::new(),
        false => format!(" ({})", code(&change)),
    };
    let said = format!(
        "`{}` {}: {}{change}{}",
        finding.rule.id,
        escaped(&finding.subject),
        escaped(finding.rule.says),
        place(report, finding)
    );
    let rust = finding.rust.iter().take(if whole { 5 } else { 1 });
    let rust = rust.map(|it| {
        let forms = forms(it.before.as_deref(), it.after.as_deref());
        format!("Rust: {} {}", code(&it.item), code(&forms))
    });
    let advice = || format!("advice: {}", escaped(finding.rule.mend));
    let more = whole.then(|| [escaped(&reach(finding)), advice()]);
    let category = finding.rule.category.name();
    let id = format!("<sub>{category} {}</sub>", finding.id);
    let all: Vec<String> = [title, said]
        .into_iter()
        .chain(rust)
        .chain(more.into_iter().flatten())
        .chain([id])
        .collect();
    // Comments keep the ends of lines, and summaries of a workflow need the backslash.
    format!("- {}\n", all.join("\\\n  "))
}

/// Links to the lines in both revisions.
fn place(report: &Report, finding: &Finding) -> String {
    let link = |place: &Position, base: Option<&String>| {
        let text = format!("{}:{}", place.file, place.line);
        match base {
            Some(base) => {
                let uri = uri(&place.file);
                format!("[{}]({base}/{uri}#L{})", escaped(&text), place.line)
            }
            None => code(&text),
        }
    };
    let links = report.links.as_ref();
    let new = finding
        .new
        .as_ref()
        .map(|it| link(it, links.map(|it| &it.after)));
    let old = finding
        .old
        .as_ref()
        .map(|it| link(it, links.map(|it| &it.before)));
    match (new, old) {
        (Some(new), Some(old)) => format!(", {new} (was {old})"),
        (Some(one), None) => format!(", {one}"),
        (None, Some(one)) => format!(", was {one}"),
        (None, None) => String::new(),
    }
}
