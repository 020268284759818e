//! Text of documents in reports. Whoever opens a pull request writes it, so it must not become markup, a
//! command of a workflow or another line.

use super::{Accepted, Report};
use crate::compare::{Finding, Position, RustChange};
use crate::text::plain;

/// The same report with one line for each text.
pub(super) fn lines(report: &Report) -> Report {
    let apis = report.apis.iter();
    let accepted = report.accepted.iter();
    Report {
        against: plain(&report.against),
        version: report.version.as_deref().map(plain),
        apis: apis
            .map(|(api, findings)| (plain(api), findings.iter().map(finding).collect()))
            .collect(),
        accepted: accepted
            .map(|it| Accepted {
                api: plain(&it.api),
                finding: finding(&it.finding),
                reason: plain(&it.reason),
                until: plain(&it.until),
            })
            .collect(),
        problems: report.problems.iter().map(|it| plain(it)).collect(),
        links: report.links.clone(),
    }
}

fn finding(finding: &Finding) -> Finding {
    let form = |it: &Option<String>| it.as_deref().map(plain);
    let place = |it: &Position| Position {
        file: plain(&it.file),
        pointer: plain(&it.pointer),
        ..it.clone()
    };
    let rust = finding.rust.iter().map(|it| RustChange {
        rule: it.rule,
        item: plain(&it.item),
        before: form(&it.before),
        after: form(&it.after),
    });
    Finding {
        subject: plain(&finding.subject),
        before: form(&finding.before),
        after: form(&finding.after),
        old: finding.old.as_ref().map(place),
        new: finding.new.as_ref().map(place),
        rust: rust.collect(),
        operations: finding.operations.iter().map(|it| plain(it)).collect(),
        ..finding.clone()
    }
}

/// Text as Markdown without markup.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in plain(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // GitHub looks for names of people after Markdown is text, so an escape does not help.
            '@' => out.push_str("@<!-- -->"),
            '|' | '*' | '_' | '[' | ']' | '\\' | '#' | '~' | '`' | '!' => {
                out.push('\\');
                out.push(letter);
            }
            other => out.push(other),
        }
    }
    out
}

/// Text as a code span of Markdown, whatever backticks it has.
pub(super) fn code(text: &str) -> String {
    let text = plain(text);
    let ticks = "`".repeat(longest(&text) + 1);
    // Markdown removes one space on both sides.
    let edge = |it: Option<char>| it.is_none_or(|it| it == '`' || it == ' ');
    match edge(text.chars().next()) || edge(text.chars().last()) {
        true => format!("{ticks} {text} {ticks}"),
        false => format!("{ticks}{text}{ticks}"),
    }
}

/// The fence for a block of code with this text.
pub(super) fn fence(text: &str) -> String {
    "`".repeat(longest(text).max(2) + 1)
}

/// The number of backticks in the longest run.
fn longest(text: &str) -> usize {
    let runs = text.split(|it| it != '`');
    runs.map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{code, escaped, fence, plain};
    use crate::text::uri;

    #[test]
    fn text_stays_text() {
        assert_eq!(
            plain("a\n::stop-commands::x\u{202e}"),
            "a ::stop-commands::x"
        );
        assert_eq!(plain("##[add-mask]a"), "## [add-mask]a");
        assert_eq!(code("x` @team <img src=//e>"), "``x` @team <img src=//e>``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code(""), "`  `");
        assert_eq!(fence("a"), "```");
        assert_eq!(fence("a ```` b"), "`````");
        assert_eq!(escaped("<b> @team `x`"), "&lt;b&gt; @<!-- -->team \\`x\\`");
        assert_eq!(uri("specs/a b#1.yaml"), "specs/a%20b%231.yaml");
    }
}
