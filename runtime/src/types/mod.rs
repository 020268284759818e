//! Rust types of values.

mod base64;
mod containers;
mod digits;
mod float;
mod integer;
#[cfg(feature = "testing")]
mod masked;
mod minor_units;
mod number;
mod presence;
mod scalars;
mod sensitive;
mod text;
mod time;

pub use base64::Base64;
pub use integer::Integer;
#[cfg(feature = "testing")]
pub(crate) use masked::masking;
pub use minor_units::MinorUnits;
pub use presence::Presence;
pub use rust_decimal::Decimal;
#[doc(hidden)]
pub use scalars::refuse as report_format;
pub use sensitive::Sensitive;
pub use time::{Date, DateTime};
pub use uuid::Uuid;
