//! Formats of numbers (OpenAPI Format Registry).

use super::Amount;
use crate::format::{Format, decimal, double};

impl Format {
    /// Returns true for a number in this format.
    pub(crate) fn accepts_number(self, number: Amount<'_>) -> bool {
        match (self, self.range()) {
            (_, Some((least, most))) => {
                let whole = number.to_integer();
                whole.is_some_and(|it| (least..=most).contains(&it))
            }
            (Self::Decimal, _) => number.with_text(|text| decimal::parse(text).is_some()),
            (Self::Double, _) => number.with_text(|text| double::exact(text).is_some()),
            _ => true,
        }
    }
}
