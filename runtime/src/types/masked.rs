//! Values of secrets in messages that are kept: text of the same form without its content.

use std::borrow::Cow;
use std::cell::Cell;

use crate::codec::from_json;
use crate::json::{Json, Map, Number};

std::thread_local! {
    static MASKING: Cell<bool> = const { Cell::new(false) };
}

/// Switches the masks off, after a panic as well.
struct Masking(bool);

impl Drop for Masking {
    fn drop(&mut self) {
        MASKING.set(self.0);
    }
}

/// Runs a function in which sensitive values are written as masks.
pub(crate) fn masking<R>(write: impl FnOnce() -> R) -> R {
    let _masking = Masking(MASKING.replace(true));
    write()
}

/// Returns true inside of [`masking`].
pub(super) fn is_on() -> bool {
    MASKING.get()
}

/// The mask of JSON text.
pub(super) fn document(text: &[u8]) -> Json {
    let value = from_json::<Json>(text).map(|value| json(&value));
    value.unwrap_or_default()
}

/// The mask of a value. It keeps its JSON type.
fn json(value: &Json) -> Json {
    match value {
        Json::Null => Json::Null,
        Json::Bool(_) => Json::Bool(false),
        Json::Number(_) => Json::Number(Number::from(0_i64)),
        Json::String(it) => Json::String(text(it).into_owned()),
        Json::Array(items) => Json::Array(items.iter().map(json).collect()),
        Json::Object(members) => {
            let masked = members.iter().map(|(name, it)| (name.clone(), json(it)));
            Json::Object(masked.collect::<Map<Json>>())
        }
    }
}

/// The mask of a text. Its letters and digits keep their classes, so that most patterns and formats
/// still admit it.
pub(super) fn text(text: &str) -> Cow<'static, str> {
    let masked = text.chars().map(|it| match it {
        it if it.is_ascii_digit() => '0',
        it if it.is_uppercase() => 'X',
        it if it.is_alphanumeric() => 'x',
        it => it,
    });
    Cow::Owned(masked.collect())
}
