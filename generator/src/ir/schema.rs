//! Schemas: what a JSON value may be.

use super::{Docs, Origin, RuleId};
use crate::table::id;

id! {
    /// The id of a row of [`super::Schemas`].
    pub struct SchemaId;
}

/// What a schema is called: by the document, or by where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// The key under `components/schemas`.
    Component(String),
    /// The words from the nearest named owner down, for example `["Transaction", "currency"]`.
    Inline(Vec<String>),
}

impl Name {
    /// The name of something that stands inside this one.
    #[must_use]
    pub fn inner(&self, word: &str) -> Self {
        let mut words = self.words();
        words.push(word.to_owned());
        Self::Inline(words)
    }

    /// The words that a Rust name is made of.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        match self {
            Self::Component(name) => vec![name.clone()],
            Self::Inline(words) => words.clone(),
        }
    }
}

/// One schema, with every `allOf` already merged into it.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Where it stands.
    pub origin: Origin,
    /// What it is called.
    pub name: Name,
    /// What the document says about it.
    pub docs: Docs,
    /// Which values it admits.
    pub shape: Shape,
    /// Whether `null` is admitted beside them.
    pub nullable: bool,
    /// Whether it is a list or map that holds itself, with neither an object with members nor a
    /// union between.
    pub recursive: bool,
    /// Whether its values are secret or personal, and so never shown.
    pub sensitive: bool,
    /// The assertions that a Rust type does not hold by itself.
    pub constraints: Vec<Constraint>,
    /// The keywords that need the whole value.
    pub rules: Option<RuleId>,
    /// Its `default`, if it is a single value that is known to be good.
    pub default: Option<Default>,
    /// The entry of the configuration whose type stands for that of this schema. All of its
    /// assertions are in `rules` then, since nobody knows what that type holds.
    pub replaced: Option<usize>,
}

/// A `default` of a single value that its schema admits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Default {
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as it is written.
    Number(String),
    /// A string.
    Text(String),
}

/// Which values a schema admits, before its constraints.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Any value at all, `null` included.
    Any,
    /// No value, by this keyword: a member with this schema must be absent.
    Never(&'static str),
    /// The same values as another schema; this one has words or nullability of its own.
    Same(SchemaId),
    /// `true` or `false`.
    Boolean,
    /// A number without fractional part, or a number.
    Number(Number),
    /// A string.
    Text(Text),
    /// One of a list of strings, or of whole numbers that have names.
    Choice(Choice),
    /// A list.
    Array(Array),
    /// An object.
    Object(Object),
    /// One or several of a list of schemas.
    Union(Union),
}

/// What kind of number; bounds are constraints, which planning reads to choose a width.
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
    /// `number` with `format: decimal`: exact, and its scale is kept.
    Decimal,
}

/// A string and its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// What the string spells.
    pub format: TextFormat,
}

/// The formats that this toolkit knows; any other is plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFormat {
    /// No format, or one without meaning here.
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
    /// Text that is checked and stays a string, under the name of the runtime's check.
    Checked(&'static str),
}

/// An enumeration.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What its values are in JSON.
    pub kind: ChoiceKind,
    /// Whether the document lists them by `const`, and not by `enum`.
    pub constants: bool,
    /// Its values in the order of the document.
    pub values: Vec<Listed>,
}

/// What the values of an enumeration are in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChoiceKind {
    /// Strings.
    Text,
    /// Whole numbers of 64 bits.
    Integer,
}

/// A value of an enumeration.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The string, or the digits of the number.
    pub text: String,
    /// What the document calls it, if that tells it from the others.
    pub title: Option<String>,
    /// What the document says about it.
    pub docs: Docs,
}

impl Choice {
    /// The strings, if its values are strings.
    #[must_use]
    pub fn texts(&self) -> Option<Vec<&str>> {
        let texts = self.values.iter().map(|it| it.text.as_str());
        (self.kind == ChoiceKind::Text).then(|| texts.collect())
    }
}

/// A list.
#[derive(Clone, Debug)]
pub struct Array {
    /// What each item is.
    pub items: SchemaId,
}

/// An object.
#[derive(Clone, Debug)]
pub struct Object {
    /// The members that the document names, in its order.
    pub members: Vec<Member>,
    /// What holds for every other member.
    pub additional: Additional,
}

/// A named member of an object.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name on the wire.
    pub name: String,
    /// What its value is; [`Shape::Never`] for a member that must be absent.
    pub schema: SchemaId,
    /// Whether it must be present.
    pub required: bool,
    /// Whether only responses carry it.
    pub read_only: bool,
    /// Whether only requests carry it.
    pub write_only: bool,
    /// Whether it is the idempotency key of the request that it stands in.
    pub idempotency_key: bool,
    /// Its unit, if it says how long to wait before another attempt.
    pub wait: Option<WaitUnit>,
}

/// What a member counts that says how long to wait.
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

/// What holds for members that an object does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Additional {
    /// Nothing is said: they are allowed and not kept.
    Unstated,
    /// They are refused, by `additionalProperties` or `unevaluatedProperties`.
    Refused(Closing),
    /// They are kept, and each is a value of this schema.
    Kept(SchemaId),
}

/// The keyword that refuses the members which a schema does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Closing {
    /// `additionalProperties: false`.
    Additional,
    /// `unevaluatedProperties: false`, where it sees exactly the members that have names.
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
    /// Whether other members are refused.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        matches!(self, Self::Refused(_))
    }
}

/// Several schemas of which one or more must hold.
#[derive(Clone, Debug)]
pub struct Union {
    /// How many branches may hold.
    pub kind: UnionKind,
    /// The branches in the document's order.
    pub branches: Vec<Branch>,
    /// The document's own word on which member tells the branches apart.
    pub discriminator: Option<Discriminator>,
}

/// How many branches of a union may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnionKind {
    /// Exactly one.
    OneOf,
    /// One or more.
    AnyOf,
}

/// A branch of a union.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The branch merged with what stands beside the union.
    pub schema: SchemaId,
    /// The component that the branch refers to, if it does.
    pub component: Option<String>,
    /// The branch's `title`.
    pub title: Option<String>,
}

/// OpenAPI's Discriminator Object, resolved to branches.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// The member whose value tells.
    pub property: String,
    /// For each branch the values that choose it; none for a branch that every other value chooses,
    /// and a value without the member.
    pub values: Vec<Vec<String>>,
}

/// An assertion on a value, named after its keyword. Numbers are exact decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Constraint {
    /// Code points, at least.
    MinLength(u64),
    /// Code points, at most.
    MaxLength(u64),
    /// A regular expression of ECMA-262, searched for anywhere.
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
    /// No two items are equal as JSON values.
    UniqueItems,
    /// Members, at least.
    MinProperties(u64),
    /// Members, at most.
    MaxProperties(u64),
    /// One of these JSON texts; strings have [`Shape::Choice`] instead.
    Enum(Vec<String>),
    /// One of these JSON texts, each of which stands behind a `const`.
    Const(Vec<String>),
    /// A format, under the name of the runtime's check.
    Format(&'static str),
}

impl Constraint {
    /// The JSON type of the values that the assertion says something about; `None` if it may be any.
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
