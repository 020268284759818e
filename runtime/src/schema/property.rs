//! The properties of an object, as constant data.

use super::rules::rules;
use super::schema_object::Schema;

/// One property of an object, with its presence and the schema of its value.
///
/// Each generated struct has a table of these. The reader returns the index of a member in its
/// table.
#[derive(Clone, Debug)]
pub struct Property {
    name: &'static str,
    /// True if the name needs no escapes in JSON.
    plain: bool,
    pub(crate) presence: Rule,
    schema: Schema,
}

/// The presence of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// The member is required.
    Required,
    /// The member is optional.
    Optional,
    /// The member is required and has this value; it has no Rust field.
    Constant(Constant),
    /// The member is forbidden by this keyword.
    Forbidden(&'static str),
    /// The member has no effect here, and is not an unknown member.
    Ignored,
}

/// The single value of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Constant {
    /// A string.
    Text(&'static str),
    /// A number, in its original text.
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

    /// An optional member.
    #[must_use]
    pub const fn optional(name: &'static str) -> Self {
        Self::new(name, Rule::Optional)
    }

    /// An optional member whose value may be `null`.
    #[must_use]
    pub const fn nullable(name: &'static str) -> Self {
        Self::optional(name)
    }

    /// A required member with a single valid string. It has no Rust field: the reader checks it and
    /// the writer writes it.
    #[must_use]
    pub const fn constant(name: &'static str, value: &'static str) -> Self {
        Self::new(name, Rule::Constant(Constant::Text(value)))
    }

    /// Like [`Property::constant`], for a number, as JSON text.
    #[must_use]
    pub const fn number(name: &'static str, value: &'static str) -> Self {
        Self::new(name, Rule::Constant(Constant::Number(value)))
    }

    /// A forbidden member, with the keyword that forbids it: `false` for a property with the schema
    /// `false`, `not` for `not: {required: [..]}`.
    #[must_use]
    pub const fn forbidden(name: &'static str, keyword: &'static str) -> Self {
        Self::new(name, Rule::Forbidden(keyword))
    }

    /// A member without an effect in this direction, such as a `readOnly` property in a request. It
    /// is skipped, while an unknown member would be kept.
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

    /// Returns true if the member is required.
    pub(crate) const fn is_required(&self) -> bool {
        matches!(self.presence, Rule::Required | Rule::Constant(_))
    }

    /// Returns true if a Rust field has its value.
    #[inline]
    pub(crate) const fn has_field(&self) -> bool {
        matches!(self.presence, Rule::Required | Rule::Optional)
    }

    /// Returns true if its value is never read.
    pub(crate) const fn is_unread(&self) -> bool {
        matches!(self.presence, Rule::Forbidden(_) | Rule::Ignored)
    }

    /// The name on the wire.
    #[inline]
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The name, if it needs no escapes in JSON.
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

/// Returns true if text needs no escapes in a JSON string (RFC 8259, section 7).
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
