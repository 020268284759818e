//! The methods of a [`Schema`] on what holds one, so that tables spell its rules without it: a
//! compiler pays for every call in a table, and a large crate has thousands of them.

use super::{Format, Keyword, Member, Pattern, Schema};
use crate::wire::Parameter;

macro_rules! rules {
    ($($holder:ident)+: $methods:tt) => {
        $(rules! { @impl $holder $methods })+
    };
    (@impl $holder:ident { $($rule:ident($($argument:ident: $ty:ty)?);)+ }) => {
        impl $holder {
            $(
                #[doc = concat!("Sets what [`Schema::", stringify!($rule), "`] does.")]
                #[must_use]
                pub const fn $rule(mut self $(, $argument: $ty)?) -> Self {
                    self.schema = self.schema.$rule($($argument)?);
                    self
                }
            )+
        }
    };
}

rules! {
    Member Parameter: {
        min_length(characters: u64);
        max_length(characters: u64);
        pattern(pattern: &'static Pattern);
        format(format: Format);
        minimum(bound: &'static str);
        maximum(bound: &'static str);
        exclusive_minimum(bound: &'static str);
        exclusive_maximum(bound: &'static str);
        multiple_of(step: &'static str);
        min_items(items: u64);
        max_items(items: u64);
        unique_items();
        items(items: &'static Schema);
        min_properties(members: u64);
        max_properties(members: u64);
        values(values: &'static [&'static str]);
        as_string();
        sensitive();
        keywords(keywords: &'static [Keyword]);
    }
}
