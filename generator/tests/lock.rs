//! The lock of an API: the names that stay, and the mistakes in it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use copperplate::diagnostics::render;
use copperplate::{Generated, config};

const CONFIG: &str =
    "[package]\nname = \"p\"\noutput = \"o\"\n[api.pets]\ndocument = \"api.yaml\"\n";

/// A document with these schemas, all in one response.
fn document(schemas: &str) -> String {
    let mut members = String::new();
    for name in schemas.lines().filter_map(|it| it.split_once(':')) {
        let name = name.0.trim();
        let _ = write!(
            members,
            "p{}: {{$ref: '#/components/schemas/{name}'}}, ",
            members.len()
        );
    }
    let schemas: String = schemas.lines().map(|it| format!("    {it}\n")).collect();
    format!(
        "openapi: 3.1.0
info: {{title: T, version: '1'}}
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {{type: object, properties: {{{members}}}}}
components:
  schemas:
{schemas}"
    )
}

/// The API of a folder with this document, its lock and entries of the configuration.
fn made(folder: &Path, schemas: &str, entries: &str, renames: bool) -> Result<Generated, String> {
    fs::write(folder.join("api.yaml"), document(schemas)).unwrap();
    let text = format!("{CONFIG}{entries}");
    let messages = |it: copperplate::Failure| render(&it.diagnostics, &it.sources, false);
    let mut config = config::parse(folder, "apis.toml", &text).map_err(messages)?;
    let job = config.jobs.get_mut("pets").unwrap();
    job.adjust.lock.as_mut().unwrap().renames = renames;
    let generated = copperplate::generate(job).map_err(messages)?;
    let lock = job.adjust.lock.as_ref().unwrap();
    assert_eq!(lock.shown, "pets.lock");
    fs::write(&lock.path, generated.lock(job.adjust.edition)).unwrap();
    Ok(generated)
}

fn line(folder: &Path, place: &str) -> String {
    let text = fs::read_to_string(folder.join("pets.lock")).unwrap();
    let found = text.lines().find(|it| it.starts_with(place));
    found.map(str::to_owned).unwrap_or_default()
}

const PET: &str = "Pet: {type: object, required: [name], properties: {name: {type: string}, kind: {type: string, enum: [cat]}}}";

#[test]
fn a_renamed_component_keeps_its_name_until_another_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    made(at, PET, "", false).unwrap();
    let animal = PET.replace("Pet:", "Animal:");
    let kept = made(at, &animal, "", false).unwrap();
    let moved = (
        "types::Pet".to_owned(),
        "#/components/schemas/Animal".to_owned(),
    );
    assert!(
        kept.surface.moved.contains(&moved),
        "{:?}",
        kept.surface.moved
    );
    assert!(kept.surface.renamed.is_empty());
    let inner = "#/components/schemas/Animal/properties/kind type types::PetKind ";
    assert!(line(at, inner).starts_with(inner));
    // The new place is the one of the lock from now on.
    assert!(
        made(at, &animal, "", false)
            .unwrap()
            .surface
            .moved
            .is_empty()
    );
    let entry = "[api.pets.names.schemas]\nAnimal = \"Creature\"\n";
    let named = made(at, &animal, entry, false).unwrap();
    let renamed = ("types::Pet".to_owned(), "types::Creature".to_owned());
    assert_eq!(named.surface.renamed, [renamed]);
    let accepted = made(at, &animal, "", true).unwrap();
    let renamed = ("types::Creature".to_owned(), "types::Animal".to_owned());
    assert!(accepted.surface.renamed.contains(&renamed));
    assert!(!line(at, "#/components/schemas/Animal type types::Animal ").is_empty());
}

#[test]
fn a_name_that_comes_later_gives_way() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    made(at, PET, "", false).unwrap();
    let more = format!(
        "PetKind: {{type: string, enum: [cat, dog]}}\npet: {{type: object, properties: {{a: {{type: string}}}}}}\n{PET}"
    );
    made(at, &more, "", false).unwrap();
    let kind = "#/components/schemas/Pet/properties/kind type types::PetKind ";
    assert!(!line(at, kind).is_empty());
    assert!(!line(at, "#/components/schemas/Pet type types::Pet ").is_empty());
    assert!(!line(at, "#/components/schemas/PetKind type types::PetKind2 ").is_empty());
    // The second name stays when the first is gone.
    let less = "PetKind: {type: string, enum: [cat, dog]}";
    made(at, less, "", false).unwrap();
    assert!(!line(at, "#/components/schemas/PetKind type types::PetKind2 ").is_empty());
}

#[test]
fn a_file_is_part_of_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let pet = PET.replace("Pet: ", "");
    let inline = format!("Pets: {{type: object, properties: {{pet: {pet}}}}}");
    made(at, &inline, "", false).unwrap();
    fs::write(at.join("common.yaml"), format!("Some Pet: {pet}\n")).unwrap();
    let moved = "Pets: {type: object, properties: {pet: {$ref: 'common.yaml#/Some%20Pet'}}}";
    made(at, moved, "", false).unwrap();
    let place = "common.yaml#/Some%20Pet type types::PetsPet ";
    assert!(!line(at, place).is_empty());
    made(at, moved, "", false).unwrap();
    assert!(!line(at, place).is_empty());
}

#[test]
fn mistakes_in_a_lock_have_places() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    made(at, PET, "", false).unwrap();
    let path = at.join("pets.lock");
    let text = fs::read_to_string(&path).unwrap();
    let pet = line(at, "#/components/schemas/Pet type ");
    // The order of lines has no meaning, and a repeated line changes nothing.
    let mut lines: Vec<&str> = text.lines().collect();
    lines.reverse();
    fs::write(&path, format!("{}\r\n{pet}\n", lines.join("\r\n"))).unwrap();
    made(at, PET, "", false).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    for (more, code) in [
        ("<<<<<<< ours".to_owned(), "lock-conflict"),
        (pet.replace("types::Pet ", "types::Cat "), "lock-twice"),
        (
            "#/components/schemas/Pet types::Pet".to_owned(),
            "lock-line",
        ),
        (
            "/components/schemas/Pet type types::Pet".to_owned(),
            "lock-line",
        ),
        (
            "#/components/schemas/Cat kind types::Cat".to_owned(),
            "lock-line",
        ),
        (
            "#/components/schemas/Cat type types::fn".to_owned(),
            "lock-line",
        ),
    ] {
        fs::write(&path, format!("{more}\n{text}")).unwrap();
        let messages = made(at, PET, "", false).unwrap_err();
        assert!(messages.contains(&format!("error[{code}]")), "{messages}");
        assert!(messages.contains("--> pets.lock:"), "{messages}");
    }
    let clash = text.replace("types::PetKind ", "types::Pet ");
    fs::write(&path, clash).unwrap();
    let messages = made(at, PET, "", false).unwrap_err();
    assert!(messages.contains("error[lock-clash]"), "{messages}");
}

#[test]
fn a_name_that_can_not_stay_is_refused_with_both_places() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    made(at, PET, "", false).unwrap();
    let path = at.join("pets.lock");
    let text = fs::read_to_string(&path).unwrap();
    let changed = text.replace("ListPetsResponse::Ok", "ListPetsResponse::Fine");
    assert_ne!(changed, text);
    fs::write(&path, changed).unwrap();
    let messages = made(at, PET, "", false).unwrap_err();
    assert!(messages.contains("error[renamed-item]"), "{messages}");
    assert!(
        messages.contains("--> api.yaml:6:7") && messages.contains("::: pets.lock:"),
        "{messages}"
    );
    assert!(messages.contains("generate --accept-renames"), "{messages}");
    made(at, PET, "", true).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn an_unknown_edition_is_an_error_at_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let messages = config::parse(
        folder.path(),
        "apis.toml",
        &format!("edition = \"2031\"\n{CONFIG}"),
    );
    let failure = messages.unwrap_err();
    let messages = render(&failure.diagnostics, &failure.sources, false);
    assert!(
        messages.contains("`2031` is not an edition of this generator; it knows \"2026\""),
        "{messages}"
    );
    assert!(messages.contains("apis.toml:1:11"), "{messages}");
    let known = config::parse(
        folder.path(),
        "apis.toml",
        &format!("edition = \"2026\"\n{CONFIG}"),
    );
    fs::write(folder.path().join("api.yaml"), document(PET)).unwrap();
    assert!(known.is_ok());
}
