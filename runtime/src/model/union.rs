//! Unions: values of one of several alternatives.

use std::fmt;

use super::kinds::{CheckKind, JsonKind, kind};
use super::source::Source;
use crate::codec::{Decode, Encode, Shape, Validate, to_json};
use crate::json::{Json, Reader, Writer};
use crate::report::Report;
use crate::schema::{ANY, Schema, check};

/// An enum with a variant for each alternative; [`union!`](crate::union) implements it.
pub trait Union: Sized {
    /// The schema of the whole value, if the document has one.
    fn rules() -> Option<&'static Schema> {
        None
    }

    /// Selects the alternative, and decodes it.
    fn read<S: Source>(source: S) -> Option<Self>;

    /// Passes the name of the variant, its value, and the schema of its alternative to a visitor.
    fn visit<V: VisitUnion>(&self, visit: V) -> V::Out;

    /// Checks the value of the variant, and that no other alternative conflicts with it.
    const CHECK: fn(&Self, &mut Report);

    /// The discriminator with its tags, if values of this variant may omit it.
    fn tag(&self) -> Option<UnionTag> {
        None
    }
}

/// The discriminator of a union.
#[derive(Clone, Copy, Debug)]
pub struct UnionTag {
    /// Its name.
    pub member: &'static str,
    /// Its tags for one alternative; empty for the alternative of all other values.
    pub own: &'static [&'static str],
    /// Its tags for each alternative.
    pub all: &'static [&'static [&'static str]],
}

impl<T: Union + Encode> CheckKind<T> for kind::Union {
    #[inline]
    fn check(value: &T, report: &mut Report, _: &Schema) {
        T::CHECK(value, report);
        if let Some(tag) = value.tag() {
            check_tag(value, tag, report);
        }
    }
}

/// A tag in the value must select this variant, because readers would select another one.
fn check_tag<T: Union>(value: &T, tag: UnionTag, report: &mut Report) {
    let mut written = Writer::new();
    value.visit(&mut written);
    let Some(Json::Object(members)) = Json::read(&written.into_bytes()) else {
        return;
    };
    let found = match members.get(tag.member) {
        None => return,
        Some(Json::String(text)) => text.clone(),
        Some(other) => String::from_utf8(to_json(other)).unwrap_or_default(),
    };
    let start = report.mark();
    if tag.own.is_empty() {
        if tag.all.iter().any(|it| it.contains(&found.as_str())) {
            let found = format!("\"{}\"", report.echo(&found));
            report.push_found("not", "must not name another alternative", found);
        }
    } else if !tag.own.contains(&found.as_str()) {
        check::unlisted(tag.own, &found, report, &ANY);
    }
    report.prefix_since(start, tag.member);
}

impl<T: Union> JsonKind<T> for kind::Union {
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
        let start = output.position();
        value.visit(&mut *output);
        if let Some(tag) = value.tag()
            && let Some(first) = tag.own.first()
        {
            output.mark(start, tag.member, first);
        }
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        let _ = T::read(to);
    }
}

/// A visitor for the value of a [`Union`].
pub trait VisitUnion {
    /// The result.
    type Out;

    /// Visits the value, with the name of its variant and the keywords that its Rust type does not
    /// enforce.
    fn value<T: Encode + Validate + fmt::Debug>(
        self,
        name: &'static str,
        value: &T,
        schema: &'static Schema,
    ) -> Self::Out;
}

impl VisitUnion for &mut Writer {
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

impl VisitUnion for &mut Report {
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

impl VisitUnion for &mut fmt::Formatter<'_> {
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

/// Validates values built in code. The name of each function tells how the union is decoded.
#[doc(hidden)]
pub mod check_union {
    use super::{Decode, Encode, Report, Union};

    /// The tag selects the alternative.
    pub fn tagged<T: Union + Encode>(value: &T, report: &mut Report) {
        value.visit(&mut *report);
        if let Some(rules) = T::rules() {
            report.evaluate(value, rules);
        }
    }

    /// No value fits two alternatives.
    pub fn one_of_disjoint<T: Union + Encode>(value: &T, report: &mut Report) {
        tagged(value, report);
    }

    /// The value must fit exactly one alternative, so it is written and read again.
    pub fn one_of<T: Union + Decode + Encode>(value: &T, report: &mut Report) {
        let mut own = report.alternative();
        tagged(value, &mut own);
        report.one_of(value, own);
    }

    /// By the document, the values of one alternative fit another one as well, so that none is
    /// valid. A value is checked by its own alternative, or it could never be sent.
    pub fn one_of_ambiguous<T: Union + Decode + Encode>(value: &T, report: &mut Report) {
        any_of(value, report);
    }

    /// The value may fit any of the alternatives.
    pub fn any_of<T: Union + Decode + Encode>(value: &T, report: &mut Report) {
        let mut own = report.alternative();
        tagged(value, &mut own);
        report.any_of(value, own);
    }

    /// Like [`any_of`].
    pub fn several<T: Union + Decode + Encode>(value: &T, report: &mut Report) {
        any_of(value, report);
    }
}

/// Connects the variants of an enum with the alternatives of a `oneOf` or `anyOf`. Implements
/// [`Model`](crate::model::Model), [`Union`](crate::model::Union), `Debug`, and `From` for each
/// type with its own variant.
///
/// The word after the name selects the alternative: `one_of` (exactly one fits), `one_of_disjoint`
/// (no value fits two), `one_of_ambiguous` (an alternative fits the values of another one, so that a
/// built value is checked by its own alternative only), `any_of` (of the alternatives that fit, the first one that declares most
/// members; `any_of(Several)` names the variant with all of them, a [`Several`](crate::Several), for
/// alternatives that may skip each other's members), or `tagged` by the values of one member. With `marked` instead of `tagged`, values may
/// omit the tag: it is written if missing, and checked otherwise. `where` adds a schema that the
/// Rust type does not enforce: after a variant for its alternative, after the name of the enum for
/// the whole value. The head lists the traits to implement instead of derives.
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
/// static ID: rt::schema::Schema = rt::schema::Schema::new().max_length(3);
/// rt::union! {
///     impl Debug, From for Expandable: any_of {
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
///
/// An alternative with the tags `[..]` takes every other value, and objects without the member.
/// `.. Unknown` at the end names the variant of an open union: lenient reading keeps JSON without a
/// matching alternative in it, and `unknown` returns it.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone)]
/// struct Card { r#type: String, last4: String }
/// rt::object! { impl Debug, PartialEq for Card { r#type: required("type"), last4: required("last4"), .. => skip } }
///
/// #[derive(Clone)]
/// struct Method { r#type: String }
/// rt::object! { impl Debug, PartialEq for Method { r#type: required("type"), .. => skip } }
///
/// #[derive(Clone, PartialEq)]
/// enum AnyMethod {
///     Card(Card),
///     Other(Method),
///     Unknown(rt::UnknownJson),
/// }
/// rt::union! {
///     impl Debug, From for AnyMethod: marked("type") {
///         Card(Card) = ["card"],
///         Other(Method) = [..],
///         .. Unknown,
///     }
/// }
///
/// let barter: AnyMethod = rt::from_json(br#"{"type":"barter"}"#).unwrap();
/// assert!(matches!(barter, AnyMethod::Other(_)));
/// let text = br#"{"type":"card","scheme":"new"}"#;
/// assert!(rt::from_json::<AnyMethod>(text).is_err());
/// let (card, warnings) = rt::from_json_lenient::<AnyMethod>(text).unwrap();
/// assert_eq!(warnings.to_string(), "body /last4: is required");
/// assert!(card.unknown().is_some());
/// assert_eq!(rt::to_json(&card), text);
/// ```
#[macro_export]
macro_rules! union {
    (impl Debug, From for $name:ident $(where $rules:path)? : tagged($member:literal) {
        $($variant:ident $(($ty:ty))? = [$($tag:literal),* $(..)?] $(where $schema:path)?,)*
        $(.. $unknown:ident $(,)?)?
    }) => {
        $crate::union! {
            @items $name [$($rules)?] tagged($member, &[$(&[$($tag),*]),*])
            { $($variant [$($ty)?] [$($schema)?])* } [$($unknown)?] [] {}
        }
    };
    (impl Debug, From for $name:ident $(where $rules:path)? : marked($member:literal) {
        $($variant:ident $(($ty:ty))? = [$($tag:literal),* $(..)?] $(where $schema:path)?,)*
        $(.. $unknown:ident $(,)?)?
    }) => {
        $crate::union! {
            @items $name [$($rules)?] tagged($member, &[$(&[$($tag),*]),*])
            { $($variant [$($ty)?] [$($schema)?])* } [$($unknown)?] []
            {
                fn tag(&self) -> ::core::option::Option<$crate::model::UnionTag> {
                    let own: &'static [&'static str] = match self {
                        $(Self::$variant(_) => &[$($tag),*],)*
                        $(Self::$unknown(_) => return ::core::option::Option::None,)?
                    };
                    let all: &'static [&'static [&'static str]] = &[$(&[$($tag),*]),*];
                    ::core::option::Option::Some($crate::model::UnionTag { member: $member, own, all })
                }
            }
        }
    };
    (impl Debug, From for $name:ident $(where $rules:path)? : any_of($several:ident) {
        $($variant:ident $(($ty:ty))? $(where $schema:path)?,)*
        $(.. $unknown:ident $(,)?)?
    }) => {
        $crate::union! {
            @items $name [$($rules)?] several()
            { $($variant [$($ty)?] [$($schema)?])* } [$($unknown)?] [$several] {}
        }
    };
    (impl Debug, From for $name:ident $(where $rules:path)? : $how:ident {
        $($variant:ident $(($ty:ty))? $(where $schema:path)?,)*
        $(.. $unknown:ident $(,)?)?
    }) => {
        $crate::union! {
            @items $name [$($rules)?] $how()
            { $($variant [$($ty)?] [$($schema)?])* } [$($unknown)?] [] {}
        }
    };
    (@items $name:ident [$($rules:path)?] $how:ident $arguments:tt {
        $($variant:ident [$($ty:ty)?] [$($schema:path)?])*
    } [$($unknown:ident)?] [$($several:ident)?] {
        $($mark:tt)*
    }) => {
        impl $crate::model::Model for $name {
            type Kind = $crate::model::kind::Union;
        }

        $crate::with_serde!($name);

        impl $crate::model::Union for $name {
            $(fn rules() -> ::core::option::Option<&'static $crate::schema::Schema> {
                ::core::option::Option::Some(&$rules)
            })?

            fn read<S: $crate::model::Source>(source: S) -> ::core::option::Option<Self> {
                use $crate::model::Alternatives as _;
                let mut union = source.$how $arguments;
                $(union.alternative(Self::$variant, $crate::union!(@schema $($schema)?));)*
                $crate::union!(@finish union [$(Self::$unknown)?] [$(Self::$several)?])
            }

            #[inline]
            fn visit<V: $crate::model::VisitUnion>(&self, visit: V) -> V::Out {
                match self {
                    $(Self::$variant(value) => {
                        visit.value(::core::stringify!($variant), value, $crate::union!(@schema $($schema)?))
                    })*
                    $(Self::$several(value) => {
                        visit.value(::core::stringify!($several), value, &$crate::schema::ANY)
                    })?
                    $(Self::$unknown(value) => {
                        visit.value(::core::stringify!($unknown), value, &$crate::schema::ANY)
                    })?
                }
            }

            const CHECK: fn(&Self, &mut $crate::Report) = $crate::model::check_union::$how;

            $($mark)*
        }

        $(impl $name {
            /// The JSON of a value that matches no documented alternative.
            #[must_use]
            pub fn unknown(&self) -> ::core::option::Option<&$crate::Json> {
                match self {
                    Self::$unknown(json) => ::core::option::Option::Some(json.as_json()),
                    _ => ::core::option::Option::None,
                }
            }
        })?

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::model::Union::visit(self, formatter)
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
    (@finish $union:ident [] []) => { $union.finish() };
    (@finish $union:ident [$unknown:path] []) => { $union.finish_or($unknown) };
    (@finish $union:ident [] [$several:path]) => {
        $union.finish_several($several, ::core::option::Option::None)
    };
    (@finish $union:ident [$unknown:path] [$several:path]) => {
        $union.finish_several($several, ::core::option::Option::Some($unknown))
    };
    (@schema $schema:path) => { &$schema };
    (@schema) => { &$crate::schema::ANY };
}
