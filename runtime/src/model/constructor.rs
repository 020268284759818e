//! Constructors and setters, which stay as they are when a document adds optional parts.

/// Implements a function that makes a struct of its required fields, and a setter for each other field.
///
/// A row is a required field with its type. Rows behind two dots are the other fields, which start empty
/// (`Default`), each with its setter and what that takes.
///
/// A document may add an optional part at any time. That breaks a literal which lists all fields; a
/// caller of `new` doesn't notice. A new required part is an error of the compiler in both.
///
/// ```
/// use copperplate_runtime as rt;
///
/// struct Payout {
///     amount: rt::Decimal,
///     memo: Option<String>,
///     tags: rt::Map<String>,
/// }
///
/// rt::constructor! {
///     Payout {
///         amount: rt::Decimal,
///         .. memo: with_memo(String),
///         .. tags,
///     }
/// }
///
/// let payout = Payout::new("1.20".parse().unwrap()).with_memo("rent");
/// assert_eq!(payout.memo.as_deref(), Some("rent"));
/// # let _ = (payout.amount, payout.tags);
/// ```
///
/// Many required fields, or two of one type, are taken by name, as fields of a struct of their own:
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Debug, PartialEq)]
/// struct Move {
///     from: String,
///     to: String,
///     memo: Option<String>,
/// }
///
/// rt::constructor! {
///     Move by MoveRequired {
///         from: String,
///         to: String,
///         .. memo: with_memo(String),
///     }
/// }
///
/// let moved = Move::new(MoveRequired { from: "a".into(), to: "b".into() });
/// assert_eq!(moved, Move { from: "a".into(), to: "b".into(), memo: None });
/// ```
#[macro_export]
macro_rules! constructor {
    ($name:ident {
        $($field:ident : $ty:ty,)*
        $(.. $other:ident $(: $setter:ident($value:ty))?,)*
    }) => {
        impl $name {
            /// Builds a value of the required parts only.
            #[must_use]
            pub fn new($($field: $ty),*) -> Self {
                Self {
                    $($field,)*
                    $($other: ::core::default::Default::default(),)*
                }
            }
        }

        $crate::setters! { $name { $(.. $other $(: $setter($value))?,)* } }
    };
    ($name:ident by $required:ident {
        $($field:ident : $ty:ty,)*
        $(.. $other:ident $(: $setter:ident($value:ty))?,)*
    }) => {
        #[doc = ::core::concat!("The required parts of [`", ::core::stringify!($name), "`].")]
        #[::core::prelude::v1::derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct $required {
            $(
                #[doc = ::core::concat!("See the field of [`", ::core::stringify!($name), "`].")]
                pub $field: $ty,
            )*
        }

        impl $name {
            /// Builds a value of the required parts only.
            #[must_use]
            pub fn new(required: $required) -> Self {
                Self {
                    $($field: required.$field,)*
                    $($other: ::core::default::Default::default(),)*
                }
            }
        }

        $crate::setters! { $name { $(.. $other $(: $setter($value))?,)* } }
    };
}

/// Implements setters for the optional fields of a struct, as [`constructor!`](crate::constructor) does.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Default)]
/// struct Filter {
///     page: Option<i64>,
///     cursor: rt::Presence<String>,
/// }
///
/// rt::setters! {
///     Filter {
///         .. page: with_page(i64),
///         .. cursor: with_cursor(rt::Presence<String>),
///     }
/// }
///
/// let filter = Filter::default().with_page(2).with_cursor(rt::Presence::Null);
/// assert_eq!((filter.page, filter.cursor), (Some(2), rt::Presence::Null));
/// ```
#[macro_export]
macro_rules! setters {
    ($name:ident { $(.. $other:ident $(: $setter:ident($value:ty))?,)* }) => {
        impl $name {
            $($(
                #[doc = ::core::concat!("Sets `", ::core::stringify!($other), "`.")]
                #[must_use]
                pub fn $setter(mut self, value: impl ::core::convert::Into<$value>) -> Self {
                    let value: $value = value.into();
                    self.$other = ::core::convert::From::from(value);
                    self
                }
            )?)*
        }
    };
}
