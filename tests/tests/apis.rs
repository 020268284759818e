//! Every API of `specs/apis.toml`, whichever they are: a new one is compiled and exercised without a
//! line for it in any manifest or test.

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
    examples: &'static [rt::Example],
    /// What puts each example through its type, where it is JSON.
    exercises: &'static [Option<Exercise>],
    client: Option<fn() -> Result<(), rt::client::BuildError>>,
    router: Option<fn()>,
}

type Exercise = fn(&[u8]) -> Result<Vec<u8>, String>;

/// Decodes strictly, checks the built value, and writes it.
fn exercise<T: rt::Decode + rt::Encode + rt::Validate>(json: &[u8]) -> Result<Vec<u8>, String> {
    let value = rt::from_json::<T>(json).map_err(|report| report.to_string())?;
    value.validate().map_err(|report| report.to_string())?;
    Ok(rt::to_json(&value))
}

include!(concat!(env!("OUT_DIR"), "/apis.rs"));

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
            assert_eq!(json(&written), json(example.body.as_bytes()), "{what}");
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
