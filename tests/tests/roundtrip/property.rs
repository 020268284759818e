//! The properties and their runner.

use std::fmt::Debug;

use axum::body::Bytes;
use axum::http;
use copperplate_runtime::message::{
    OperationResult, read_request, read_response, read_response_strictly, write_request,
    write_response,
};
use copperplate_runtime::model::Choice;
use copperplate_runtime::operation::{ClientOperation, ServerOperation};
use copperplate_runtime::{Decode, Encode, Validate, from_json, from_json_lenient, to_json};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, TestCaseError, TestError, TestRunner};

use crate::draw::{Draw, Source};

/// Returns true if two values are equal to the last digit. Decimals and times are equal if they
/// have the same meaning, as 1.2 and 1.20; their debug text also has scale, precision and offset.
fn identical<T: PartialEq + Debug>(one: &T, other: &T) -> bool {
    one == other && format!("{one:?}") == format!("{other:?}")
}

/// The number of values of each type.
const CASES: u32 = 256;

/// Runs a property over drawn values.
fn run(property: impl Fn(&mut Source<'_>) -> Result<(), String>) {
    let config = Config {
        cases: CASES,
        failure_persistence: None,
        ..Config::default()
    };
    let bytes = vec(any::<u8>(), 0..800);
    let checked = TestRunner::new(config).run(&bytes, |bytes| {
        property(&mut Source::new(&bytes)).map_err(TestCaseError::fail)
    });
    match checked {
        Ok(()) => {}
        // The bytes tell a reader nothing, but the value does.
        Err(TestError::Fail(reason, _)) => panic!("{reason}"),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

/// `decode(encode(x)) == x`, and encoding again gives the same bytes.
pub fn type_survives<T: Draw + Decode + Encode + Validate + PartialEq + Debug>() {
    run(|from| {
        let value = T::draw(from);
        let text = to_json(&value);
        let shown = String::from_utf8_lossy(&text);
        value
            .validate()
            .map_err(|report| format!("{shown}\nis not valid: {report}"))?;
        let read: T =
            from_json(&text).map_err(|report| format!("{shown}\ncan't be read: {report}"))?;
        if !identical(&read, &value) {
            return Err(format!(
                "{shown}\nwas read as {read:?}\ninstead of {value:?}"
            ));
        }
        if to_json(&read) != text {
            return Err(format!("{shown}\nis written differently when it was read"));
        }
        match from_json_lenient::<T>(&text) {
            Ok((read, warnings)) if identical(&read, &value) && warnings.is_empty() => Ok(()),
            other => Err(format!("{shown}\nis read leniently as {other:?}")),
        }
    });
}

/// Lenient reading keeps an undocumented text in an open enumeration; a closed one never has such a
/// value. Strict reading refuses it in both.
pub fn unlisted_text<T: Choice + Decode + Encode + PartialEq + Debug>(open: bool) {
    run(|from| {
        let text = String::draw(from);
        if T::from_wire(&text).is_some() {
            return Ok(());
        }
        let json = to_json(&text);
        let strict = from_json::<T>(&json);
        let keywords: Vec<_> = match &strict {
            Ok(read) => return Err(format!("{text:?}\nis read as {read:?}")),
            Err(report) => report.violations().iter().map(|it| it.keyword).collect(),
        };
        if keywords != ["enum"] {
            return Err(format!("{text:?}\nis refused for {keywords:?}"));
        }
        match (from_json_lenient::<T>(&json), open) {
            (Ok((read, warnings)), true) => {
                let kept = read.as_wire() == text && to_json(&read) == json && warnings.len() == 1;
                kept.then_some(())
                    .ok_or(format!("{text:?}\nis kept as {read:?}"))
            }
            (Err(report), false) if report.len() == 1 => Ok(()),
            (other, _) => Err(format!("{text:?}\nis read leniently as {other:?}")),
        }
    });
}

/// `read(write(x)) == x` for a request. `finish` adds what only a client adds, such as signatures.
pub fn request_survives<O: ClientOperation + ServerOperation>(
    draw: fn(&mut Source<'_>) -> O::Request,
    finish: fn(&mut http::Request<Bytes>),
) where
    O::Request: PartialEq + Debug,
{
    run(|from| {
        let request = draw(from);
        let mut written = write_request::<O>(&request)
            .map_err(|report| format!("{request:?}\ncan't be written: {report}"))?;
        finish(&mut written);
        let read = read_request::<O>(&written)
            .map_err(|report| format!("{written:?}\ncan't be read: {report}"))?;
        if !identical(&read, &request) {
            return Err(format!("{request:?}\nwas read as {read:?}"));
        }
        let mut again = write_request::<O>(&read).map_err(|report| report.to_string())?;
        finish(&mut again);
        let same = (again.uri(), again.headers(), again.body())
            == (written.uri(), written.headers(), written.body());
        same.then_some(()).ok_or(format!(
            "{written:?}\nis written differently when it was read"
        ))
    });
}

/// `read(write(x)) == x` for a response, of success or failure, read strictly and leniently.
pub fn outcome_survives<O: ClientOperation + ServerOperation>(
    draw: fn(&mut Source<'_>) -> OperationResult<O>,
) where
    O::Response: PartialEq + Debug,
    O::Error: PartialEq,
{
    run(|from| {
        let result = draw(from);
        let written = write_response::<O>(&result)
            .map_err(|report| format!("{result:?}\ncan't be written: {report}"))?;
        let read = read_response_strictly::<O>(&written)
            .map_err(|reason| format!("{written:?}\ncan't be read: {reason:?}"))?;
        if !identical(&read, &result) {
            return Err(format!("{result:?}\nwas read as {read:?}"));
        }
        match read_response::<O>(&written) {
            Ok((read, warnings)) if identical(&read, &result) && warnings.is_empty() => Ok(()),
            other => Err(format!("{written:?}\nis read leniently as {other:?}")),
        }
    });
}

/// Draws a response of success or of failure.
pub fn either<O: ClientOperation + ServerOperation>(from: &mut Source<'_>) -> OperationResult<O>
where
    O::Response: Draw,
    O::Error: Draw,
{
    if bool::draw(from) {
        Ok(Draw::draw(from))
    } else {
        Err(Draw::draw(from))
    }
}

/// One test for each type, and one for the completeness of the list.
macro_rules! types {
    ($api:ident: $($test:ident $name:ident),+ $(,)?) => {
        $(
            #[test]
            fn $test() {
                $crate::property::type_survives::<$name>();
            }
        )+

        #[test]
        fn no_type_is_left_out() {
            let tested = [$(stringify!($name)),+];
            $crate::property::assert_complete(stringify!($api), &tested);
        }
    };
}
pub(crate) use types;

/// Compares the tested names with the types of the generated module.
pub fn assert_complete(api: &str, tested: &[&str]) {
    let folder = format!(
        "{}/../generated/src/{api}/types",
        env!("CARGO_MANIFEST_DIR")
    );
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let names = text.lines().filter_map(|line| {
            let rest = line
                .strip_prefix("pub struct ")
                .or(line.strip_prefix("pub enum "))?;
            rest.split(|character: char| !character.is_alphanumeric())
                .next()
                .map(str::to_owned)
        });
        // The arguments of a constructor are not a schema.
        let is_argument = |name: &String| text.contains(&format!("pub fn new(required: {name})"));
        found.extend(names.filter(|name| !is_argument(name)));
    }
    found.sort();
    let mut tested = tested.to_vec();
    tested.sort_unstable();
    assert!(!found.is_empty(), "{folder} has no types");
    assert_eq!(tested, found);
}
