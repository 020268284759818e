#![allow(clippy::unwrap_used)]

use super::*;
use crate::options::UnknownFormats;

const BASE: &str = "[package]\nname = \"p\"\noutput = \"o\"\n";

fn refusal(text: &str) -> String {
    let failure = parse(Path::new("."), "apis.toml", text).err().unwrap();
    crate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
}

#[test]
fn an_api_has_a_job() {
    let text = format!(
        "{BASE}[api.a]\ndocument = \"./specs/a.yaml\"\ntargets = [\"client\"]\nunsupported = [\"not\"]\n"
    );
    let text = text.replace("./specs", "specs");
    let config = parse(Path::new("/r"), "apis.toml", &text).ok().unwrap();
    let job = config.jobs.get("a").unwrap();
    assert_eq!(job.document, Path::new("/r/specs/a.yaml"));
    assert_eq!(job.shown.as_deref(), Some("specs/a.yaml"));
    assert_eq!(job.unsupported, ["not"]);
    // An API of `apis.toml` belongs to the team, so its mistakes are errors.
    assert!(job.reading.strict);
    assert_eq!(job.targets, BTreeSet::from([Target::Types, Target::Client]));
    assert_eq!(
        (config.package.as_str(), config.output.as_path()),
        ("p", Path::new("o"))
    );
}

#[test]
fn mistakes_are_located_and_mended() {
    let cases = [
        (
            "[api.a]\ndocumnt = \"a\"\n",
            "did you mean `document`?",
            "5:1",
        ),
        ("[api.a]\ntitle = \"A\"\n", "`document` is missing", "4:6"),
        (
            "[api.a]\ndocument = 1\n",
            "must be a string; found: integer",
            "5:12",
        ),
        ("[api]\na = 1\n", "must be a table", "5:5"),
        ("[api]\n", "there is no API", "4:2"),
        ("", "`[api]` is missing", "1:1"),
        ("[api.self]\ndocument = \"a\"\n", "keyword", "4:6"),
        (
            "[api.Fondo]\ndocument = \"a\"\n",
            "did you mean `fondo`?",
            "4:6",
        ),
        (
            "[api.client]\ndocument = \"a\"\n",
            "already has a `client`",
            "4:6",
        ),
        (
            "[api.all]\ndocument = \"a\"\n",
            "`all-apis`, which enables every API",
            "4:6",
        ),
        (
            "[api.native]\ndocument = \"a\"\n",
            "`native-tls`, which selects the TLS library of a client",
            "4:6",
        ),
        ("[api.nul]\ndocument = \"a\"\n", "Windows", "4:6"),
        ("[api.a]\ndocument = \"../a\"\n", "without `..`", "5:12"),
        ("[api.a]\ndocument = \"/a\"\n", "from the root", "5:12"),
        ("[api.a]\ndocument = \"\"\n", "from the root", "5:12"),
        (
            "[api.a]\ndocument = \"a\"\ntargets = [\"servr\"]\n",
            "did you mean `server`?",
            "6:12",
        ),
        (
            "[api.a]\ndocument = \"a\"\ntargets = \"types\"\n",
            "a list of strings",
            "6:11",
        ),
        (
            "[api.a]\ndocument = \"a\"\ndocument = \"b\"\n",
            "duplicate key",
            "6:1",
        ),
        ("[api.a\n", "", "4:"),
    ];
    for (text, word, place) in cases {
        let refusal = refusal(&format!("{BASE}{text}"));
        assert!(
            refusal.contains(word) && refusal.contains(&format!("apis.toml:{place}")),
            "{text}\n{refusal}"
        );
    }
}

#[test]
fn one_run_tells_every_mistake() {
    let refusal = refusal("pakage = 1\n[package]\nname = \"a b\"\n[api.A]\ntitel = \"x\"\n");
    for word in [
        "`pakage`",
        "package's name",
        "`output`",
        "did you mean `a`?",
        "`title`?",
        "`document`",
    ] {
        assert!(refusal.contains(word), "{word}: {refusal}");
    }
}

#[test]
fn hostile_texts_are_refused_without_a_panic() {
    let deep = "[".repeat(100_000);
    for text in [
        "",
        "\0",
        "a",
        "=",
        "[[api]]",
        "[api]\n[api]",
        &format!("a = {deep}"),
        "\u{feff}[package]",
    ] {
        assert!(parse(Path::new("."), "apis.toml", text).is_err());
    }
}

#[test]
fn what_is_said_of_unknown_formats_is_read() {
    let text = |line: &str| format!("{BASE}[api.a]\ndocument = \"a\"\n{line}");
    let read = |line: &str| {
        let config = parse(Path::new("."), "apis.toml", &text(line))
            .ok()
            .unwrap();
        config.jobs.get("a").unwrap().reading.unknown_formats
    };
    assert_eq!(read(""), UnknownFormats::Warn);
    assert_eq!(
        read("unknown-formats = \"ignore\"\n"),
        UnknownFormats::Ignore
    );
    assert_eq!(read("unknown-formats = \"error\"\n"), UnknownFormats::Error);
    assert!(
        refusal(&text("unknown-formats = \"no\"\n")).contains("not one of ignore, warn and error")
    );
}

#[test]
fn replaced_types_come_from_somewhere() {
    let api = "[api.a]\ndocument = \"a\"\n";
    let cases = [
        (
            "types.schemas = { Money = \"bnk::Money\" }\n",
            "did you mean `bank`?",
            "8:27",
        ),
        (
            "types.schemas = { Money = \"Money\" }\n",
            "begins at a crate",
            "8:27",
        ),
        (
            "types.formats = { iban = \"super::Iban\" }\n",
            "begins at a crate",
            "8:26",
        ),
        (
            "types.formats = { iban = \"bank::Id<u8>\" }\n",
            "begins at a crate",
            "8:26",
        ),
        (
            "types.format = { iban = \"bank::Iban\" }\n",
            "did you mean `formats`?",
            "8:7",
        ),
    ];
    for (line, word, place) in cases {
        let text =
            format!("{BASE}[package.dependencies]\nbank = {{ path = \"bank\" }}\n{api}{line}");
        let told = refusal(&text);
        let place = format!("apis.toml:{place}");
        assert!(
            told.contains(word) && told.contains(&place),
            "{text}\n{told}"
        );
    }
    for (line, word) in [
        ("bank = {}", "has a version"),
        ("bank = { path = \"../bank\" }", "without `..`"),
        ("copperplate-runtime = \"1\"", "can't be the name"),
    ] {
        let told = refusal(&format!("{BASE}[package.dependencies]\n{line}\n{api}"));
        assert!(
            told.contains(word) && told.contains("apis.toml:5:"),
            "{told}"
        );
    }
}

#[test]
fn every_listed_key_is_read() {
    let mut read = 0;
    for table in keys::TABLES.into_iter().skip(1) {
        for head in table.name.split(" and ") {
            let head = head.replace("NAME", "a");
            for key in table.keys {
                let (name, message) = match key.name {
                    "TYPE" => ("Pet", "derives are a list".to_owned()),
                    name => (name, format!("`{name}` must be ")),
                };
                let wrong = format!("{name} = 1.5\n");
                // A table of `[package]` stands behind its other keys.
                let text = match head.as_str() {
                    "[package]" => format!("[package]\n{wrong}[api.a]\ndocument = \"a\"\n"),
                    "[api.a]" => format!("{BASE}[api.a]\n{wrong}"),
                    head => format!("{BASE}[api.a]\ndocument = \"a\"\n{head}\n{wrong}"),
                };
                let refusal = refusal(&text);
                assert!(refusal.contains(&message), "{text}\n{refusal}");
                read += 1;
            }
        }
    }
    assert!(read > 40, "{read} keys");
}

#[test]
fn the_tables_have_the_keys_that_are_read() {
    let by = By::ALL.map(|(key, ..)| key);
    assert_eq!(keys::SELECTION.names(), by);
    let named = crate::options::Named::ALL.map(|(key, _)| key);
    assert_eq!(keys::NAMES.names(), named);
    let replaced = crate::options::Replaced::ALL.map(|(key, _)| key);
    assert_eq!(keys::TYPES.names(), replaced);
}
