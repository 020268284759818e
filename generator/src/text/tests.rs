//! Tests of printed documentation.

use super::markdown::{doc_lines, plain_line};
use super::sentence::{deprecation, first_sentence};

fn lines(text: &str) -> String {
    doc_lines(text).join("\n")
}

#[test]
fn fences_are_never_run() {
    assert_eq!(lines("```\nlet x = 1;\n```"), "```text\nlet x = 1;\n```");
    assert_eq!(lines("```rust\nx"), "```text\nx\n```");
    assert_eq!(lines("~~~ rust,no_run\nx\n~~~"), "```text\nx\n```");
    assert_eq!(lines("a\n\n    x();\n\nb"), "a\n\n```text\nx();\n```\n\nb");
    assert_eq!(
        lines("- a\n\n      x();"),
        "- a\n\n  ```text\n  x();\n  ```"
    );
    assert_eq!(lines("````\n```\n````"), "````text\n```\n````");
    assert_eq!(lines("```json\n{}\n```"), "```json\n{}\n```");
    assert_eq!(lines("> ```\n> x\n"), "> ```text\n> x\n> ```");
}

#[test]
fn markup_stays_text() {
    assert_eq!(lines("<script>x</script>"), "\\<script>x\\</script>");
    assert_eq!(lines("a <b>c</b>"), "a \\<b>c\\</b>");
    assert_eq!(lines("[Vec] and [`x`]"), "\\[Vec\\] and \\[`x`\\]");
    assert_eq!(lines("&lt;b&gt;"), "\\<b>");
    assert_eq!(lines("[a](javascript:x)"), "a");
    assert_eq!(lines("[a](/relative)"), "a");
    assert_eq!(lines("[a]: https://b\n\n[a]"), "[a](https://b)");
    assert_eq!(
        lines("snake_case and *emphasis*"),
        "snake_case and *emphasis*"
    );
    assert_eq!(lines("unbalanced `tick"), "unbalanced \\`tick");
    assert_eq!(lines("1986\\. A year"), "1986\\. A year");
}

#[test]
fn links_lead_to_the_web() {
    assert_eq!(lines("see https://a.b/c."), "see <https://a.b/c>.");
    assert_eq!(lines("<https://a.b>"), "<https://a.b>");
    assert_eq!(lines("[a b](https://c.d)"), "[a b](https://c.d)");
    assert_eq!(lines("`https://a.b`"), "`https://a.b`");
}

#[test]
fn hidden_characters_are_shown() {
    assert_eq!(
        lines("a\u{202e}b\u{0}c\rd\r\ne\u{feff}"),
        "aU+202EbU+0000c d eU+FEFF"
    );
}

#[test]
fn blocks_keep_their_form() {
    assert_eq!(lines("# T\n\na\nb"), "# T\n\na b");
    assert_eq!(lines("a\n- b\n- c\n  d"), "a\n\n- b\n- c d");
    assert_eq!(lines("3. b\n4. c"), "3. b\n4. c");
    assert_eq!(
        lines("| a | b |\n|---|---|\n| 1 | 2 |"),
        "| a | b |\n|---|---|\n| 1 | 2 |"
    );
    assert_eq!(lines("a  \nb"), "a\\\nb");
    assert_eq!(lines("> a\n> b"), "> a b");
    assert_eq!(lines(""), "");
}

#[test]
fn long_lines_are_broken_where_nothing_changes() {
    let text = format!("{} - x {} 1. y", "word ".repeat(17), "word ".repeat(16));
    let printed = lines(&text);
    assert!(
        printed.lines().all(|line| line.chars().count() <= 100),
        "{printed}"
    );
    assert_eq!(lines(&printed), printed);
    assert!(
        !printed
            .lines()
            .any(|line| line.starts_with("- ") || line.starts_with("1.")),
        "{printed}"
    );
}

#[test]
fn printing_again_changes_nothing() {
    for text in [
        "*a* **b** `c d`",
        "a\\*b",
        "- a\n  - b\n\n    c",
        "1. a\n\n   b",
        "x | y",
        "a & b; c",
    ] {
        let once = lines(text);
        assert_eq!(lines(&once), once, "{text}");
    }
}

#[test]
fn a_title_is_no_markup() {
    assert_eq!(plain_line("Fondo Partner API"), "Fondo Partner API");
    assert_eq!(plain_line("```\nrun()\n```"), "\\`\\`\\` run() \\`\\`\\`");
    assert_eq!(plain_line("# a <b> [c]"), "\\# a \\<b> \\[c\\]");
}

#[test]
fn sentences_end_where_they_end() {
    assert_eq!(first_sentence("One. Two."), "One.");
    assert_eq!(
        first_sentence("A thing, e.g. this. More"),
        "A thing, e.g. this."
    );
    assert_eq!(first_sentence("No end\nhere\n\nMore."), "No end here");
    assert_eq!(first_sentence(""), "");
}

#[test]
fn the_sentence_about_a_deprecation_is_found() {
    let note = |text: &str| deprecation(text).unwrap_or_default();
    let plannr = "A withdrawal, single\nor not.\n\n**Deprecated**: use the transaction routes.";
    assert_eq!(note(plannr), "use the transaction routes.");
    assert_eq!(note("DEPRECATED - Send `iban`. Always."), "Send `iban`.");
    assert_eq!(
        note("The name. This field is deprecated. Use `id` instead. It is shorter."),
        "This field is deprecated. Use `id` instead."
    );
    assert_eq!(
        note("Old. Use the\n[new one](https://a.b/c) instead."),
        "Use the new one instead."
    );
    assert_eq!(note("- a\n- Superseded by *b*\n- c"), "Superseded by b");
    assert_eq!(note("Deprecated since <b>2</b>!"), "Deprecated since 2!");
    for silent in [
        "Deprecated.",
        "**Deprecated**",
        "No longer than 35 characters.",
        "",
    ] {
        assert_eq!(note(silent), "", "{silent}");
    }
}
