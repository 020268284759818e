//! The JSON types from which a Rust type is read.
//!
//! The text of a form or a parameter does not say whether `5` is a number or a string, and names in
//! brackets may belong to a list or an object. The Rust type decides.

use crate::schema::{ANY, Constant, Keyword, Property, Rule, Schema};

/// The JSON types from which a Rust type is read. They decide the JSON type of text in a form or a
/// parameter.
///
/// Text becomes a number if the type admits numbers, and stays a string otherwise.
/// [`Decode::shape`](crate::Decode::shape) describes the type, with the items of its lists and the
/// members of its objects. Those are inspected only for text that needs them.
///
/// ```
/// use copperplate_runtime as rt;
///
/// struct Percent(rt::Decimal);
///
/// impl rt::Decode for Percent {
///     fn decode(input: &mut rt::json::Reader<'_>, schema: &'static rt::schema::Schema) -> Option<Self> {
///         rt::Decode::decode(input, schema).map(Self)
///     }
///
///     fn shape(to: &mut rt::codec::Shape, _: &'static rt::schema::Schema) {
///         to.number();
///     }
/// }
/// ```
#[derive(Debug, Default)]
pub struct Shape {
    pub(crate) any: bool,
    pub(crate) null: bool,
    pub(crate) text: bool,
    pub(crate) number: bool,
    pub(crate) boolean: bool,
    pub(crate) items: Vec<Inner>,
    pub(crate) members: Vec<ShapeMembers>,
    pub(crate) additional: Vec<Inner>,
    /// The inspected alternatives, because a union may contain itself.
    pub(crate) seen: Vec<Inner>,
    /// The inspected schemas, because their keywords may refer to each other.
    pub(crate) told: Vec<&'static Schema>,
}

/// The shape of a nested value. It is inspected only on demand, because types may contain
/// themselves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inner {
    pub(crate) shape: fn(&mut Shape, &'static Schema),
    pub(crate) schema: &'static Schema,
}

/// The shape of a field. The last argument is true for a required member.
pub type FieldShape = fn(&mut Shape, &'static Schema, bool);

/// The members of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ShapeMembers {
    /// The members of a struct.
    Fields(&'static [Property], fn(usize) -> Option<FieldShape>),
    /// The properties of a schema.
    Named(&'static [(&'static str, &'static Schema)]),
}

impl Shape {
    /// Admits strings.
    pub fn text(&mut self) {
        self.text = true;
    }

    /// Admits numbers.
    pub fn number(&mut self) {
        self.number = true;
    }

    /// Admits booleans.
    pub fn boolean(&mut self) {
        self.boolean = true;
    }

    /// Admits `null`.
    pub fn null(&mut self) {
        self.null = true;
    }

    /// Admits a list of items of this shape.
    pub(crate) fn items_of(&mut self, items: Inner) {
        self.items.push(items);
    }

    /// Admits an object whose values have this shape, under any names.
    pub(crate) fn values_of(&mut self, values: Inner) {
        self.additional.push(values);
    }

    /// Admits an object with the members of a struct.
    pub(crate) fn fields_of(
        &mut self,
        members: &'static [Property],
        field: fn(usize) -> Option<FieldShape>,
    ) {
        self.members.push(ShapeMembers::Fields(members, field));
    }

    /// Admits what an alternative of a union admits.
    pub(crate) fn union_branch(&mut self, shape: Inner) {
        if !self.seen.iter().any(|it| it.is(shape)) {
            self.seen.push(shape);
            shape.add(self);
        }
    }

    /// Admits the types that the keywords of a schema name, or everything if they name none. This
    /// is the shape of a type that describes nothing itself.
    pub fn keywords(&mut self, schema: &'static Schema) {
        if self.told.iter().any(|it| std::ptr::eq(*it, schema)) {
            return;
        }
        self.told.push(schema);
        let mut message = false;
        self.null |= schema.nullable;
        for keyword in schema.keyword_list() {
            message |= self.keyword(keyword, schema);
        }
        self.any |= !message;
    }

    /// Returns true if the keyword names types.
    fn keyword(&mut self, keyword: &'static Keyword, schema: &'static Schema) -> bool {
        match keyword {
            Keyword::Type(names) => names.iter().for_each(|name| self.named_type(name, schema)),
            Keyword::Ref(other) => self.keywords(other),
            Keyword::Late(other) => match other.get() {
                Some(other) => self.keywords(other),
                None => return false,
            },
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
                self.items.push(Inner::free(items.unwrap_or(&ANY)));
            }
            "object" => {
                let mut others = Some(&ANY);
                for keyword in schema.keyword_list() {
                    if let Keyword::Properties {
                        named, additional, ..
                    } = keyword
                    {
                        self.members.push(ShapeMembers::Named(named));
                        others = *additional;
                    }
                }
                self.additional.extend(others.map(Inner::free));
            }
            _ => self.number = true,
        }
    }
}

impl Shape {
    /// The union of these shapes; it admits everything if there are none.
    fn all(inner: &[Inner]) -> Self {
        let mut shape = Self::default();
        inner.iter().for_each(|it| it.add(&mut shape));
        shape.any |= inner.is_empty();
        shape
    }

    pub(crate) fn has_null(&self) -> bool {
        self.null
    }

    /// Returns true if the type admits strings.
    pub(crate) fn has_text(&self) -> bool {
        self.text || self.any
    }

    pub(crate) fn has_number(&self) -> bool {
        self.number
    }

    pub(crate) fn has_boolean(&self) -> bool {
        self.boolean
    }

    /// Returns true if a value can be a single text.
    pub(crate) fn has_plain(&self) -> bool {
        self.any || self.null || self.text || self.number || self.boolean
    }

    /// Returns true if the type describes lists.
    pub(crate) fn has_list(&self) -> bool {
        !self.items.is_empty()
    }

    /// Returns true if the type describes objects.
    pub(crate) fn has_object(&self) -> bool {
        !self.members.is_empty() || !self.additional.is_empty()
    }

    /// Returns true if the type admits lists.
    pub(crate) fn is_list(&self) -> bool {
        self.any || self.has_list()
    }

    /// Returns true if the type admits objects.
    pub(crate) fn is_object(&self) -> bool {
        self.any || self.has_object()
    }

    /// Returns true if an object may have members of any name.
    pub(crate) fn is_open(&self) -> bool {
        self.any || !self.additional.is_empty()
    }

    /// The shape of the items of a list.
    pub(crate) fn items(&self) -> Self {
        Self::all(&self.items)
    }

    /// Returns true if the type declares a member.
    pub(crate) fn names(&self, name: &str) -> bool {
        self.members.iter().any(|it| it.names(name))
    }

    /// The names of all declared members.
    pub(crate) fn member_names(&self) -> impl Iterator<Item = &'static str> {
        self.members.iter().copied().flat_map(ShapeMembers::all)
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
    /// The shape of a value without a Rust type.
    const fn free(schema: &'static Schema) -> Self {
        let shape = Shape::keywords;
        Self { shape, schema }
    }

    fn add(self, to: &mut Shape) {
        (self.shape)(to, self.schema);
    }

    fn is(self, other: Self) -> bool {
        std::ptr::fn_addr_eq(self.shape, other.shape) && std::ptr::eq(self.schema, other.schema)
    }
}

impl ShapeMembers {
    fn all(self) -> Box<dyn Iterator<Item = &'static str>> {
        match self {
            Self::Fields(members, _) => {
                let there = members.iter().filter(|it| !it.is_unread());
                Box::new(there.map(Property::name))
            }
            Self::Named(members) => Box::new(members.iter().map(|(name, _)| *name)),
        }
    }

    fn names(self, name: &str) -> bool {
        self.all().any(|it| it == name)
    }

    /// Adds the shape of a member, if it is declared here.
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
                        add_member(member, field(fields), to);
                    }
                    fields += usize::from(member.has_field());
                }
            }
        }
    }
}

/// Adds the shape of a member, given the shape of its field.
fn add_member(member: &'static Property, field: Option<FieldShape>, to: &mut Shape) {
    match (member.presence, field) {
        (Rule::Constant(Constant::Text(_)), _) => to.text(),
        (Rule::Constant(Constant::Number(_)), _) => to.number(),
        (Rule::Required | Rule::Optional, Some(field)) => {
            field(to, member.schema_ref(), member.is_required());
        }
        (Rule::Required | Rule::Optional, None) | (Rule::Forbidden(_) | Rule::Ignored, _) => {}
    }
}
