//! `serde` on top of the reader and the writer.

/// Implements `serde::Serialize` and `serde::Deserialize` on top of [`Encode`](crate::Encode) and
/// [`Decode`](crate::Decode) (feature `serde`).
///
/// The implementations go through JSON text (`serde_json::value::RawValue`), so numbers stay exact
/// and the keywords of the document are checked. Reading is strict, and its error is the whole
/// report. Only `serde_json` is supported, because other formats have no raw JSON.
///
/// ```
/// # #[cfg(feature = "serde")] {
/// use copperplate_runtime as rt;
///
/// struct Amount(rt::Decimal);
///
/// impl rt::Decode for Amount {
///     fn decode(input: &mut rt::json::Reader<'_>, schema: &'static rt::schema::Schema) -> Option<Self> {
///         rt::Decode::decode(input, schema).map(Self)
///     }
/// }
/// impl rt::Encode for Amount {
///     fn encode(&self, output: &mut rt::json::Writer, schema: &rt::schema::Schema) {
///         self.0.encode(output, schema);
///     }
/// }
/// rt::serde_shims!(Amount);
///
/// let amounts: Vec<Amount> = rt::serde_json::from_str("[1.20]").unwrap_or_default();
/// assert_eq!(rt::serde_json::to_string(&amounts).unwrap_or_default(), "[1.20]");
/// # }
/// ```
#[cfg(feature = "serde")]
#[macro_export]
macro_rules! serde_shims {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::model::serialize($crate::to_json(self), serializer)
            }
        }
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::model::deserialize(deserializer, $crate::from_json)
            }
        }
    )+};
}

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::report::Report;

/// Passes JSON text to a serializer.
#[doc(hidden)]
pub fn serialize<S: Serializer>(text: Vec<u8>, serializer: S) -> Result<S::Ok, S::Error> {
    let text = String::from_utf8(text).map_err(S::Error::custom)?;
    RawValue::from_string(text)
        .map_err(S::Error::custom)?
        .serialize(serializer)
}

/// Decodes the JSON text at the position of a deserializer.
#[doc(hidden)]
pub fn deserialize<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    read: fn(&[u8]) -> Result<T, Report>,
) -> Result<T, D::Error> {
    let text = Box::<RawValue>::deserialize(deserializer)?;
    read(text.get().as_bytes()).map_err(D::Error::custom)
}
