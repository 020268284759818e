//! Repeats the methods of a [`Schema`](super::Schema) on the structs that contain one, so that
//! tables need no nested call. The compiler pays for every call in a table, and a large crate has
//! thousands of them.

/// Defines the methods that set the field `schema` of a struct.
macro_rules! rules {
    ($holder:ident) => {
        $crate::schema::rules! { @methods $holder
            min_length(characters: u64);
            max_length(characters: u64);
            pattern(pattern: &'static $crate::schema::Pattern);
            format(format: $crate::schema::Format);
            minimum(bound: &'static str);
            maximum(bound: &'static str);
            exclusive_minimum(bound: &'static str);
            exclusive_maximum(bound: &'static str);
            multiple_of(step: &'static str);
            min_items(items: u64);
            max_items(items: u64);
            unique_items();
            items(items: &'static $crate::schema::Schema);
            min_properties(members: u64);
            max_properties(members: u64);
            values(values: &'static [&'static str]);
            constants(values: &'static [&'static str]);
            lists_constants();
            as_string();
            sensitive();
            keywords(keywords: &'static [$crate::schema::Keyword]);
        }
    };
    (@methods $holder:ident $($rule:ident($($argument:ident: $ty:ty)?);)+) => {
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

pub(crate) use rules;
