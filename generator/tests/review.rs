//! Cases of the review: a file for each rule, with the change and the report.
//!
//! A further case of a rule has a name such as `type-changed.unsigned`, and a case of `no-finding` has an
//! empty report.
//! A case changes `review/base.yaml`. Lines with `-` are replaced by lines with `+`, in the old
//! document (`=== before`) or in the new one (`=== after`). `=== config before` and `=== config after`
//! have the keys of an API in `specs/apis.toml`. `REVIEW_UPDATE=always` writes the reports.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use copperplate::compare::{self, Side, all_rules};
use copperplate::report::{self, Report};
use copperplate::{Target, config, examine};
use serde_yaml::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review")
}

/// The sections of a case.
struct Case {
    name: String,
    path: PathBuf,
    sections: BTreeMap<String, String>,
}

impl Case {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).expect("a case");
        let mut sections: BTreeMap<String, String> = BTreeMap::new();
        let mut current = String::from("about");
        for line in text.lines() {
            match line.strip_prefix("=== ") {
                Some(name) => current = name.to_owned(),
                None => {
                    let section = sections.entry(current.clone()).or_default();
                    section.push_str(line);
                    section.push('\n');
                }
            }
        }
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        Self {
            name,
            path,
            sections,
        }
    }

    /// The rule that the case is about; `no-finding` for none.
    fn rule(&self) -> &str {
        self.name
            .split_once('.')
            .map_or(self.name.as_str(), |it| it.0)
    }

    fn section(&self, name: &str) -> &str {
        self.sections.get(name).map_or("", String::as_str)
    }

    /// A document after the changes of a section.
    fn changed(&self, document: &str, section: &str) -> String {
        let mut document = document.to_owned();
        let (mut from, mut to) = (String::new(), String::new());
        let mut apply = |from: &mut String, to: &mut String| {
            if !from.is_empty() {
                let found = document.matches(from.as_str()).count();
                assert_eq!(found, 1, "{}: {from:?} is there {found} times", self.name);
                document = document.replacen(from.as_str(), to, 1);
            }
            from.clear();
            to.clear();
        };
        for line in self.section(section).lines() {
            if let Some(line) = line.strip_prefix("- ") {
                if !to.is_empty() {
                    apply(&mut from, &mut to);
                }
                from.push_str(line);
                from.push('\n');
            } else if let Some(line) = line.strip_prefix("+ ") {
                to.push_str(line);
                to.push('\n');
            } else {
                apply(&mut from, &mut to);
            }
        }
        apply(&mut from, &mut to);
        document
    }

    /// The findings of the case.
    fn findings(&self, base: &Side) -> Result<Vec<compare::Finding>, String> {
        let document = fs::read_to_string(folder().join("base.yaml")).expect("the base");
        let before = self.changed(&document, "before");
        let after = self.changed(&before, "after");
        let new = side(&after, self.section("config after"), &self.name)?;
        if before == document && self.section("config before").is_empty() {
            return Ok(compare::compare(base, &new));
        }
        let old = side(&before, self.section("config before"), &self.name)?;
        Ok(compare::compare(&old, &new))
    }
}

/// Reads a document with its configuration.
fn side(document: &str, keys: &str, case: &str) -> Result<Side, String> {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("api.yaml");
    fs::write(&path, document).expect("written");
    let mut job = match config::parse_api(place.path(), "api.toml", keys, "pay", &path) {
        Ok(job) => job,
        Err(failure) => panic!("{case}: {:?}", failure.diagnostics),
    };
    if job.targets.len() == 1 && !keys.contains("targets") {
        job.targets = [Target::Types, Target::Client, Target::Server].into();
    }
    job.shown = Some("api.yaml".to_owned());
    examine(&job).map_err(|failure| {
        let text = copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false);
        format!("{case}: {text}")
    })
}

fn shown(findings: Vec<compare::Finding>) -> String {
    report::text(&Report {
        against: "before".to_owned(),
        version: Some("0.1.0".to_owned()),
        apis: vec![("pay".to_owned(), findings)],
        ..Report::default()
    })
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder().join("cases"))
        .expect("the cases")
        .map(|it| it.expect("an entry").path())
        .collect();
    paths.sort();
    paths.into_iter().map(Case::read).collect()
}

#[test]
fn each_rule_has_a_case() {
    let update = std::env::var("REVIEW_UPDATE").is_ok_and(|it| it == "always");
    let document = fs::read_to_string(folder().join("base.yaml")).expect("the base");
    let base = side(&document, "", "base").expect("the base generates");
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for case in cases() {
        let findings = match case.findings(&base) {
            Ok(findings) => findings,
            Err(why) => {
                wrong.push(why);
                continue;
            }
        };
        let items = findings.iter().flat_map(|it| &it.rust).map(|it| it.rule.id);
        let rules: Vec<&str> = findings.iter().map(|it| it.rule.id).chain(items).collect();
        let shows = match case.rule() {
            "no-finding" => rules.is_empty(),
            rule => rules.contains(&rule),
        };
        if !shows {
            wrong.push(format!(
                "{} does not show its rule but {rules:?}",
                case.name
            ));
        }
        seen.extend(rules);
        let report = shown(findings);
        if update {
            let text = fs::read_to_string(&case.path).expect("a case");
            let head = text.split("=== report").next().unwrap_or_default();
            fs::write(&case.path, format!("{head}=== report\n{report}")).expect("written");
        } else if case.section("report") != report {
            wrong.push(format!("{}: another report:\n{report}", case.name));
        }
    }
    // These are about whole APIs and need no document.
    seen.extend(["api-added", "api-removed", "generator-changed"]);
    let missing: Vec<&str> = all_rules()
        .map(|it| it.id)
        .filter(|it| !seen.contains(it))
        .collect();
    assert!(
        missing.is_empty(),
        "rules without a case: {missing:?}\n{}",
        wrong.join("\n")
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn document() -> String {
    fs::read_to_string(folder().join("base.yaml")).expect("the base")
}

fn parsed(text: &str) -> Value {
    serde_yaml::from_str(text).expect("YAML")
}

fn printed(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("JSON")
}

/// The lists whose order has no meaning.
const UNORDERED: [&str; 6] = [
    "required",
    "enum",
    "parameters",
    "oneOf",
    "anyOf",
    "security",
];

/// The same document with all members, and all lists without an order, the other way round.
fn reversed(value: Value, key: &str) -> Value {
    match value {
        Value::Mapping(members) => {
            let members: Vec<_> = members.into_iter().collect();
            let members = members.into_iter().rev().map(|(name, value)| {
                let own = name.as_str().unwrap_or_default().to_owned();
                (name, reversed(value, &own))
            });
            Value::Mapping(members.collect())
        }
        Value::Sequence(items) => {
            let mut items: Vec<_> = items.into_iter().map(|it| reversed(it, "")).collect();
            if UNORDERED.contains(&key) {
                items.reverse();
            }
            Value::Sequence(items)
        }
        other => other,
    }
}

/// Other words in each description and summary.
fn reworded(value: Value) -> Value {
    match value {
        Value::Mapping(members) => {
            let members = members
                .into_iter()
                .map(|(name, value)| match (&name, value) {
                    (Value::String(key), Value::String(text)) if key == "description" => {
                        (name, Value::String(format!("In other words: {text}")))
                    }
                    (_, value) => (name, reworded(value)),
                });
            Value::Mapping(members.collect())
        }
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(reworded).collect()),
        other => other,
    }
}

/// The components of schemas in a file of their own.
fn split(document: &str) -> (String, String) {
    let text = printed(&parsed(document));
    let mut root: Value = parsed(&text);
    let schemas = root["components"]["schemas"].clone();
    if let Value::Mapping(components) = &mut root["components"] {
        components.remove("schemas");
    }
    let main = printed(&root).replace("#/components/schemas/", "parts.json#/");
    let parts = printed(&schemas).replace("#/components/schemas/", "parts.json#/");
    (main, parts)
}

fn ids(findings: &[compare::Finding]) -> BTreeSet<String> {
    let all = findings
        .iter()
        .filter(|it| it.rule.category != compare::Category::Docs);
    all.map(|it| it.id.clone()).collect()
}

/// Reads a document of two files.
fn side_of_files((main, parts): &(String, String)) -> Side {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("api.json");
    fs::write(&path, main).expect("written");
    fs::write(place.path().join("parts.json"), parts).expect("written");
    let job = config::parse_api(place.path(), "api.toml", "", "pay", &path);
    let mut job = job.unwrap_or_else(|failure| panic!("{:?}", failure.diagnostics));
    job.targets = [Target::Types, Target::Client, Target::Server].into();
    examine(&job).unwrap_or_else(|failure| {
        panic!(
            "{}",
            copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
        )
    })
}

#[test]
fn what_keeps_messages_and_names_is_no_finding() {
    let text = document();
    let base = side(&text, "", "base").expect("the base");
    let inline = "        data: {type: object, properties: {code: {type: string}}}\n";
    assert!(text.contains(inline));
    let moved = text.replace(
        inline,
        "        data: {$ref: '#/components/schemas/EventData'}\n",
    ) + "    EventData: {type: object, properties: {code: {type: string}}}\n";
    let derived = text.replace("      operationId: ping\n", "");
    let named = text.replace("      operationId: ping\n", "      operationId: getPing\n");
    let plain = parsed(&text);
    for (what, before, after) in [
        ("JSON", &text, &printed(&plain)),
        ("an inline schema that is a component now", &text, &moved),
        ("an operationId of the derived name", &derived, &named),
        ("the same order", &printed(&plain), &text),
    ] {
        let new = side(after, "", what).expect("the new document");
        let findings = if before == &text {
            compare::compare(&base, &new)
        } else {
            compare::compare(&side(before, "", what).expect("the old document"), &new)
        };
        assert!(findings.is_empty(), "{what}: {}", shown(findings));
    }
}

#[test]
fn another_order_is_no_finding() {
    let text = document();
    let base = side(&text, "", "base").expect("the base");
    let new = side(&printed(&reversed(parsed(&text), "")), "", "reversed").expect("reversed");
    let findings = compare::compare(&base, &new);
    // The arguments of a constructor are in the order of the document, so a build can break.
    let others = findings
        .into_iter()
        .filter(|it| it.rule.id != "constructor-changed");
    let others: Vec<_> = others.collect();
    assert!(others.is_empty(), "{}", shown(others));
}

#[test]
fn a_renamed_component_changes_names_only() {
    let text = document();
    let base = side(&text, "", "base").expect("the base");
    for name in [
        "Bank",
        "Payout",
        "Rail",
        "Problem",
        "NewPayout",
        "Event",
        "Destination",
    ] {
        let to = |before: &str, after: &str, text: String| text.replace(before, after);
        let renamed = to(
            &format!("schemas/{name}'"),
            &format!("schemas/Other{name}'"),
            text.clone(),
        );
        let renamed = to(
            &format!("\n    {name}:"),
            &format!("\n    Other{name}:"),
            renamed,
        );
        // The response has the name `Problem`, too.
        let renamed = to(
            "\n    OtherProblem:\n      description",
            "\n    Problem:\n      description",
            renamed,
        );
        let new = side(&renamed, "", name).expect("the renamed component");
        let findings = compare::compare(&base, &new);
        assert!(!findings.is_empty(), "{name}");
        let wrong = findings.into_iter();
        let wrong: Vec<_> = wrong
            .filter(|it| it.rule.category != compare::Category::NameOnly)
            .collect();
        assert!(wrong.is_empty(), "{name}: {}", shown(wrong));
    }
}

#[test]
fn ids_survive_rewording_reordering_and_splitting() {
    for name in [
        "member-required",
        "enum-value-added",
        "branch-removed",
        "constraint-narrowed",
        "parameter-added-required",
        "success-added",
        "security-narrowed",
        "null-added",
    ] {
        let case = Case::read(folder().join(format!("cases/{name}.case")));
        let before = case.changed(&document(), "before");
        let after = case.changed(&before, "after");
        let old = side(&before, "", name).expect("the old document");
        let compared = |text: &str| {
            let new = side(text, "", name).expect("the new document");
            ids(&compare::compare(&old, &new))
        };
        let expected = compared(&after);
        assert!(!expected.is_empty(), "{name}");
        let order = printed(&reversed(parsed(&after), ""));
        let constructor = |it: &BTreeSet<String>| it.is_superset(&expected);
        assert!(constructor(&compared(&order)), "{name}: another order");
        let words = printed(&reworded(parsed(&after)));
        assert_eq!(compared(&words), expected, "{name}: other words");
        let (first, second) = (split(&before), split(&after));
        let files = compare::compare(&side_of_files(&first), &side_of_files(&second));
        // A schema of another file that nothing refers to any more has no type, which is one more finding.
        assert!(ids(&files).is_superset(&expected), "{name}: other files");
    }
}

#[test]
fn the_rules_of_oasdiff_are_mapped() {
    let text = fs::read_to_string(folder().join("oasdiff.tsv")).expect("the table");
    let known: BTreeSet<&str> = all_rules().map(|it| it.id).collect();
    let mut ids = BTreeSet::new();
    for line in text.lines().filter(|it| !it.starts_with('#')) {
        let mut cells = line.split('\t');
        let (id, rules) = (
            cells.next().unwrap_or_default(),
            cells.next().unwrap_or_default(),
        );
        assert!(ids.insert(id), "{id} is there twice");
        match rules {
            "-" => assert!(
                cells.next().is_some_and(|it| it.len() > 20),
                "{id} has no reason"
            ),
            _ => {
                for rule in rules.split(' ') {
                    assert!(known.contains(rule), "{id}: there is no rule `{rule}`");
                }
            }
        }
    }
    assert_eq!(ids.len(), 509, "the number of its rules in August 2026");
}

#[test]
fn each_format_has_each_finding() {
    let case = Case::read(folder().join("cases/enum-opened.case"));
    let base = side(&document(), "", "base").expect("the base");
    let findings = case.findings(&base).expect("the case");
    let mut report = Report {
        against: "main".to_owned(),
        version: Some("1.4.0".to_owned()),
        apis: vec![("pay".to_owned(), findings.clone())],
        ..Report::default()
    };
    let json: serde_json::Value = serde_json::from_str(&report::json(&report)).expect("JSON");
    assert_eq!(
        json["findings"].as_array().map(Vec::len),
        Some(findings.len())
    );
    assert_eq!(json["version"]["next"], "2.0.0");
    let sarif: serde_json::Value = serde_json::from_str(&report::sarif(&report)).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), findings.len());
    for finding in &findings {
        assert!(report::text(&report).contains(&finding.id));
        assert!(report::github(&report).contains(&finding.id));
        assert!(report::markdown(&report).contains(&finding.id));
    }
    assert!(report::changelog(&report).contains("### Breaking"));

    // A comment of a pull request has at most 65,536 characters.
    let many = std::iter::repeat_with(|| findings.clone())
        .take(3_000)
        .flatten();
    report.apis = vec![("pay".to_owned(), many.collect())];
    let comment = report::markdown(&report);
    assert!(comment.len() < 65_536, "{}", comment.len());
    assert!(comment.contains("do not fit here"));
}

/// A document is written by whoever opens a pull request.
#[test]
fn text_of_a_document_stays_text_in_each_format() {
    let name = "x` @team <img src=//e>\n::stop-commands::x\n```";
    let quoted = serde_json::to_string(name).expect("JSON");
    let text = document();
    let rail = "    Rail: {type: string, enum: [sepa, swift, wire]}\n";
    let note = "        mode: {type: string, enum: [fast, slow]}\n";
    assert!(text.contains(rail) && text.contains(note));
    let hostile = text
        .replace(
            rail,
            &format!("    Rail: {{type: string, enum: [sepa, swift, {quoted}]}}\n"),
        )
        .replace(note, &format!("{note}        {quoted}: {{type: string}}\n"));
    let base = side(&text, "", "base").expect("the base");
    let new = side(&hostile, "", "hostile").expect("the hostile document");
    let report = Report {
        against: "main".to_owned(),
        apis: vec![("pay".to_owned(), compare::compare(&base, &new))],
        ..Report::default()
    };
    let commands = ["::error ", "::warning ", "::notice "];
    for text in [report::text(&report), report::github(&report)] {
        let is_other =
            |line: &&str| line.starts_with("::") && !commands.iter().any(|it| line.starts_with(it));
        assert_eq!(text.lines().find(is_other), None);
    }
    let markdown = report::markdown(&report);
    assert!(
        markdown.contains("x` @team <img"),
        "in a code span: {markdown}"
    );
    let mut in_code = 0;
    for event in pulldown_cmark::Parser::new(&markdown) {
        match event {
            pulldown_cmark::Event::Text(text) if in_code == 0 => {
                assert!(!text.contains("@team"), "{text}");
            }
            pulldown_cmark::Event::Html(html) | pulldown_cmark::Event::InlineHtml(html) => {
                assert!(!html.contains("img"), "{html}");
            }
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::CodeBlock(_)) => in_code += 1,
            pulldown_cmark::Event::End(pulldown_cmark::TagEnd::CodeBlock) => in_code -= 1,
            _ => {}
        }
    }
}

#[test]
fn each_result_of_code_scanning_has_a_place() {
    let text = document();
    let changed = text
        .replace(
            "  - url: https://api.example.com\n",
            "  - url: https://new.example.com\n",
        )
        .replace(
            "    bearer: {type: http, scheme: bearer}\n",
            "    bearer: {type: http, scheme: basic}\n",
        );
    let base = side(&text, "", "base").expect("the base");
    let mut new = compare::compare(&base, &side(&changed, "", "new").expect("the new document"));
    for place in new.iter_mut().filter_map(|it| it.new.as_mut()) {
        place.file = "specs/a b#1.yaml".to_owned();
    }
    let report = Report {
        apis: vec![("pay".to_owned(), new)],
        ..Report::default()
    };
    let sarif: serde_json::Value = serde_json::from_str(&report::sarif(&report)).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    assert!(results.iter().any(|it| it["ruleId"] == "server-default"));
    for result in results {
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        let uri = place["uri"].as_str().expect("a place");
        assert!(["specs/a%20b%231.yaml", "api.yaml"].contains(&uri), "{uri}");
    }
}

/// The policy of the generated crate: only enums for responses are open. Structs and all other enums
/// can be built and matched completely, so each new field and variant is a major change.
#[test]
fn only_open_enums_are_non_exhaustive() {
    let mut pending = vec![folder().join("../../../generated/src")];
    let mut found = 0;
    while let Some(next) = pending.pop() {
        for entry in fs::read_dir(next).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&path).expect("a text");
                for item in text.split("#[non_exhaustive]").skip(1) {
                    found += 1;
                    let is_enum = item.lines().any(|line| line.starts_with("pub enum"));
                    assert!(is_enum && item.contains("Unknown("), "{}", path.display());
                }
            }
        }
    }
    assert!(found > 0, "responses have open enums");
}
