//! What JSON a Rust type is read from.
//!
//! Text does not say whether `5` is a number or a string, and names in brackets do not say whether
//! they stand for a list or an object. The type that is to be read does.

#[cfg(test)]
mod tests;

use crate::codec::Decode;
use crate::fields::{Fields, Unnamed};
use crate::json::Json;
use crate::map::Map;
use crate::object::Object;
use crate::schema::{ANY, Keyword, Member, Schema};
use crate::source::{Offers, Source};
use crate::unknown::UnknownJson;

/// Which kinds of JSON a type is read from: what its text in a form or a parameter stands for.
///
/// It becomes a number where the type has numbers, and stays a string where it has not.
/// [`Decode::shape`] tells it, down to the items of lists and the members of objects, which are
/// looked into only when text stands for one.
///
/// ```
/// use copperplate_runtime as rt;
///
/// struct Percent(rt::Decimal);
///
/// impl rt::Decode for Percent {
///     fn decode(input: &mut rt::Reader<'_>, schema: &'static rt::Schema) -> Option<Self> {
///         rt::Decode::decode(input, schema).map(Self)
///     }
///
///     fn shape(to: &mut rt::Shape, _: &'static rt::Schema) {
///         to.number();
///     }
/// }
/// ```
#[derive(Debug, Default)]
pub struct Shape {
    any: bool,
    null: bool,
    text: bool,
    number: bool,
    boolean: bool,
    items: Vec<Inner>,
    members: Vec<Members>,
    additional: Vec<Inner>,
    /// The alternatives that were looked into: a union may hold itself.
    seen: Vec<Inner>,
    /// The schemas that were asked: their keywords may lead back to them.
    told: Vec<&'static Schema>,
}

/// The shape of what stands inside, which is not looked at before it is needed: types hold themselves.
#[derive(Clone, Copy, Debug)]
struct Inner {
    shape: fn(&mut Shape, &'static Schema),
    schema: &'static Schema,
}

/// The shape of a field, which also depends on whether its member must be there.
pub type FieldShape = fn(&mut Shape, &'static Schema, bool);

/// The members of an object.
#[derive(Clone, Copy, Debug)]
enum Members {
    /// Those of a struct.
    Fields(&'static [Member], fn(usize) -> Option<FieldShape>),
    /// Those that a schema names.
    Named(&'static [(&'static str, &'static Schema)]),
}

impl Shape {
    /// Admits a string.
    pub fn text(&mut self) {
        self.text = true;
    }

    /// Admits a number.
    pub fn number(&mut self) {
        self.number = true;
    }

    /// Admits `true` and `false`.
    pub fn boolean(&mut self) {
        self.boolean = true;
    }

    /// Admits `null`.
    pub fn null(&mut self) {
        self.null = true;
    }

    /// Admits a list of such items.
    pub fn list<T: Decode>(&mut self, items: &'static Schema) {
        self.items.push(Inner::of::<T>(items));
    }

    /// Admits an object of such values under any names.
    pub fn map<T: Decode>(&mut self, values: &'static Schema) {
        self.additional.push(Inner::of::<T>(values));
    }

    /// Admits what the keywords of a schema speak of, and anything if they do not: the shape of a
    /// type that says nothing itself.
    pub fn keywords(&mut self, schema: &'static Schema) {
        if self.told.iter().any(|it| std::ptr::eq(*it, schema)) {
            return;
        }
        self.told.push(schema);
        let mut said = false;
        self.null |= schema.nullable;
        for keyword in schema.keyword_list() {
            said |= self.keyword(keyword, schema);
        }
        self.any |= !said;
    }

    /// Whether a keyword says which kinds of values there are.
    fn keyword(&mut self, keyword: &'static Keyword, schema: &'static Schema) -> bool {
        match keyword {
            Keyword::Type(names) => names.iter().for_each(|name| self.named_type(name, schema)),
            Keyword::Ref(other) => self.keywords(other),
            Keyword::AllOf(all) | Keyword::AnyOf(all) | Keyword::OneOf(all) => {
                all.iter().for_each(|it| self.keywords(it));
            }
            _ => return false,
        }
        true
    }

    fn named_type(&mut self, name: &str, schema: &'static Schema) {
        match name {
            "null" => self.null = true,
            "string" => self.text = true,
            "boolean" => self.boolean = true,
            "array" => {
                let items = schema
                    .keyword_list()
                    .iter()
                    .find_map(|keyword| match keyword {
                        Keyword::Items { rest, .. } => *rest,
                        _ => None,
                    });
                self.list::<Json>(items.unwrap_or(&ANY));
            }
            "object" => {
                let mut others = Some(&ANY);
                for keyword in schema.keyword_list() {
                    if let Keyword::Properties {
                        named, additional, ..
                    } = keyword
                    {
                        self.members.push(Members::Named(named));
                        others = *additional;
                    }
                }
                others.into_iter().for_each(|it| self.map::<Json>(it));
            }
            _ => self.number = true,
        }
    }
}

impl Shape {
    /// The shape of a type.
    pub(crate) fn of<T: Decode>(schema: &'static Schema) -> Self {
        let mut shape = Self::default();
        T::shape(&mut shape, schema);
        shape
    }

    /// The shape of all of these, and of anything if there are none.
    fn all(inner: &[Inner]) -> Self {
        let mut shape = Self::default();
        inner.iter().for_each(|it| it.add(&mut shape));
        shape.any |= inner.is_empty();
        shape
    }

    pub(crate) fn has_null(&self) -> bool {
        self.null
    }

    /// Whether a string is one of the values.
    pub(crate) fn has_text(&self) -> bool {
        self.text || self.any
    }

    pub(crate) fn has_number(&self) -> bool {
        self.number
    }

    pub(crate) fn has_boolean(&self) -> bool {
        self.boolean
    }

    /// Whether a value can be one piece of text.
    pub(crate) fn has_plain(&self) -> bool {
        self.any || self.null || self.text || self.number || self.boolean
    }

    /// Whether lists are spoken of.
    pub(crate) fn has_list(&self) -> bool {
        !self.items.is_empty()
    }

    /// Whether objects are spoken of.
    pub(crate) fn has_object(&self) -> bool {
        !self.members.is_empty() || !self.additional.is_empty()
    }

    /// Whether a list is one of the values.
    pub(crate) fn is_list(&self) -> bool {
        self.any || self.has_list()
    }

    /// Whether an object is one of the values.
    pub(crate) fn is_object(&self) -> bool {
        self.any || self.has_object()
    }

    /// Whether an object may have a member of any name.
    pub(crate) fn is_open(&self) -> bool {
        self.any || !self.additional.is_empty()
    }

    /// The shape of the items of a list.
    pub(crate) fn items(&self) -> Self {
        Self::all(&self.items)
    }

    /// Whether the type names a member.
    pub(crate) fn names(&self, name: &str) -> bool {
        self.members.iter().any(|it| it.names(name))
    }

    /// The names of all members that the type names.
    pub(crate) fn member_names(&self) -> impl Iterator<Item = &'static str> {
        self.members.iter().copied().flat_map(Members::all)
    }

    /// The shape of a member.
    pub(crate) fn member(&self, name: &str) -> Self {
        if !self.names(name) {
            return Self::all(&self.additional);
        }
        let mut shape = Self::default();
        self.members.iter().for_each(|it| it.add(name, &mut shape));
        shape
    }
}

impl Inner {
    fn of<T: Decode>(schema: &'static Schema) -> Self {
        Self {
            shape: T::shape,
            schema,
        }
    }

    fn add(self, to: &mut Shape) {
        (self.shape)(to, self.schema);
    }

    fn is(self, other: Self) -> bool {
        std::ptr::fn_addr_eq(self.shape, other.shape) && std::ptr::eq(self.schema, other.schema)
    }
}

impl Members {
    fn all(self) -> Box<dyn Iterator<Item = &'static str>> {
        match self {
            Self::Fields(members, _) => {
                let there = members.iter().filter(|it| !it.is_unread());
                Box::new(there.map(Member::name))
            }
            Self::Named(members) => Box::new(members.iter().map(|(name, _)| *name)),
        }
    }

    fn names(self, name: &str) -> bool {
        self.all().any(|it| it == name)
    }

    /// Adds the shape of a member, if it is one of these.
    fn add(self, name: &str, to: &mut Shape) {
        match self {
            Self::Named(members) => {
                let mut members = members.iter();
                if let Some((_, schema)) = members.find(|(known, _)| *known == name) {
                    to.keywords(schema);
                }
            }
            Self::Fields(members, field) => {
                let mut fields = 0;
                for member in members {
                    if member.name() == name {
                        member.shape(field(fields), to);
                    }
                    fields += usize::from(member.has_field());
                }
            }
        }
    }
}

/// A type says what it is read from by being read from its own shape: that finds no value, but it
/// sees every field and every alternative.
impl Source for &mut Shape {
    type Offers<T> = Self;

    fn fields<T: Object, F: Fields>(self, _: Unnamed) -> Option<F> {
        self.members.push(Members::Fields(T::members(), F::shape));
        None
    }

    fn fields_and_others<T: Object, F: Fields, K: Decode>(
        self,
        schema: &'static Schema,
    ) -> Option<(F, Map<K>)> {
        self.members.push(Members::Fields(T::members(), F::shape));
        self.map::<K>(schema);
        None
    }

    fn fields_and_unknown<T: Object, F: Fields>(self) -> Option<(F, Map<Json>)> {
        // What nobody described is in no form or parameter.
        self.members.push(Members::Fields(T::members(), F::shape));
        None
    }

    fn one_of<T>(self) -> Self {
        self
    }

    fn one_of_apart<T>(self) -> Self {
        self
    }

    fn any_of<T>(self) -> Self {
        self
    }

    fn tagged<T>(self, _: &'static str, _: &'static [&'static [&'static str]]) -> Self {
        self
    }
}

impl<T> Offers<T> for &mut Shape {
    fn branch_with<B: Decode>(&mut self, _: impl FnOnce(B) -> T, schema: &'static Schema) {
        let branch = Inner::of::<B>(schema);
        if !self.seen.iter().any(|it| it.is(branch)) {
            self.seen.push(branch);
            branch.add(self);
        }
    }

    fn finish(self) -> Option<T> {
        None
    }

    fn finish_or(self, _: fn(UnknownJson) -> T) -> Option<T> {
        None
    }
}
