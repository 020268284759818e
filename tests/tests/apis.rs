//! Tests every API of `specs/apis.toml`: a new one is compiled and exercised without an entry in
//! any manifest or test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    deprecated,
    missing_docs
)]

use copperplate_runtime as rt;

/// An API of the generated crate.
struct Api {
    name: &'static str,
    examples: &'static [rt::operation::Example],
    /// Decodes each JSON example as its type.
    exercises: &'static [Option<Exercise>],
    client: Option<fn() -> Result<(), rt::client::BuildError>>,
    router: Option<fn()>,
}

type Exercise = fn(&[u8]) -> Result<Vec<u8>, String>;

/// Decodes strictly, validates the value, and encodes it.
fn exercise<T: rt::Decode + rt::Encode + rt::Validate>(json: &[u8]) -> Result<Vec<u8>, String> {
    let value = rt::from_json::<T>(json).map_err(|report| report.to_string())?;
    value.validate().map_err(|report| report.to_string())?;
    Ok(rt::to_json(&value))
}

/// Returns true if two JSON texts are equal. Times may be spelled differently (RFC 3339, section
/// 5.6).
fn same(left: &rt::Json, right: &rt::Json) -> bool {
    let time = |text: &str| text.parse::<rt::DateTime>().ok();
    match (left, right) {
        (rt::Json::String(left), rt::Json::String(right)) => {
            left == right || time(left).is_some_and(|it| Some(it) == time(right))
        }
        (rt::Json::Array(left), rt::Json::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same(left, right))
        }
        (rt::Json::Object(left), rt::Json::Object(right)) => {
            let mut members = left.iter();
            left.len() == right.len()
                && members
                    .all(|(name, left)| right.get(name).is_some_and(|right| same(left, right)))
        }
        _ => left == right,
    }
}

include!(concat!(env!("OUT_DIR"), "/apis.rs"));

/// The table is made when these tests are built, and nothing else would tell of an API that it lacks.
#[test]
fn every_api_of_the_configuration_is_exercised() {
    let tests = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = copperplate::config::read(tests.parent().unwrap());
    let configured: Vec<String> = config.ok().unwrap().jobs.into_keys().collect();
    let exercised: Vec<&str> = APIS.iter().map(|it| it.name).collect();
    assert_eq!(exercised, configured);
}

#[test]
fn every_example_is_what_its_operation_takes_or_answers() {
    let mut tried = 0;
    for api in APIS {
        assert_eq!(api.examples.len(), api.exercises.len(), "{}", api.name);
        for (example, exercise) in api.examples.iter().zip(api.exercises) {
            let Some(exercise) = exercise else { continue };
            tried += 1;
            let what = format!(
                "{} {} {:?} {}",
                api.name, example.operation, example.status, example.name
            );
            let written =
                exercise(example.body.as_bytes()).unwrap_or_else(|why| panic!("{what}: {why}"));
            let json = |text: &[u8]| rt::from_json::<rt::Json>(text).unwrap();
            let (written, given) = (json(&written), json(example.body.as_bytes()));
            assert!(same(&written, &given), "{what}:\n{written:?}\n{given:?}");
        }
    }
    assert!(tried > 0);
}

#[test]
fn every_client_and_every_router_is_built() {
    for api in APIS {
        if let Some(client) = api.client {
            client().unwrap_or_else(|why| panic!("{}: {why}", api.name));
        }
        if let Some(router) = api.router {
            router();
        }
    }
    assert!(!APIS.is_empty());
}
