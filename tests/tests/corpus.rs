//! Real documents of middling size, where a checkout of the corpus lies beside this repository: each
//! is generated with all of its operations, and compiles without a warning.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::path::Path;
use std::process::Command;

/// One of each kind: 3.0 and 3.1, JSON and YAML, hand-written and generated, many files' habits.
const DOCUMENTS: [&str; 6] = [
    "adyen/CheckoutService",
    "example-readme/3.0/star-trek",
    "figma/openapi",
    "kubernetes/",
    "museum/openapi",
    "peer-progenitor/nexus",
];

#[test]
fn real_documents_compile_without_a_warning() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let corpus = root.join("../shared/corpus/openapi");
    if !corpus.is_dir() {
        eprintln!("{} is not there, so nothing is tried", corpus.display());
        return;
    }
    for document in DOCUMENTS {
        let output = Command::new(env!("CARGO"))
            .current_dir(root)
            .args(["xtask", "corpus", "--check", "--only", document])
            .arg(&corpus)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stdout);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{document}: {told}\n{errors}");
        assert!(told.contains("1 compiled without a warning"), "{told}");
    }
}
