//! Schemas: the set of valid JSON values.

use std::sync::Arc;

use super::{Docs, Origin, RuleId, XmlWords};
use crate::source::Chain;
use crate::table::id;

id! {
    /// The id of a row of [`super::Schemas`].
    pub struct SchemaId;
}

/// The name of a schema, given by the document or derived from its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// The key under `components/schemas`.
    Component(String),
    /// The segments from the nearest named schema down, for example `["Transaction", "currency"]`.
    Inline(Chain),
}

impl Name {
    /// The name of a schema nested in this one.
    #[must_use]
    pub fn inner(&self, word: &str) -> Self {
        Self::Inline(self.chain().then(word))
    }

    /// The segments of a Rust name, to be shared.
    #[must_use]
    pub fn chain(&self) -> Chain {
        match self {
            Self::Component(name) => Chain::from_iter([name.as_str()]),
            Self::Inline(words) => words.clone(),
        }
    }

    /// The segments of a Rust name.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let words = self.chain();
        words.texts().into_iter().map(str::to_owned).collect()
    }

    /// The first of the words.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        match self {
            Self::Component(name) => Some(name),
            Self::Inline(words) => words.texts().first().copied(),
        }
    }
}

/// One schema, with every `allOf` already merged into it.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Its place.
    pub origin: Origin,
    /// Its name.
    pub name: Name,
    /// Its documentation.
    pub docs: Arc<Docs>,
    /// Its XML Object.
    pub xml: Option<Box<XmlWords>>,
    /// The type of its values.
    pub shape: Shape,
    /// True if `null` is valid as well.
    pub nullable: bool,
    /// True for a list or map that contains itself without an object with members or a union in
    /// between.
    pub recursive: bool,
    /// True if values are secret or personal, and therefore redacted.
    pub sensitive: bool,
    /// The assertions that its Rust type does not enforce.
    pub constraints: Vec<Constraint>,
    /// The keywords that need the whole value.
    pub rules: Option<RuleId>,
    /// Its `default`, if it is a valid scalar.
    pub default: Option<Default>,
    /// The entry of the configuration that replaces its type. All assertions are then in `rules`,
    /// because the checks of the replacement are unknown.
    pub replaced: Option<usize>,
}

/// A scalar `default` that its schema admits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Default {
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as in the document.
    Number(String),
    /// A string.
    Text(String),
}

/// The type of the values of a schema, before its constraints.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Any value, including `null`.
    Any,
    /// Admits no value, because of this keyword: the property must be absent.
    Never(&'static str),
    /// The same values as another schema; this one has its own documentation or nullability.
    Same(SchemaId),
    /// `true` or `false`.
    Boolean,
    /// A number, perhaps an integer.
    Number(Number),
    /// A string.
    Text(Text),
    /// One of several strings or named integers.
    Choice(Choice),
    /// A list.
    Array(Array),
    /// An object.
    Object(Object),
    /// One or more of several schemas.
    Union(Union),
}

/// The format of a number. Bounds are constraints, which planning reads to choose a width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// `integer` without a format.
    Integer,
    /// `integer` with `format: int32`.
    Int32,
    /// `integer` with `format: int64`.
    Int64,
    /// `integer` with `format: minor-units`: an amount in a currency's smallest unit.
    MinorUnits,
    /// `integer` of any size.
    ExactInteger,
    /// `number` of any size and precision.
    Exact,
    /// `number`, `float` and `double`.
    Float,
    /// `number` with `format: decimal`: exact, with its scale.
    Decimal,
}

/// A string and its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// The format of the string.
    pub format: TextFormat,
}

/// The supported formats of strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFormat {
    /// Without a format, or with an unsupported one.
    Plain,
    /// RFC 4122.
    Uuid,
    /// RFC 3339 `full-date`.
    Date,
    /// RFC 3339 `date-time`.
    DateTime,
    /// A decimal number in a string, exact with its scale.
    Decimal,
    /// Base64.
    Byte,
    /// RFC 2673.
    Ipv4,
    /// RFC 4291.
    Ipv6,
    /// Validated text that stays a string, with the runtime's name for the check.
    Checked(&'static str),
}

/// An enumeration.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The JSON type of its values.
    pub kind: ChoiceKind,
    /// True if the document lists them with `const` instead of `enum`.
    pub constants: bool,
    /// Its values, in the order of the document.
    pub values: Vec<Listed>,
}

/// The JSON type of the values of an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChoiceKind {
    /// Strings.
    Text,
    /// Integers of 64 bits.
    Integer,
}

/// A value of an enumeration.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The string, or the digits of the number.
    pub text: String,
    /// Its title, if it differs from the titles of the other values.
    pub title: Option<String>,
    /// Its documentation.
    pub docs: Arc<Docs>,
}

impl Choice {
    /// The strings of an enumeration of strings.
    #[must_use]
    pub fn texts(&self) -> Option<Vec<&str>> {
        let texts = self.values.iter().map(|it| it.text.as_str());
        (self.kind == ChoiceKind::Text).then(|| texts.collect())
    }
}

/// A list.
#[derive(Clone, Debug)]
pub struct Array {
    /// The schema of each item.
    pub items: SchemaId,
}

/// An object.
#[derive(Clone, Debug)]
pub struct Object {
    /// The declared members, in the order of the document.
    pub members: Vec<Member>,
    /// The rule for all other members.
    pub additional: Additional,
}

/// A declared member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name on the wire.
    pub name: String,
    /// The schema of its value; [`Shape::Never`] for a member that must be absent.
    pub schema: SchemaId,
    /// True if it is required.
    pub required: bool,
    /// True for a member of responses only.
    pub read_only: bool,
    /// True for a member of requests only.
    pub write_only: bool,
    /// True if it is the idempotency key of its request.
    pub idempotency_key: bool,
    /// Its unit, if it is the delay before another attempt.
    pub wait: Option<WaitUnit>,
    /// True if an error may show it.
    pub shown: bool,
}

/// The unit of a delay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum WaitUnit {
    Seconds,
    Milliseconds,
}

impl WaitUnit {
    /// Every unit with its name in a document.
    pub const ALL: [(&'static str, Self); 2] = [
        ("milliseconds", Self::Milliseconds),
        ("seconds", Self::Seconds),
    ];
}

/// The rule for undeclared members of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Additional {
    /// Unstated: they are valid and dropped.
    Unstated,
    /// They are refused, by `additionalProperties` or `unevaluatedProperties`.
    Refused(Closing),
    /// They are kept, and each is validated by this schema.
    Kept(SchemaId),
}

/// The keyword that refuses undeclared members.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closing {
    /// `additionalProperties: false`.
    Additional,
    /// `unevaluatedProperties: false`, if exactly the declared members are evaluated.
    Unevaluated,
}

impl Closing {
    /// The keyword.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Additional => "additionalProperties",
            Self::Unevaluated => "unevaluatedProperties",
        }
    }
}

impl Additional {
    /// True if undeclared members are refused.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        matches!(self, Self::Refused(_))
    }
}

/// A union of schemas.
#[derive(Clone, Debug)]
pub struct Union {
    /// The number of alternatives that may match.
    pub kind: UnionKind,
    /// The alternatives, in the order of the document.
    pub branches: Vec<Branch>,
    /// The document's discriminator.
    pub discriminator: Option<Discriminator>,
}

/// The number of alternatives of a union that may match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnionKind {
    /// Exactly one.
    OneOf,
    /// One or more.
    AnyOf,
}

/// An alternative of a union.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The schema, merged with the siblings of the union.
    pub schema: SchemaId,
    /// The component, if the alternative refers to one.
    pub component: Option<String>,
    /// The `title` of the alternative.
    pub title: Option<String>,
}

/// OpenAPI's Discriminator Object, resolved to alternatives.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// The discriminating member.
    pub property: String,
    /// The values that select each alternative. An empty list selects its alternative for all other
    /// values, and for a value without the member.
    pub values: Vec<Vec<String>>,
}

/// An assertion on a value, named after its keyword. Numbers are exact decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Constraint {
    /// Code points, at least.
    MinLength(u64),
    /// Code points, at most.
    MaxLength(u64),
    /// A regular expression of ECMA-262, which may match anywhere.
    Pattern(String),
    /// Not less than.
    Minimum(String),
    /// Not more than.
    Maximum(String),
    /// More than.
    ExclusiveMinimum(String),
    /// Less than.
    ExclusiveMaximum(String),
    /// An integral multiple of.
    MultipleOf(String),
    /// Items, at least.
    MinItems(u64),
    /// Items, at most.
    MaxItems(u64),
    /// All items are different JSON values.
    UniqueItems,
    /// Members, at least.
    MinProperties(u64),
    /// Members, at most.
    MaxProperties(u64),
    /// One of these JSON texts; enumerations of strings are a [`Shape::Choice`] instead.
    Enum(Vec<String>),
    /// One of these JSON texts, each from a `const`.
    Const(Vec<String>),
    /// The runtime's name for the check of a `format`.
    Format(&'static str),
}

impl Constraint {
    /// The JSON type of the values that the assertion constrains; `None` for every type.
    #[must_use]
    pub fn subject(&self) -> Option<&'static str> {
        match self {
            Self::MinLength(_) | Self::MaxLength(_) | Self::Pattern(_) => Some("string"),
            Self::Minimum(_)
            | Self::Maximum(_)
            | Self::ExclusiveMinimum(_)
            | Self::ExclusiveMaximum(_)
            | Self::MultipleOf(_) => Some("number"),
            Self::MinItems(_) | Self::MaxItems(_) | Self::UniqueItems => Some("array"),
            Self::MinProperties(_) | Self::MaxProperties(_) => Some("object"),
            Self::Enum(_) | Self::Const(_) => None,
            Self::Format(check) => match *check {
                // In a string or as a number.
                "Decimal" => None,
                "Int8" | "Int16" | "Int32" | "Int64" | "Uint8" | "Uint16" | "Uint32" | "Uint64"
                | "DoubleInt" | "MinorUnits" | "Double" => Some("number"),
                _ => Some("string"),
            },
        }
    }
}
