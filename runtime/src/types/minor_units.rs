//! Amounts in minor units.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;

use crate::codec::{Decode, Encode, Scalar, Shape, Validate};
use crate::json::{Reader, Writer};
use crate::report::Report;
use crate::schema::Schema;

/// An amount in the minor unit of its currency, such as cents: an integer on the wire.
///
/// ```
/// use copperplate_runtime::{Decimal, MinorUnits};
///
/// let amount = MinorUnits::new(314);
/// assert_eq!(amount.to_decimal(2), Some(Decimal::new(314, 2)));
/// assert_eq!(MinorUnits::from_decimal(Decimal::new(31, 1), 2), Some(MinorUnits::new(310)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MinorUnits(i64);

impl MinorUnits {
    /// A number of minor units.
    #[must_use]
    pub const fn new(units: i64) -> Self {
        Self(units)
    }

    /// The number of minor units.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The amount in the currency's main unit, for an exponent of ISO 4217 (2 for euros, 0 for
    /// yen). `None` for an exponent above 28.
    #[must_use]
    pub fn to_decimal(self, exponent: u32) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(i128::from(self.0), exponent).ok()
    }

    /// The amount in minor units; `None` if it is fractional or too large.
    #[must_use]
    pub fn from_decimal(amount: Decimal, exponent: u32) -> Option<Self> {
        let amount = amount.normalize();
        let factor = 10_i128.checked_pow(exponent.checked_sub(amount.scale())?)?;
        i64::try_from(amount.mantissa().checked_mul(factor)?)
            .ok()
            .map(Self)
    }
}

impl From<i64> for MinorUnits {
    fn from(units: i64) -> Self {
        Self(units)
    }
}

impl fmt::Display for MinorUnits {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Decode for MinorUnits {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        i64::decode(input, schema).map(Self)
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        to.number();
    }
}

impl Encode for MinorUnits {
    fn encode(&self, output: &mut Writer, schema: &Schema) {
        self.0.encode(output, schema);
    }
}

impl Validate for MinorUnits {
    fn check(&self, report: &mut Report, schema: &Schema) {
        self.0.check(report, schema);
    }
}

impl Scalar for MinorUnits {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        i64::from_text(text, report, schema).map(Self)
    }

    fn to_text(&self, schema: &Schema) -> Cow<'_, str> {
        self.0.to_text(schema)
    }
}
