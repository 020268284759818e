//! Objects decoded into structs.

use std::any::Any;
use std::fmt;

use super::kinds::{CheckKind, JsonKind, kind};
use super::source::Source;
use crate::codec::{Encode, ObjectWriter, Shape, Validate};
use crate::json::{Json, Map, Reader, Writer};
use crate::report::Report;
use crate::schema::{ANY, Property, Schema};

/// A struct whose fields are members of a JSON object; [`object!`](crate::object) implements it.
///
/// Encoding, validation, comparison and `Debug` share one walk over the fields, written here.
/// Separate bodies for each would be most of the compile time of a large crate.
pub trait Object: Sized {
    /// The table of members.
    fn members() -> &'static [Property];

    /// The schema of the whole value, if the document has one.
    fn rules() -> Option<&'static Schema> {
        None
    }

    /// Decodes the members.
    fn read<S: Source>(source: S) -> Option<Self>;

    /// Visits every field in the order of the table of members.
    fn visit<'v, V: Visit<'v>>(&'v self, visit: &mut V);
}

impl<T: Object + Encode> CheckKind<T> for kind::Object {
    #[inline]
    fn check(value: &T, report: &mut Report, _: &Schema) {
        value.visit(&mut Zip::new(&mut *report, T::members()));
        if let Some(rules) = T::rules() {
            report.evaluate(value, rules);
        }
    }
}

impl<T: Object> JsonKind<T> for kind::Object {
    #[inline]
    fn decode(input: &mut Reader<'_>, _: &'static Schema) -> Option<T> {
        T::read(input)
    }

    #[inline]
    fn encode(value: &T, output: &mut Writer, _: &Schema) {
        let mut members = output.object(T::members());
        value.visit(&mut members);
        members.finish();
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        let _ = T::read(to);
    }
}

/// A visitor for the fields of an [`Object`].
pub trait Visit<'v> {
    /// The next member with a field.
    fn member<T: Field>(&mut self, value: &'v T);

    /// The undocumented members, held by the field `name`.
    fn additional<T: Field>(
        &mut self,
        name: &'static str,
        members: &'v Map<T>,
        schema: &'static Schema,
    );

    /// The unknown members, kept as JSON by the field `name`.
    fn unknown(&mut self, name: &'static str, members: &'v Map<Json>);
}

/// The common traits of all fields.
pub trait Field: Encode + Validate + fmt::Debug + PartialEq + 'static {}

impl<T: Encode + Validate + fmt::Debug + PartialEq + 'static> Field for T {}

impl<'v> Visit<'v> for ObjectWriter<'_> {
    #[inline]
    fn member<T: Field>(&mut self, value: &'v T) {
        self.value(value);
    }

    #[inline]
    fn additional<T: Field>(
        &mut self,
        _: &'static str,
        members: &'v Map<T>,
        schema: &'static Schema,
    ) {
        ObjectWriter::additional(self, members, schema);
    }

    #[inline]
    fn unknown(&mut self, _: &'static str, members: &'v Map<Json>) {
        ObjectWriter::additional(self, members, &ANY);
    }
}

/// Pairs each field with its property in a table.
struct Zip<T> {
    to: T,
    /// The whole table, and the index at which the search for the next field begins.
    table: &'static [Property],
    next: usize,
}

impl<T> Zip<T> {
    fn new(to: T, table: &'static [Property]) -> Self {
        Self { to, table, next: 0 }
    }

    #[inline]
    fn next(&mut self) -> Option<&'static Property> {
        loop {
            let member = self.table.get(self.next)?;
            self.next += 1;
            if member.has_field() {
                return Some(member);
            }
        }
    }
}

impl<'v> Visit<'v> for Zip<&mut Report> {
    #[inline]
    fn member<T: Field>(&mut self, value: &'v T) {
        if let Some(member) = self.next() {
            self.to.member(member, value);
        }
    }

    #[inline]
    fn additional<T: Field>(
        &mut self,
        _: &'static str,
        members: &'v Map<T>,
        schema: &'static Schema,
    ) {
        self.to.additional(self.table, members, schema);
    }

    #[inline]
    fn unknown(&mut self, _: &'static str, members: &'v Map<Json>) {
        self.to.unknown(self.table, members);
    }
}

impl<'v> Visit<'v> for Zip<fmt::DebugStruct<'_, '_>> {
    #[inline]
    fn member<T: Field>(&mut self, value: &'v T) {
        if let Some(member) = self.next() {
            self.to.field(member.name(), value);
        }
    }

    #[inline]
    fn additional<T: Field>(
        &mut self,
        name: &'static str,
        members: &'v Map<T>,
        _: &'static Schema,
    ) {
        self.to.field(name, members);
    }

    /// Their values could be secret, so only their names are shown.
    #[inline]
    fn unknown(&mut self, name: &'static str, members: &'v Map<Json>) {
        self.to.field(name, &members.keys().collect::<Vec<_>>());
    }
}

/// Returns true if two objects have equal fields.
#[doc(hidden)]
pub fn eq_objects<T: Object>(value: &T, other: &T) -> bool {
    let mut fields = Collect(Vec::with_capacity(T::members().len()));
    value.visit(&mut fields);
    let mut compared = Compare {
        fields: fields.0.into_iter(),
        same: true,
    };
    other.visit(&mut compared);
    compared.same
}

/// The fields of one object.
struct Collect<'v>(Vec<&'v dyn Any>);

impl<'v> Visit<'v> for Collect<'v> {
    #[inline]
    fn member<T: Field>(&mut self, value: &'v T) {
        self.0.push(value);
    }

    #[inline]
    fn additional<T: Field>(&mut self, _: &'static str, members: &'v Map<T>, _: &'static Schema) {
        self.0.push(members);
    }

    #[inline]
    fn unknown(&mut self, _: &'static str, members: &'v Map<Json>) {
        self.0.push(members);
    }
}

/// Compares the fields of one object with the fields of another as they are visited.
struct Compare<'o> {
    fields: std::vec::IntoIter<&'o dyn Any>,
    same: bool,
}

impl Compare<'_> {
    fn compare<T: PartialEq + 'static>(&mut self, value: &T) {
        let other = self.fields.next().and_then(|it| it.downcast_ref::<T>());
        self.same = self.same && other.is_some_and(|it| it == value);
    }
}

impl<'v> Visit<'v> for Compare<'_> {
    #[inline]
    fn member<T: Field>(&mut self, value: &'v T) {
        self.compare(value);
    }

    #[inline]
    fn additional<T: Field>(&mut self, _: &'static str, members: &'v Map<T>, _: &'static Schema) {
        self.compare(members);
    }

    #[inline]
    fn unknown(&mut self, _: &'static str, members: &'v Map<Json>) {
        self.compare(members);
    }
}

/// Shows an object under the wire names of its members.
#[doc(hidden)]
pub fn debug_object<T: Object>(
    value: &T,
    name: &str,
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut shown = Zip::new(formatter.debug_struct(name), T::members());
    value.visit(&mut shown);
    shown.to.finish()
}

/// Connects the fields of a struct with the members of a JSON object. Implements
/// [`Model`](crate::model::Model), [`Object`](crate::model::Object), `Debug` and `PartialEq`.
///
/// Each line describes a member: its field, its presence (a constructor of [`Property`]), its name
/// on the wire, and the keywords that the Rust type does not enforce (methods of [`Schema`]). A
/// member without a field has `_` instead. The last line treats undeclared members: `skip`,
/// `refuse`, `refuse_unevaluated`, or a field that keeps them, as values of a schema (`keep`) or as
/// JSON (`keep_unknown`). A schema of the whole value follows the name of the struct after `where`.
/// The head lists the traits to implement; derives would take longer to compile.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone)]
/// struct Payout {
///     id: String,
///     note: Option<String>,
///     extra: rt::Map<i64>,
/// }
///
/// rt::object! {
///     impl Debug, PartialEq for Payout {
///         id: required("id") where max_length(8),
///         note: optional("note"),
///         _: constant("object", "payout"),
///         .. => extra: keep(&rt::schema::ANY),
///     }
/// }
///
/// let text = br#"{"id":"p-1","object":"payout","fee":3}"#;
/// let payout: Payout = rt::from_json(text).unwrap();
/// assert_eq!(payout.extra["fee"], 3);
/// assert_eq!(rt::to_json(&payout), br#"{"id":"p-1","object":"payout","fee":3}"#);
/// assert_eq!(format!("{payout:?}"), r#"Payout { id: "p-1", note: None, extra: {"fee": 3} }"#);
/// assert!(rt::from_json::<Payout>(br#"{"id":"too long for it"}"#).is_err());
/// ```
#[macro_export]
macro_rules! object {
    (impl Debug, PartialEq for $name:ident $(where $rules:path)? {
        $(
            $($field:ident : $kind:ident($text:literal))?
            $(_ : $fixed:ident($($word:literal),+))?
            $(where $($rule:ident $arguments:tt)+)?,
        )*
        .. => $other:ident $(: $keep:ident($($schema:expr)?))? $(,)?
    }) => {
        impl $crate::model::Model for $name {
            type Kind = $crate::model::kind::Object;
        }

        $crate::with_serde!($name);

        impl $crate::model::Object for $name {
            fn members() -> &'static [$crate::schema::Property] {
                static MEMBERS: &[$crate::schema::Property] = &[$(
                    $($crate::schema::Property::$kind($text))?
                    $($crate::schema::Property::$fixed($($word),+))?
                        $($(.$rule $arguments)+)?,
                )*];
                MEMBERS
            }

            $(fn rules() -> ::core::option::Option<&'static $crate::schema::Schema> {
                ::core::option::Option::Some(&$rules)
            })?

            // A large crate contains this many times, and `?` takes longer to compile.
            #[allow(clippy::question_mark)]
            fn read<S: $crate::model::Source>(source: S) -> ::core::option::Option<Self> {
                $crate::object!(@read source [$($($field)?)*] $other $($keep($($schema)?))?)
            }

            #[inline]
            fn visit<'v, V: $crate::model::Visit<'v>>(&'v self, visit: &mut V) {
                $crate::model::FieldRefs::visit($crate::fields!($($((&self.$field))?)*), visit);
                $($crate::object!(@visit visit self $other $keep($($schema)?));)?
            }
        }

        impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                $crate::model::eq_objects(self, other)
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::model::debug_object(self, ::core::stringify!($name), formatter)
            }
        }
    };
    (@read $source:ident [$($field:ident)*] $unnamed:ident) => {{
        let ::core::option::Option::Some($crate::fields!($($field)*)) =
            $source.fields::<Self, _>($crate::model::Undeclared::$unnamed())
        else {
            return ::core::option::Option::None;
        };
        ::core::option::Option::Some(Self { $($field),* })
    }};
    (@visit $visit:ident $self:ident $kept:ident keep($schema:expr)) => {
        $visit.additional(::core::stringify!($kept), &$self.$kept, $schema)
    };
    (@visit $visit:ident $self:ident $kept:ident keep_unknown()) => {
        $visit.unknown(::core::stringify!($kept), &$self.$kept)
    };
    (@read $source:ident [$($field:ident)*] $kept:ident keep_unknown()) => {{
        let ::core::option::Option::Some(($crate::fields!($($field)*), $kept)) =
            $source.fields_and_unknown::<Self, _>()
        else {
            return ::core::option::Option::None;
        };
        ::core::option::Option::Some(Self { $($field,)* $kept })
    }};
    (@read $source:ident [$($field:ident)*] $kept:ident keep($schema:expr)) => {{
        let ::core::option::Option::Some(($crate::fields!($($field)*), $kept)) =
            $source.fields_and_others::<Self, _, _>($schema)
        else {
            return ::core::option::Option::None;
        };
        ::core::option::Option::Some(Self { $($field,)* $kept })
    }};
}
