//! Named values with rules of their own.

/// Implements reading, writing, checking and construction for a struct around one value.
///
/// Such a struct can't be built in code against its rules. Reading keeps a value that breaks one,
/// as it does everywhere, and tells in the report.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone, Debug, PartialEq)]
/// pub struct Reference(String);
/// rt::newtype!(Reference(String), &REFERENCE, scalar);
/// static REFERENCE: rt::Schema = rt::Schema::new().max_length(3);
///
/// assert_eq!(Reference::new("abc").unwrap().get(), "abc");
/// assert!(Reference::new("abcd").is_err());
/// assert!(rt::from_json::<Reference>(b"\"abcd\"").is_err());
/// ```
#[macro_export]
macro_rules! newtype {
    ($name:ident($inner:ty), $schema:expr, scalar) => {
        $crate::newtype!($name($inner), $schema);

        impl $crate::Scalar for $name {
            fn from_text(
                text: &str,
                report: &mut $crate::Report,
                _: &$crate::Schema,
            ) -> Option<Self> {
                <$inner as $crate::Scalar>::read_text(text, report, $schema).map(Self)
            }
            fn to_text(&self, _: &$crate::Schema) -> std::borrow::Cow<'_, str> {
                $crate::Scalar::to_text(&self.0, $schema)
            }
        }
    };
    ($name:ident($inner:ty), $schema:expr) => {
        impl $name {
            /// Takes a value that keeps the rules.
            ///
            /// # Errors
            ///
            /// Every rule that the value breaks.
            pub fn new(value: impl Into<$inner>) -> Result<Self, $crate::Report> {
                let value = Self(value.into());
                $crate::Validate::validate(&value).map(|()| value)
            }

            /// The value.
            #[must_use]
            pub fn get(&self) -> &$inner {
                &self.0
            }

            /// The value itself.
            #[must_use]
            pub fn into_inner(self) -> $inner {
                self.0
            }
        }

        impl $crate::Decode for $name {
            fn decode(input: &mut $crate::Reader<'_>, _: &'static $crate::Schema) -> Option<Self> {
                input.value::<$inner>($schema).map(Self)
            }
        }

        impl $crate::Encode for $name {
            fn encode(&self, output: &mut $crate::Writer, _: &$crate::Schema) {
                $crate::Encode::encode(&self.0, output, $schema);
            }
        }

        impl $crate::Validate for $name {
            fn check(&self, report: &mut $crate::Report, _: &$crate::Schema) {
                report.value(&self.0, $schema);
            }
        }
    };
}
