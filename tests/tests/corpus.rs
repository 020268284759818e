//! Folders of documents are generated completely and compile without warnings: documents with the habits of
//! published ones, and documents that strain a compiler.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// The output of `cargo xtask corpus --check` for a folder. It must succeed.
#[track_caller]
fn checked(root: &Path, folder: &Path) -> String {
    let output = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["xtask", "corpus", "--check"])
        .arg(folder)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}\n{errors}");
    told
}

#[test]
fn documents_with_the_habits_of_published_ones_compile() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = root.join("tests/cases/real");
    let told = checked(root, &folder);
    let files = std::fs::read_dir(&folder).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let documents = paths.filter(|path| path.extension().is_some_and(|it| it == "yaml"));
    let all = format!("{} compiled without a warning", documents.count());
    assert!(told.contains(&format!("; {all}")), "{told}");
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
    let told = checked(root, folder.path());
    assert!(told.contains("4 compiled without a warning"), "{told}");
}
