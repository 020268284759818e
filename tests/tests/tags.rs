//! A feature for each tag: enabled operations compile, and the others are absent.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Checks the crate with these features, and a program that uses one of its types.
fn check(folder: &Path, features: &str, program: &str) -> Output {
    std::fs::create_dir_all(folder.join("examples")).unwrap();
    std::fs::write(folder.join("examples/uses.rs"), program).unwrap();
    Command::new(env!("CARGO"))
        .current_dir(folder)
        .args(["check", "--offline", "--quiet", "--no-default-features"])
        .args(["--example", "uses", "--features", features])
        .env("CARGO_TARGET_DIR", root().join("target/stand-alone"))
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap()
}

fn uses(path: &str) -> String {
    format!("fn main() {{ let _ = std::any::type_name::<tagged::{path}>(); }}")
}

#[test]
fn each_tag_compiles_with_what_it_needs_and_without_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("tagged");
    let document = root().join("tests/cases/features/tags.yaml");
    let made = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["xtask", "generate", "--feature-per-tag", "--name", "tagged"])
        .args(["--document", document.to_str().unwrap()])
        .args(["--output", out.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", stderr(&made));
    // The features, an item that exists with them, and one that does not.
    let rows = [
        ("client", "types::Health", Some("types::Amount")),
        (
            "client,tagged-reports",
            "types::Amount",
            Some("types::Payout"),
        ),
        (
            "client,tagged-payouts",
            "operations::CreatePayout",
            Some("types::Account"),
        ),
        // A link builds this tag's request from the other tag's response.
        (
            "tagged-bank-accounts",
            "operations::CreatePayoutResponse",
            Some("types::Paid"),
        ),
        // It shares its error with an operation of a disabled tag.
        (
            "client,tagged-reports",
            "operations::GetStatementError",
            Some("operations::CreatePayout"),
        ),
        (
            "server,tagged-webhooks",
            "types::Paid",
            Some("types::Owner"),
        ),
        ("client,server,serde,tagged", "types::Owner", None),
    ];
    for (features, there, absent) in rows {
        let built = check(&out, features, &uses(there));
        assert!(built.status.success(), "{features}: {}", stderr(&built));
        if let Some(absent) = absent {
            let refused = stderr(&check(&out, features, &uses(absent)));
            let name = absent.rsplit("::").next().unwrap();
            assert!(
                refused.contains("cannot find type") && refused.contains(name),
                "{features}: {refused}"
            );
        }
    }
    // The server's trait needs every method, so it exists only with all tags.
    let served = "#[allow(dead_code)] fn serves<S: tagged::Service>() {} fn main() {}";
    assert!(check(&out, "server,tagged", served).status.success());
    let refused = stderr(&check(&out, "server,tagged-payouts", served));
    assert!(refused.contains("E0405"), "{refused}");
}
