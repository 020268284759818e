//! References to a named folder around the document, and to files in place of addresses.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use copperplate::diagnostics::render;
use copperplate::{Failure, Generated, config};

/// A tree of documents: the API in one folder, its schemas in another.
fn tree() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "specs/api/root.yaml",
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n    Pet: {$ref: '../schemas/pet.yaml'}\n",
    );
    write(
        "specs/schemas/pet.yaml",
        "type: object\nproperties: {owner: {$ref: '../more/owner.yaml#/Owner'}, size: {$ref: 'size.yaml'}}\n",
    );
    write("specs/schemas/size.yaml", "type: integer\n");
    write("specs/more/owner.yaml", "Owner: {type: string}\n");
    write("secret.yaml", "type: string\n");
    write(
        "specs/api/out.yaml",
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n    A: {$ref: '../../secret.yaml'}\n",
    );
    write(
        "specs/api/net.yaml",
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n    A: {$ref: 'https://example.com/v1/common.yaml#/Common'}\n",
    );
    write(
        "kept/common.yaml",
        "Common: {type: object, properties: {near: {$ref: '#/Near'}, other: {$ref: 'other.yaml#/Other'}}}\nNear: {type: string}\n",
    );
    write("kept/elsewhere.yaml", "Other: {type: integer}\n");
    folder
}

fn made(root: &Path, document: &str, table: &str) -> Result<Generated, Failure> {
    let job = config::parse_api(root, "apis.toml", table, "api", &root.join(document))?;
    copperplate::generate(&job)
}

fn told(made: &Result<Generated, Failure>) -> String {
    match made {
        Ok(made) => render(&made.warnings, &made.sources, false),
        Err(failure) => render(&failure.diagnostics, &failure.sources, false),
    }
}

#[test]
fn references_lead_anywhere_in_the_named_folder() {
    let tree = tree();
    let refused = told(&made(tree.path(), "specs/api/root.yaml", ""));
    assert!(refused.contains("error[escaping-ref]"), "{refused}");
    let made = made(tree.path(), "specs/api/root.yaml", "root = 'specs'");
    assert_eq!(told(&made), "");
    assert_eq!(made.unwrap().plan.types.len(), 1);
}

#[test]
fn references_do_not_lead_out_of_the_named_folder() {
    let tree = tree();
    let refused = told(&made(tree.path(), "specs/api/out.yaml", "root = 'specs'"));
    assert!(refused.contains("error[escaping-ref]"), "{refused}");
    // A symbolic link leads out as well.
    let link: PathBuf = tree.path().join("specs/link.yaml");
    if cfg!(unix) {
        #[cfg(unix)]
        std::os::unix::fs::symlink(tree.path().join("secret.yaml"), &link).unwrap();
        let text = fs::read_to_string(tree.path().join("specs/api/out.yaml")).unwrap();
        let text = text.replace("../../secret.yaml", "../link.yaml");
        fs::write(tree.path().join("specs/api/linked.yaml"), text).unwrap();
        let refused = told(&made(
            tree.path(),
            "specs/api/linked.yaml",
            "root = 'specs'",
        ));
        assert!(refused.contains("error[escaping-ref]"), "{refused}");
    }
}

#[test]
fn a_named_folder_contains_the_document() {
    let tree = tree();
    let refused = told(&made(tree.path(), "specs/api/root.yaml", "root = 'kept'"));
    assert!(refused.contains("error[outside-root]"), "{refused}");
}

#[test]
fn a_file_takes_the_place_of_an_address() {
    let tree = tree();
    let refused = told(&made(tree.path(), "specs/api/net.yaml", ""));
    assert!(refused.contains("error[network-ref]"), "{refused}");
    // Relative references in the file are relative to its address.
    let table = "[references]\n'https://example.com/v1/common.yaml' = 'kept/common.yaml'\n\
                 'https://example.com/v1/other.yaml' = 'kept/elsewhere.yaml'\n";
    let made = made(tree.path(), "specs/api/net.yaml", table);
    assert_eq!(told(&made), "");
    assert_eq!(made.unwrap().plan.types.len(), 1);
}

#[test]
fn an_address_without_a_reference_is_an_error() {
    let tree = tree();
    let table =
        "root = 'specs'\n[references]\n'https://example.com/v1/gone.yaml' = 'kept/common.yaml'\n";
    let refused = told(&made(tree.path(), "specs/api/root.yaml", table));
    assert!(refused.contains("error[dead-entry]"), "{refused}");
    assert!(refused.contains("apis.toml:3:1"), "{refused}");
}

#[test]
fn a_selection_skips_the_mistakes_of_files_that_it_does_not_need() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).unwrap();
    write(
        "api.yaml",
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /good: {get: {operationId: good, responses: {'204': {description: Done.}}}}\n  /bad: {$ref: 'bad.yaml'}\n  /gone: {$ref: 'gone.yaml'}\n",
    );
    write(
        "bad.yaml",
        "get: {operationId: bad, responses: {4xx: {}}}\nput: [\n",
    );
    let all = told(&made(folder.path(), "api.yaml", ""));
    assert!(all.contains("error[missing-file]"), "{all}");
    assert!(all.contains("error[invalid-yaml]"), "{all}");
    let table = "include = {operations = ['good']}";
    assert_eq!(told(&made(folder.path(), "api.yaml", table)), "");
}
