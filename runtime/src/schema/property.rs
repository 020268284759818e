//! The members of an object, as constant data.

use super::rules::rules;
use super::schema_object::Schema;

/// One named member of an object: whether it must be there, and the schema of its value.
///
/// A table of these stands beside each generated struct. The reader answers with the place of a
/// member in its table.
#[derive(Clone, Debug)]
pub struct Property {
    name: &'static str,
    /// Whether the name needs no escapes in JSON.
    plain: bool,
    pub(crate) presence: Rule,
    schema: Schema,
}

/// What the presence of a member means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Must be there.
    Required,
    /// May be there.
    Optional,
    /// Must be there, with this value; it has no Rust field.
    Constant(Constant),
    /// Must not be there, by this keyword.
    Forbidden(&'static str),
    /// Says nothing here, and is no unknown member.
    Ignored,
}

/// The one value of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Constant {
    /// A string.
    Text(&'static str),
    /// A number, as it is written.
    Number(&'static str),
}

rules!(Property);

impl Property {
    const fn new(name: &'static str, presence: Rule) -> Self {
        Self {
            name,
            plain: is_plain(name.as_bytes()),
            presence,
            schema: Schema::new(),
        }
    }

    /// A member in the schema's `required` list.
    #[must_use]
    pub const fn required(name: &'static str) -> Self {
        Self::new(name, Rule::Required)
    }

    /// A member that may be left out.
    #[must_use]
    pub const fn optional(name: &'static str) -> Self {
        Self::new(name, Rule::Optional)
    }

    /// A member that may be left out, and whose value may be `null`.
    #[must_use]
    pub const fn nullable(name: &'static str) -> Self {
        Self::optional(name)
    }

    /// A required member with one legal string. It has no Rust field: the reader checks it and the
    /// writer writes it.
    #[must_use]
    pub const fn constant(name: &'static str, value: &'static str) -> Self {
        Self::new(name, Rule::Constant(Constant::Text(value)))
    }

    /// As [`Property::constant`], for a number: `value` is how it is written.
    #[must_use]
    pub const fn number(name: &'static str, value: &'static str) -> Self {
        Self::new(name, Rule::Constant(Constant::Number(value)))
    }

    /// A member that must not be there, and the keyword that says so: `false` for the schema of
    /// that name, `not` for `not: {required: [..]}`.
    #[must_use]
    pub const fn forbidden(name: &'static str, keyword: &'static str) -> Self {
        Self::new(name, Rule::Forbidden(keyword))
    }

    /// A member that says nothing in this direction, such as one that only the server sets in what it is
    /// sent. It is walked over, where members that have no row would be kept.
    #[must_use]
    pub const fn ignored(name: &'static str) -> Self {
        Self::new(name, Rule::Ignored)
    }

    /// The schema of the member's value.
    #[must_use]
    pub const fn schema(mut self, schema: Schema) -> Self {
        self.schema = schema;
        self
    }

    /// Whether the member must be there.
    pub(crate) const fn is_required(&self) -> bool {
        matches!(self.presence, Rule::Required | Rule::Constant(_))
    }

    /// Whether a Rust field holds its value.
    #[inline]
    pub(crate) const fn has_field(&self) -> bool {
        matches!(self.presence, Rule::Required | Rule::Optional)
    }

    /// Whether no value is read from it.
    pub(crate) const fn is_unread(&self) -> bool {
        matches!(self.presence, Rule::Forbidden(_) | Rule::Ignored)
    }

    /// The name on the wire.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The name, if it is the same in JSON.
    #[inline]
    pub(crate) const fn plain_name(&self) -> Option<&'static str> {
        if self.plain { Some(self.name) } else { None }
    }

    /// The name and the value of a constant.
    #[inline]
    pub(crate) const fn constant_value(&self) -> Option<(&'static str, Constant)> {
        match self.presence {
            Rule::Constant(value) => Some((self.name, value)),
            _ => None,
        }
    }

    /// The schema of the member's value.
    #[inline]
    #[must_use]
    pub const fn schema_ref(&self) -> &Schema {
        &self.schema
    }
}

/// Whether text needs no escapes in a JSON string (RFC 8259 section 7).
const fn is_plain(text: &[u8]) -> bool {
    let mut rest = text;
    while let [byte, tail @ ..] = rest {
        if matches!(byte, 0..=0x1f | b'"' | b'\\') {
            return false;
        }
        rest = tail;
    }
    true
}
