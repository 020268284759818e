//! The lock of an API and recorded traffic on the command line.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: T, version: '1'}
servers: [{url: 'https://pets.example'}]
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: Pets.
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}}}
";

const CONFIG: &str = "[package]\nname = \"apis\"\noutput = \"generated\"\n\
                      [api.pets]\ndocument = \"specs/api.yaml\"\n";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("specs")).unwrap();
    fs::write(folder.join("specs/api.yaml"), DOCUMENT).unwrap();
    fs::write(folder.join("copperplate.toml"), CONFIG).unwrap();
    folder
}

/// The exit code and the output of a task.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copperplate"));
    command.current_dir(folder).args(arguments);
    command.env("CARGO_TARGET_DIR", folder.join("target"));
    let done = command.output().unwrap();
    let both = [done.stdout, done.stderr].concat();
    (done.status.code(), String::from_utf8(both).unwrap())
}

#[test]
fn a_lock_is_written_checked_and_followed() {
    let folder = folder("lock");
    let (code, messages) = run(&folder, &["check"]);
    assert_eq!(code, Some(1), "{messages}");
    assert!(
        messages.contains("specs/pets.lock is missing"),
        "{messages}"
    );
    let (code, messages) = run(&folder, &["generate"]);
    assert_eq!(code, Some(0), "{messages}");
    assert!(messages.contains("  wrote   specs/pets.lock"), "{messages}");
    // The second run repeats the first one, and the third would as well.
    for _ in 0..2 {
        let (code, messages) = run(&folder, &["generate"]);
        assert_eq!(code, Some(0), "{messages}");
        assert!(messages.contains("0 files written"), "{messages}");
        assert_eq!(run(&folder, &["check"]).0, Some(0));
    }
    let lock = folder.join("specs/pets.lock");
    let text = fs::read_to_string(&lock).unwrap();
    assert!(
        text.contains("#/components/schemas/Pet type types::Pet "),
        "{text}"
    );
    // A changed lock is read again, and decides.
    fs::write(&lock, text.replace("types::Pet ", "types::Animal ")).unwrap();
    let (code, messages) = run(&folder, &["generate"]);
    assert_eq!(code, Some(0), "{messages}");
    let code = folder.join("generated/src/pets/types/pet.rs");
    assert!(
        fs::read_to_string(&code)
            .unwrap()
            .contains("pub struct Animal")
    );
    let (code, messages) = run(&folder, &["generate", "--accept-renames"]);
    assert_eq!(code, Some(0), "{messages}");
    assert!(
        messages.contains("renamed: types::Animal is types::Pet"),
        "{messages}"
    );
    assert_eq!(fs::read_to_string(&lock).unwrap(), text);
    fs::write(&lock, text.replace("Ok", "Fine")).unwrap();
    let (code, messages) = run(&folder, &["generate"]);
    assert_eq!(code, Some(1), "{messages}");
    assert!(messages.contains("error[renamed-item]"), "{messages}");
    assert!(messages.contains("Nothing was written."), "{messages}");
}

#[test]
fn a_single_document_has_a_lock_if_it_is_asked_for() {
    let folder = folder("single-lock");
    fs::remove_file(folder.join("copperplate.toml")).unwrap();
    let arguments = [
        "generate",
        "--document",
        "specs/api.yaml",
        "--output",
        "out",
    ];
    assert_eq!(run(&folder, &arguments).0, Some(0));
    assert!(!folder.join("specs/api.lock").exists());
    let with_lock = [&arguments[..], &["--lock", "names.lock"]].concat();
    let (code, messages) = run(&folder, &with_lock);
    assert_eq!(code, Some(0), "{messages}");
    let text = fs::read_to_string(folder.join("names.lock")).unwrap();
    assert!(text.contains(" type types::Pet "), "{text}");
    let (code, messages) = run(&folder, &[&with_lock[..], &["--check"]].concat());
    assert_eq!(code, Some(0), "{messages}");
}

#[test]
fn traffic_is_compared_with_its_document() {
    let folder = folder("drift");
    let traffic = |body: &str| {
        format!(
            "{{\"log\":{{\"entries\":[{{\"request\":{{\"method\":\"GET\",\"url\":\"https://pets.example/pets\"}},\
             \"response\":{{\"status\":200,\"content\":{{\"mimeType\":\"application/json\",\"text\":{body:?}}}}}}}]}}}}"
        )
    };
    fs::write(folder.join("good.har"), traffic("{\"name\": \"Rex\"}")).unwrap();
    fs::write(folder.join("bad.har"), traffic("{\"name\": null}")).unwrap();
    let (code, messages) = run(&folder, &["drift", "good.har"]);
    assert_eq!(code, Some(0), "{messages}");
    assert!(
        messages.contains("pets: 1 of 1 exchanges, 0 divergences"),
        "{messages}"
    );
    let (code, messages) = run(&folder, &["drift", "bad.har", "--overlay", "seen.yaml"]);
    assert_eq!(code, Some(1), "{messages}");
    assert!(
        messages.contains("response 200 body at /name"),
        "{messages}"
    );
    assert!(messages.contains("specs/api.yaml:14:"), "{messages}");
    let overlay = fs::read_to_string(folder.join("seen.yaml")).unwrap();
    assert!(overlay.contains("nullable"), "{overlay}");
    assert_eq!(
        run(&folder, &["drift", "bad.har", "--api", "cats"]).0,
        Some(2)
    );
    assert_eq!(run(&folder, &["drift", "none.har"]).0, Some(2));
    let document = ["drift", "bad.har", "--document", "specs/api.yaml"];
    assert_eq!(run(&folder, &document).0, Some(1));
}
