//! Folders of documents are generated completely and compile without warnings: real documents of
//! medium size, if a checkout of the corpus lies beside this repository, and documents that strain
//! a compiler.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// One document of each kind: 3.0 and 3.1, JSON and YAML, written by hand and generated, with many
/// different habits.
const DOCUMENTS: [&str; 6] = [
    "adyen/CheckoutService",
    "example-readme/3.0/star-trek",
    "figma/openapi",
    "kubernetes/",
    "museum/openapi",
    "peer-progenitor/nexus",
];

/// The output of `cargo xtask corpus --check` for a folder. It must succeed.
#[track_caller]
fn checked(root: &Path, folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["xtask", "corpus", "--check"])
        .args(arguments)
        .arg(folder)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {told}\n{errors}");
    told
}

#[test]
fn real_documents_compile_without_a_warning() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let corpus = root.join("../shared/corpus/openapi");
    if !corpus.is_dir() {
        eprintln!("{} is not there, so nothing is tried", corpus.display());
        return;
    }
    for document in DOCUMENTS {
        let told = checked(root, &corpus, &["--only", document]);
        assert!(told.contains("1 compiled without a warning"), "{told}");
    }
}

/// A ring of types. `held` is the schema of a member that refers to the NEXT type.
fn ring(held: &str) -> String {
    let mut text = String::from(
        "openapi: 3.0.3\n\
         info: {title: Ring, version: '1'}\n\
         paths:\n  \
           /ring:\n    \
             put:\n      \
               operationId: put\n      \
               requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/T0'}}}}\n      \
               responses: {'204': {description: Kept.}}\n\
         components:\n  \
           schemas:\n",
    );
    for at in 0..80 {
        let next = format!("{{$ref: '#/components/schemas/T{}'}}", (at + 1) % 80);
        let next = held.replace("NEXT", &next);
        let _ = writeln!(
            text,
            "    T{at}: {{type: object, properties: {{next: {next}}}}}"
        );
    }
    text
}

/// A compiler refuses to decide if such types are `Send`, unless its recursion limit is raised.
#[test]
fn types_that_hold_each_other_deeply_compile() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (name, held) in [
        ("plain", "NEXT"),
        ("list", "{type: array, items: NEXT}"),
        ("map", "{type: object, additionalProperties: NEXT}"),
        ("union", "{oneOf: [{type: string}, NEXT]}"),
    ] {
        std::fs::write(folder.path().join(format!("{name}.yaml")), ring(held)).unwrap();
    }
    let told = checked(root, folder.path(), &[]);
    assert!(told.contains("4 compiled without a warning"), "{told}");
}
