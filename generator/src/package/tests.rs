#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::*;
use crate::options::Target;

fn job(name: &str) -> Job {
    Job {
        name: name.to_owned(),
        document: PathBuf::from("/somewhere/else/a.yaml"),
        shown: None,
        title: None,
        targets: BTreeSet::from([Target::Types, Target::Client]),
        unsupported: Vec::new(),
        reading: crate::options::Reading::default(),
        adjust: crate::options::Adjust::default(),
    }
}

fn api(name: &str) -> ApiFiles {
    ApiFiles {
        name: name.to_owned(),
        title: text::plain_line("A | title"),
        files: vec![("mod.rs".to_owned(), "//! A.\n".to_owned())],
        ..ApiFiles::default()
    }
}

fn generated(document: &str, job: &Job) -> crate::Generated {
    crate::generate_text(document, job).ok().unwrap()
}

fn config() -> Config {
    Config {
        shown: "specs/apis.toml".to_owned(),
        runtime: Runtime::Path("runtime".into()),
        package: "apis".to_owned(),
        output: PathBuf::from("deep/out"),
        dependencies: Vec::new(),
        jobs: [("a".to_owned(), job("a"))].into(),
    }
}

#[test]
fn a_shared_crate_has_a_module_and_a_feature_for_each_api() {
    let tree = shared(&config(), vec![api("a"), api("b")]).unwrap();
    let root = tree.get("src/lib.rs").unwrap();
    assert!(root.contains("//! | `a` | A \\| title |\n"), "{root}");
    assert!(
        root.contains("#[cfg(feature = \"b\")]\n#[rustfmt::skip]\npub mod b;"),
        "{root}"
    );
    let manifest = tree.get("Cargo.toml").unwrap();
    let parsed = toml::de::DeTable::parse(manifest).unwrap();
    let features = parsed
        .get_ref()
        .get("features")
        .unwrap()
        .get_ref()
        .as_table()
        .unwrap();
    let names: Vec<&str> = features.keys().map(|key| key.get_ref().as_ref()).collect();
    let parts = [
        "brotli",
        "client",
        "gzip",
        "http2",
        "idempotency",
        "idempotency-postgres",
        "idempotency-sqlite",
        "journal",
        "journal-postgres",
        "journal-sqlite",
        "native-tls",
        "oauth",
        "receive",
    ];
    let parts = parts.into_iter().chain(["rustls", "send"]);
    let parts = parts.chain([
        "serde",
        "serve",
        "server",
        "signatures",
        "signatures-rsa",
        "testing",
        "tracing",
    ]);
    assert_eq!(
        names,
        ["all-apis", "a", "b"]
            .into_iter()
            .chain(parts)
            .collect::<Vec<_>>()
    );
    assert!(manifest.contains("all-apis = [\"a\", \"b\"]"), "{manifest}");
    // The client's TLS features are features of the crate, too.
    let tls = "rustls = [\"client\", \"copperplate-runtime/rustls\"]\n";
    assert!(manifest.contains(tls), "{manifest}");
    assert!(manifest.contains("path = \"../../runtime\""), "{manifest}");
    // Cargo looks for a library without a stated path. A crate without sources would break the
    // command that restores them.
    assert!(manifest.contains("path = \"src/lib.rs\""), "{manifest}");
    assert_eq!(
        recorded_version(tree.get(RECORD).unwrap()).as_deref(),
        Some(env!("CARGO_PKG_VERSION"))
    );
}

/// The features of an API and of its tags begin with the API's name.
#[test]
fn no_name_of_an_api_is_like_a_feature_of_the_crate() {
    let tree = shared(&config(), Vec::new()).unwrap();
    let manifest: toml::Table = tree.get("Cargo.toml").unwrap().parse().unwrap();
    for feature in manifest["features"].as_table().unwrap().keys() {
        let beginning = feature.split('-').next().unwrap();
        assert!(is_like_a_feature(beginning), "{feature}");
    }
    assert!(is_like_a_feature("default") && !is_like_a_feature("bank"));
}

#[test]
fn features_of_tags_are_none_of_the_crate() {
    let document = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  \
         /a: {get: {operationId: a, tags: [tls], responses: {'204': {description: d}}}}\n  \
         /b: {get: {operationId: b, tags: [b], responses: {'204': {description: d}}}}\n";
    for package in ["native", "client", "default", "bank"] {
        let mut job = job(&feature_name(package));
        job.adjust.feature_per_tag = true;
        let files = print(&job, &generated(document, &job).plan, Form::Crate).unwrap();
        let tree = standalone(package, files, &job, &Runtime::default()).unwrap();
        let manifest: toml::Table = tree.get("Cargo.toml").unwrap().parse().unwrap();
        let features = manifest["features"].as_table().unwrap();
        let tls = features["native-tls"].as_array().unwrap();
        assert_eq!(tls.len(), 2, "{package}: {features:?}");
        let client = features["client"].as_array().unwrap();
        assert_eq!(client.len(), 1, "{package}: {features:?}");
        let whole = feature_name(package);
        let tags = features[&whole].as_array().unwrap();
        assert_eq!(tags.len(), 2, "{package}: {features:?}");
        let default = features["default"].as_array().unwrap();
        assert!(default.iter().any(|it| it.as_str() == Some(&whole)));
    }
}

#[test]
fn a_stand_alone_crate_takes_the_module_as_its_root() {
    let document = "openapi: 3.1.0\ninfo: {title: A, version: '1', description: Words.}\npaths: {}\n\
                    components: {schemas: {B: {type: integer, maximum: 9, deprecated: true}}}\n";
    let job = job("a");
    let files = print(&job, &generated(document, &job).plan, Form::Crate).unwrap();
    let tree = standalone("a\"b", files, &job, &Runtime::Path("C:\\run\"time".into())).unwrap();
    let printed = tree.get("src/lib.rs").unwrap();
    assert!(syn::parse_file(printed).is_ok(), "{printed}");
    assert!(
        printed.contains("//! A, version `1`.\n//!\n//! Words.\n\n#![forbid(unsafe_code)]"),
        "{printed}"
    );
    assert!(
        printed.contains("#![allow(deprecated)]\n\npub mod types;\n\npub use copperplate_runtime"),
        "{printed}"
    );
    let parsed = toml::de::DeTable::parse(tree.get("Cargo.toml").unwrap()).unwrap();
    let of = |table: &str, key: &str| {
        let table = parsed.get_ref().get(table).unwrap().get_ref();
        table.get(key).map(|value| value.get_ref().clone())
    };
    assert_eq!(of("package", "name").unwrap().as_str(), Some("a\"b"));
    let runtime = of("dependencies", "copperplate-runtime").unwrap();
    assert_eq!(
        runtime.get("path").unwrap().get_ref().as_str(),
        Some("C:\\run\"time")
    );
    assert!(of("features", "client").is_some() && of("features", "server").is_none());
    assert!(parsed.get_ref().contains_key("workspace"));
}

#[test]
fn no_path_of_the_machine_is_printed() {
    assert_eq!(
        header(&job("a")),
        "Generated by Copperplate from a.yaml; do not edit by hand."
    );
}

#[test]
fn the_path_of_the_runtime_is_relative_to_the_crate() {
    let root = std::path::absolute("root").unwrap();
    let from =
        |folder: &str| runtime_from(&root, &root.join(folder), &Runtime::Path("runtime".into()));
    for (folder, expected) in [
        ("a/b", "../../runtime"),
        ("a/../b", "../runtime"),
        (".", "runtime"),
        ("../b", "../root/runtime"),
    ] {
        assert_eq!(from(folder), Runtime::Path(expected.into()), "{folder}");
    }
    let version = Runtime::Version("0.1.0".to_owned());
    assert_eq!(runtime_from(&root, &root, &version), version);
}

#[test]
fn every_file_name_gives_a_package_name() {
    for name in [
        "",
        "a",
        "fn",
        "nul",
        "3ds",
        "Pet Store",
        "ä",
        "..",
        "-",
        "test",
        "a.b.c",
        "copperplate-runtime",
    ] {
        let made = package_name(Path::new(&format!("/x/{name}.yaml")));
        assert!(is_package_name(&made), "{name:?} gave {made:?}");
    }
    assert!(is_package_name(&package_name(Path::new(&"x".repeat(200)))));
}

#[test]
fn the_packages_of_replaced_types_are_dependencies() {
    let text = "[package]\nname = \"p\"\noutput = \"deep/out\"\n\
                [package.dependencies]\nbank = { path = \"crates/bank\", features = [\"a\"] }\n\
                iso-codes = \"1.2\"\n[api.a]\ndocument = \"a.yaml\"\n\
                types.schemas = { Money = \"bank::Money\" }\n\
                types.formats = { country = \"::iso_codes::Country\" }\n";
    let config = crate::config::parse(Path::new("."), "apis.toml", text);
    let tree = shared(&config.ok().unwrap(), Vec::new()).unwrap();
    let manifest = tree.get("Cargo.toml").unwrap();
    let lines = "[dependencies.bank]\npath = \"../../crates/bank\"\nfeatures = [\"a\"]\n\n\
                 [dependencies.iso-codes]\nversion = \"1.2\"\n";
    assert!(manifest.ends_with(lines), "{manifest}");
}

#[test]
fn the_crate_has_the_highest_limit_of_its_apis() {
    let root = |limits: &[Option<usize>]| {
        let apis = limits.iter().map(|limit| ApiFiles {
            recursion_limit: *limit,
            ..api("a")
        });
        let tree = shared(&config(), apis.collect()).unwrap();
        tree.get("src/lib.rs").unwrap().to_owned()
    };
    let both = root(&[Some(256), Some(1024), None]);
    assert!(
        both.contains("\n#![recursion_limit = \"1024\"]\n"),
        "{both}"
    );
    assert_eq!(both.matches("recursion_limit").count(), 1);
    assert!(!root(&[None]).contains("recursion_limit"));
}

/// Descriptions have no effect on the crate.
#[test]
fn text_of_a_document_is_never_read_back() {
    let document = r#"
openapi: 3.1.0
info:
  title: T
  version: '1'
  description: |
    Switch on feature = "t-all of it" first, then `rt::expression::Exchange::of::<T>`, deprecated.

    The root of a crate that uses them says `\#![recursion_limit = "512"]` in that case.
paths: {}
components: {schemas: {A: {type: object, properties: {b: {type: string, description: 'feature = "t-b"'}}}}}
"#;
    let job = job("t");
    let files = print(&job, &generated(document, &job).plan, Form::Crate).unwrap();
    let text = &files.files[0].1;
    assert!(text.contains("t-all of it"), "{text}");
    assert!(files.features.is_empty() && files.recursion_limit.is_none() && !files.evaluates);
    assert!(!text.contains("\n#![allow(deprecated)]") && !text.contains("\n#![recursion"));
    let tree = standalone("t", files, &job, &Runtime::default()).unwrap();
    let manifest: toml::Table = tree.get("Cargo.toml").unwrap().parse().unwrap();
    let features: Vec<_> = manifest["features"].as_table().unwrap().keys().collect();
    let parts = [
        "brotli",
        "client",
        "gzip",
        "http2",
        "journal",
        "journal-postgres",
        "journal-sqlite",
        "native-tls",
        "oauth",
        "receive",
        "rustls",
        "send",
        "serde",
        "signatures",
        "signatures-rsa",
        "testing",
        "tracing",
    ];
    assert_eq!(features[0], "default");
    assert_eq!(features[1..], parts);
}

/// The code of signed webhooks needs a feature of the runtime.
#[test]
fn a_crate_with_signed_webhooks_depends_on_signatures() {
    let webhooks = "webhooks: {a: {post: {responses: {'204': {description: x}}}}}";
    let document = |scheme: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\n\
             x-copperplate-webhook-signature: {{scheme: {scheme}}}\n{webhooks}\n"
        )
    };
    let job = job("t");
    for (scheme, needed) in [("standard-webhooks", true), ("none", false)] {
        let files = print(&job, &generated(&document(scheme), &job).plan, Form::Crate).unwrap();
        let tree = standalone("t", files, &job, &Runtime::default()).unwrap();
        let manifest: toml::Table = tree.get("Cargo.toml").unwrap().parse().unwrap();
        let runtime = &manifest["dependencies"]["copperplate-runtime"];
        let features = runtime.get("features").map(ToString::to_string);
        let expected = needed.then(|| "[\"signatures\"]".to_owned());
        assert_eq!(features, expected, "{scheme}");
    }
}

#[test]
fn a_crate_declares_the_features_that_it_asks_for() {
    let tags = [
        ("[only]", "[only]"),
        ("[only]", "[]"),
        ("[one]", "[other]"),
        ("[one, other]", "[other, one]"),
        ("[]", "[]"),
    ];
    for (one, other) in tags {
        let document = format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  \
             /a: {{get: {{operationId: a, tags: {one}, responses: {{'204': {{description: d}}}}}}}}\n  \
             /b: {{get: {{operationId: b, tags: {other}, responses: {{'204': {{description: d}}}}}}}}\n"
        );
        let mut job = job("t");
        job.targets.insert(Target::Server);
        job.adjust.feature_per_tag = true;
        let files = print(&job, &generated(&document, &job).plan, Form::Crate).unwrap();
        let tree = standalone("t", files, &job, &Runtime::default()).unwrap();
        let manifest = tree.get("Cargo.toml").unwrap();
        for (path, text) in tree.iter().filter(|(path, _)| path.ends_with(".rs")) {
            for feature in text.split("feature = \"").skip(1) {
                let feature = feature.split('"').next().unwrap();
                let declared = manifest.contains(&format!("\n{feature} = ["));
                assert!(declared, "{one} {other} {path}: {feature}\n{manifest}");
            }
        }
    }
}
