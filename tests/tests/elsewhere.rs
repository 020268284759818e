//! The first minutes of a user elsewhere: from packaged sources, in a folder outside of the workspace.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap().to_owned()
}

/// Runs cargo in a folder. It must succeed.
fn cargo(folder: &Path, target: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(folder).args(arguments);
    let output = command
        .env("CARGO_TARGET_DIR", root().join(target))
        .output()
        .unwrap();
    success(&output)
}

fn success(output: &Output) -> String {
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    let both = format!("{}{}", text(&output.stderr), text(&output.stdout));
    assert!(output.status.success(), "{both}");
    both
}

/// Runs the program of this workspace. Cargo builds it from the root, because the configuration of cargo
/// in another folder would apply to this workspace as well.
fn copperplate(folder: &Path, arguments: &[&str]) -> Output {
    let mut build = Command::new(env!("CARGO"));
    build.args([
        "build",
        "--quiet",
        "--locked",
        "--offline",
        "--package",
        "copperplate-cli",
    ]);
    success(&build.current_dir(root()).output().unwrap());
    let test = std::env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let program = profile.join(format!("copperplate{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments);
    command.output().unwrap()
}

/// The packages as they would be published, unpacked into a folder.
fn packages(folder: &Path) {
    let mut package = vec![
        "package",
        "--offline",
        "--no-verify",
        "--allow-dirty",
        "--quiet",
    ];
    for name in [
        "copperplate-pattern",
        "copperplate-runtime",
        "copperplate",
        "copperplate-lsp",
        "copperplate-mock",
        "copperplate-reference",
        "copperplate-cli",
    ] {
        package.extend(["--package", name]);
    }
    cargo(&root(), "target/elsewhere", &package);
    for entry in fs::read_dir(root().join("target/elsewhere/package")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "crate") {
            let mut unpack = Command::new("tar");
            unpack.arg("-xzf").arg(&path).arg("-C").arg(folder);
            success(&unpack.output().unwrap());
        }
    }
}

#[test]
fn three_commands_lead_to_a_test_that_passes() {
    let elsewhere = tempfile::tempdir().unwrap();
    let (registry, repository) = (
        elsewhere.path().join("registry"),
        elsewhere.path().join("new"),
    );
    fs::create_dir_all(&registry).unwrap();
    fs::create_dir_all(repository.join(".cargo")).unwrap();
    packages(&registry);
    // The registry has no such packages; everything else comes from it.
    let version = env!("CARGO_PKG_VERSION");
    let mut patch = "[patch.crates-io]\n".to_owned();
    for name in ["copperplate-runtime", "copperplate-pattern"] {
        let path = registry.join(format!("{name}-{version}"));
        assert!(path.join("README.md").is_file() && path.join("LICENSE-MIT").is_file());
        patch.push_str(&format!("{name} = {{ path = {path:?} }}\n"));
    }
    fs::write(repository.join(".cargo/config.toml"), patch).unwrap();

    // Without a network, cargo finds only the versions that this workspace has.
    fs::copy(root().join("Cargo.lock"), repository.join("Cargo.lock")).unwrap();

    success(&copperplate(&repository, &["init"]));
    success(&copperplate(&repository, &["generate"]));
    let tests = cargo(&repository, "target/elsewhere", &["test", "--offline"]);
    assert!(
        tests.contains("test a_payout_is_accepted ... ok"),
        "{tests}"
    );

    let manifest = fs::read_to_string(repository.join("generated/Cargo.toml")).unwrap();
    let line = format!("[dependencies.copperplate-runtime]\nversion = \"{version}\"\n");
    assert!(manifest.contains(&line), "{manifest}");
    // A reviewer's machine finds the same output, from a folder inside as well.
    success(&copperplate(&repository.join("specs"), &["check"]));
    let lib = repository.join("generated/src/lib.rs");
    fs::write(&lib, "// A hand edit.\n").unwrap();
    let drift = copperplate(&repository, &["check"]);
    assert_eq!(drift.status.code(), Some(1));
    let messages = String::from_utf8_lossy(&drift.stderr).into_owned();
    assert!(
        messages.contains("Run `copperplate generate`."),
        "{messages}"
    );
}

#[test]
fn nothing_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let again = |arguments: &[&str]| copperplate(folder.path(), arguments);
    fs::write(folder.path().join("Cargo.toml"), "[workspace]\n").unwrap();
    fs::write(folder.path().join(".gitattributes"), "* text=auto\n").unwrap();
    fs::create_dir(folder.path().join("api")).unwrap();
    let document =
        "{\"openapi\": \"3.0.3\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {}}";
    fs::write(folder.path().join("api/own.json"), document).unwrap();
    let first = again(&["init", "api/own.json", "--name", "own-apis"]);
    let messages = String::from_utf8_lossy(&first.stderr).into_owned();
    assert!(first.status.success(), "{messages}");
    assert!(
        messages.contains("add \"generated\" to `members`"),
        "{messages}"
    );
    let read = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
    assert_eq!(read("Cargo.toml"), "[workspace]\n");
    assert_eq!(
        read(".gitattributes"),
        "* text=auto\ngenerated/** linguist-generated=true\n.copperplate/** linguist-generated=true\n"
    );
    let configuration = read("copperplate.toml");
    assert!(
        configuration.contains("[api.own]\ndocument = \"api/own.json\"\n"),
        "{configuration}"
    );
    success(&again(&["generate"]));

    let second = again(&["init"]);
    assert_eq!(second.status.code(), Some(2));
    let messages = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(
        messages.contains("already has a configuration"),
        "{messages}"
    );
    fs::remove_file(folder.path().join("copperplate.toml")).unwrap();
    let third = again(&["init", "api/own.json"]);
    assert_eq!(third.status.code(), Some(2));
    let messages = String::from_utf8_lossy(&third.stderr).into_owned();
    assert!(
        messages.contains(".github/workflows/copperplate.yml is there already"),
        "{messages}"
    );
    assert!(!folder.path().join("copperplate.toml").exists());
}

#[test]
#[cfg(unix)]
fn nothing_is_left_behind_or_written_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("root");
    fs::create_dir(&root).unwrap();
    let refused = |because: &str| {
        let output = copperplate(&root, &["init"]);
        assert_eq!(output.status.code(), Some(2));
        let messages = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(messages.contains(because), "{messages}");
        assert_eq!(fs::read_dir(&root).unwrap().count(), 1, "{messages}");
    };
    // A file in place of a folder.
    fs::write(root.join(".github"), "").unwrap();
    refused(".github/workflows/copperplate.yml can't be written");
    fs::remove_file(root.join(".github")).unwrap();

    for name in ["copperplate.toml", ".gitattributes"] {
        std::os::unix::fs::symlink("../outside", root.join(name)).unwrap();
        refused("nothing was written");
        assert!(!folder.path().join("outside").exists());
        fs::remove_file(root.join(name)).unwrap();
    }
}

#[test]
fn attributes_of_git_are_only_added_to() {
    let folder = tempfile::tempdir().unwrap();
    let attributes = folder.path().join(".gitattributes");
    let init = || copperplate(folder.path(), &["init"]);
    fs::write(&attributes, b"*.txt text # caf\xe9\n").unwrap();
    let refused = init();
    assert_eq!(refused.status.code(), Some(2));
    let messages = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        messages.contains(".gitattributes can't be read"),
        "{messages}"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);

    fs::write(&attributes, "* text=auto").unwrap();
    success(&init());
    assert_eq!(
        fs::read_to_string(&attributes).unwrap(),
        "* text=auto\ngenerated/** linguist-generated=true\n.copperplate/** linguist-generated=true\n"
    );
}

#[test]
fn a_folder_without_a_configuration_says_what_to_type() {
    let folder = tempfile::tempdir().unwrap();
    let output = copperplate(folder.path(), &["generate"]);
    assert_eq!(output.status.code(), Some(2));
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        messages.contains("copperplate.toml or specs/apis.toml"),
        "{messages}"
    );
    assert!(messages.contains("copperplate init"), "{messages}");
}
