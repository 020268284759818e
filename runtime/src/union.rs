//! Values of which one of several alternatives fits.

use std::fmt;

use crate::codec::{Decode, Encode, Validate};
use crate::json::{Json, Reader, Writer, to_json};
use crate::model::{CheckKind, Kind, kind};
use crate::report::Report;
use crate::schema::{ANY, Schema, check};
use crate::shape::Shape;
use crate::source::Source;

/// An enum with a variant for each alternative; [`union!`](crate::union) implements it.
pub trait Alternative: Sized {
    /// What needs the whole value.
    fn rules() -> Option<&'static Schema> {
        None
    }

    /// Finds the alternative, and reads it.
    fn read<S: Source>(source: S) -> Option<Self>;

    /// Shows the name of the variant, its value, and the schema of its alternative.
    fn visit<V: VisitAlternative>(&self, visit: V) -> V::Out;

    /// Checks the value of the variant, and that no other alternative is in its way.
    const CHECK: fn(&Self, &mut Report);

    /// The member that tells the alternatives apart, and its values for this one, where a value of
    /// the variant need not say so itself.
    fn mark(&self) -> Option<Mark> {
        None
    }
}

/// A member that tells alternatives apart, and its values for one of them.
pub type Mark = (&'static str, &'static [&'static str]);

impl<T: Alternative + Encode> CheckKind<T> for kind::Union {
    #[inline]
    fn check(value: &T, report: &mut Report, _: &Schema) {
        T::CHECK(value, report);
        if let Some(mark) = value.mark() {
            check_mark(value, mark, report);
        }
    }
}

/// A member that is there must name the variant: by another value, another variant would be read.
fn check_mark<T: Alternative>(value: &T, (member, values): Mark, report: &mut Report) {
    let mut written = Writer::new();
    value.visit(&mut written);
    let Some(Json::Object(members)) = Json::read(&written.into_bytes()) else {
        return;
    };
    let found = match members.get(member) {
        None => return,
        Some(Json::String(text)) => text.clone(),
        Some(other) => String::from_utf8(to_json(other)).unwrap_or_default(),
    };
    if !values.contains(&found.as_str()) {
        let start = report.mark();
        check::unlisted(values, &found, report, &ANY);
        report.prefix_since(start, member);
    }
}

impl<T: Alternative> Kind<T> for kind::Union {
    #[inline]
    fn decode(input: &mut Reader<'_>, _: &'static Schema) -> Option<T> {
        let Some(rules) = T::rules() else {
            return T::read(input);
        };
        let begin = input.begin()?;
        let value = T::read(&mut *input);
        input.evaluate(begin, rules);
        value
    }

    #[inline]
    fn encode(value: &T, output: &mut Writer, _: &Schema) {
        match value.mark() {
            None => value.visit(output),
            Some((member, values)) => {
                let start = output.position();
                value.visit(&mut *output);
                output.mark(start, member, values.first().copied().unwrap_or_default());
            }
        }
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        let _ = T::read(to);
    }
}

/// Something that goes into the value of an [`Alternative`].
pub trait VisitAlternative {
    /// What comes of it.
    type Out;

    /// The value under the name of its variant, and what its Rust type does not hold.
    fn value<T: Encode + Validate + fmt::Debug>(
        self,
        name: &'static str,
        value: &T,
        schema: &'static Schema,
    ) -> Self::Out;
}

impl VisitAlternative for &mut Writer {
    type Out = ();

    #[inline]
    fn value<T: Encode + Validate + fmt::Debug>(
        self,
        _: &'static str,
        value: &T,
        schema: &'static Schema,
    ) {
        value.encode(self, schema);
    }
}

impl VisitAlternative for &mut Report {
    type Out = ();

    #[inline]
    fn value<T: Encode + Validate + fmt::Debug>(
        self,
        _: &'static str,
        value: &T,
        schema: &'static Schema,
    ) {
        Report::value(self, value, schema);
    }
}

impl VisitAlternative for &mut fmt::Formatter<'_> {
    type Out = fmt::Result;

    fn value<T: Encode + Validate + fmt::Debug>(
        self,
        name: &'static str,
        value: &T,
        _: &'static Schema,
    ) -> fmt::Result {
        self.debug_tuple(name).field(value).finish()
    }
}

/// How a built value is checked, by the word that says how it is read.
#[doc(hidden)]
pub mod check_union {
    use super::{Alternative, Decode, Encode, Report};

    /// The tag says which alternative it is.
    pub fn tagged<T: Alternative + Encode>(value: &T, report: &mut Report) {
        value.visit(&mut *report);
        if let Some(rules) = T::rules() {
            report.evaluate(value, rules);
        }
    }

    /// No value fits two.
    pub fn one_of_apart<T: Alternative + Encode>(value: &T, report: &mut Report) {
        tagged(value, report);
    }

    /// Exactly one may fit, which only reading the value tells.
    pub fn one_of<T: Alternative + Decode + Encode>(value: &T, report: &mut Report) {
        let mut own = report.alternative();
        tagged(value, &mut own);
        report.one_of(value, own);
    }

    /// Any may fit.
    pub fn any_of<T: Alternative + Decode + Encode>(value: &T, report: &mut Report) {
        let mut own = report.alternative();
        tagged(value, &mut own);
        report.any_of(value, own);
    }
}

/// Ties the variants of an enum to the alternatives of a `oneOf` or `anyOf`: implements
/// [`Model`](crate::Model), [`Alternative`](crate::Alternative), `Debug`, and `From` for each type that
/// stands behind its variant.
///
/// The word behind the name says how the alternative is found: `one_of` (exactly one fits),
/// `one_of_apart` (no value fits two), `any_of` (of those that fit, the one is taken that knows most
/// members, and the first of equal ones), or `tagged` by the values of one member. With `marked` in
/// place of `tagged` an alternative need not say that value itself: it is written where it is missing,
/// and checked where it is there. `where` is a schema that a Rust type does not hold: behind a variant
/// that of its alternative, behind the name of the enum one that needs the whole value.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone, PartialEq)]
/// enum Expandable {
///     Id(String),
///     Count(i64),
/// }
///
/// static ID: rt::Schema = rt::Schema::new().max_length(3);
/// rt::union! {
///     Expandable: any_of {
///         Id(String) where ID,
///         Count(i64),
///     }
/// }
///
/// assert_eq!(rt::from_json(b"\"abc\""), Ok(Expandable::from("abc".to_owned())));
/// assert_eq!(rt::to_json(&Expandable::Count(7)), b"7");
/// assert_eq!(format!("{:?}", Expandable::Count(7)), "Count(7)");
/// assert!(rt::from_json::<Expandable>(b"\"abcd\"").is_err());
/// ```
#[macro_export]
macro_rules! union {
    ($name:ident $(where $rules:path)? : tagged($member:literal) {
        $($variant:ident $(($ty:ty))? = [$($tag:literal),*] $(where $schema:path)?),* $(,)?
    }) => {
        $crate::union! {
            @items $name [$($rules)?] tagged($member, &[$(&[$($tag),*]),*])
            { $($variant [$($ty)?] [$($schema)?])* } {}
        }
    };
    ($name:ident $(where $rules:path)? : marked($member:literal) {
        $($variant:ident $(($ty:ty))? = [$($tag:literal),*] $(where $schema:path)?),* $(,)?
    }) => {
        $crate::union! {
            @items $name [$($rules)?] tagged($member, &[$(&[$($tag),*]),*])
            { $($variant [$($ty)?] [$($schema)?])* }
            {
                fn mark(&self) -> ::core::option::Option<$crate::Mark> {
                    let values: &'static [&'static str] = match self {
                        $(Self::$variant(_) => &[$($tag),*],)*
                    };
                    ::core::option::Option::Some(($member, values))
                }
            }
        }
    };
    ($name:ident $(where $rules:path)? : $how:ident {
        $($variant:ident $(($ty:ty))? $(where $schema:path)?),* $(,)?
    }) => {
        $crate::union! {
            @items $name [$($rules)?] $how()
            { $($variant [$($ty)?] [$($schema)?])* } {}
        }
    };
    (@items $name:ident [$($rules:path)?] $how:ident $arguments:tt {
        $($variant:ident [$($ty:ty)?] [$($schema:path)?])*
    } {
        $($mark:tt)*
    }) => {
        impl $crate::Model for $name {
            type Kind = $crate::kind::Union;
        }

        impl $crate::Alternative for $name {
            $(fn rules() -> ::core::option::Option<&'static $crate::Schema> {
                ::core::option::Option::Some(&$rules)
            })?

            fn read<S: $crate::Source>(source: S) -> ::core::option::Option<Self> {
                use $crate::Offers as _;
                let mut union = source.$how $arguments;
                $(union.branch_with(Self::$variant, $crate::union!(@schema $($schema)?));)*
                union.finish()
            }

            #[inline]
            fn visit<V: $crate::VisitAlternative>(&self, visit: V) -> V::Out {
                match self {
                    $(Self::$variant(value) => {
                        visit.value(::core::stringify!($variant), value, $crate::union!(@schema $($schema)?))
                    })*
                }
            }

            const CHECK: fn(&Self, &mut $crate::Report) = $crate::check_union::$how;

            $($mark)*
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::Alternative::visit(self, formatter)
            }
        }

        $($(
            impl ::core::convert::From<$ty> for $name {
                fn from(value: $ty) -> Self {
                    Self::$variant(value)
                }
            }
        )?)*
    };
    (@schema $schema:path) => { &$schema };
    (@schema) => { &$crate::ANY };
}
