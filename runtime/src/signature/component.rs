//! Components of a message that a signature covers (RFC 9421, section 2).

use std::error::Error;
use std::fmt;

use sfv::{BareItem, FieldType as _, Item, Parser};

/// The derived components (RFC 9421, section 2.2).
const DERIVED: [&str; 9] = [
    "@method",
    "@target-uri",
    "@authority",
    "@scheme",
    "@request-target",
    "@path",
    "@query",
    "@query-param",
    "@status",
];

/// A component of a message: a field such as `content-type`, or a derived one such as `@method`.
///
/// It is parsed from its name, or with parameters as in `Signature-Input`:
///
/// ```
/// use copperplate_runtime::signature::Component;
///
/// let method: Component = "@method".parse()?;
/// assert_eq!(method.to_string(), r#""@method""#);
/// let parameter: Component = r#""@query-param";name="id""#.parse()?;
/// assert_eq!(parameter.name(), "@query-param");
/// assert!("@signature-params".parse::<Component>().is_err());
/// assert!(r#""x-list";tr"#.parse::<Component>().is_err(), "trailers are not supported");
/// # Ok::<(), copperplate_runtime::signature::ComponentError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    name: String,
    /// The name with its parameters, in the form of RFC 9651.
    text: String,
    pub(super) item: Item,
    pub(super) kind: Kind,
    /// True if the component is of the request behind a response (`;req`).
    pub(super) of_request: bool,
}

/// The value of a component.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Derived,
    /// The query parameter of this name, percent-encoded.
    QueryParameter(String),
    /// All lines of a field, joined.
    Field,
    /// A structured field in its canonical form (`;sf`).
    Structured,
    /// A member of a structured field (`;key`).
    Member(String),
    /// The lines of a field as byte sequences (`;bs`).
    Bytes,
}

/// A component that can't be covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ComponentError {
    /// The text is not a component identifier.
    Malformed,
    /// The component or one of its parameters is unknown, or does not fit the others.
    Unsupported,
}

impl fmt::Display for ComponentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Malformed => "this is not the identifier of a component",
            Self::Unsupported => "this component is not supported",
        })
    }
}

impl Error for ComponentError {}

impl Component {
    /// The name without parameters.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns true for a component of the request behind a response (`;req`).
    #[must_use]
    pub fn is_of_request(&self) -> bool {
        self.of_request
    }

    /// The identifier as in `Signature-Input`.
    pub(super) fn identifier(&self) -> &str {
        &self.text
    }

    /// Returns true if this covers the digest of the body of the message itself.
    pub(super) fn is_digest(&self) -> bool {
        self.name == "content-digest" && !self.of_request
    }

    pub(super) fn from_item(item: Item) -> Result<Self, ComponentError> {
        let BareItem::String(name) = &item.bare_item else {
            return Err(ComponentError::Malformed);
        };
        let name = name.as_str().to_owned();
        let mut found = Parameters::default();
        for (parameter, value) in &item.params {
            match (parameter.as_str(), value) {
                ("req", BareItem::Boolean(true)) => found.of_request = true,
                ("sf", BareItem::Boolean(true)) => found.structured = true,
                ("bs", BareItem::Boolean(true)) => found.bytes = true,
                ("key", BareItem::String(key)) => found.member = Some(key.as_str().to_owned()),
                ("name", BareItem::String(name)) => found.name = Some(name.as_str().to_owned()),
                _ => return Err(ComponentError::Unsupported),
            }
        }
        let of_request = found.of_request;
        let kind = match name.starts_with('@') {
            true => found.derived(&name),
            false => found.field(&name),
        }?;
        Ok(Self {
            text: item.serialize(),
            name,
            item,
            kind,
            of_request,
        })
    }
}

/// The parameters of a component identifier.
#[derive(Default)]
struct Parameters {
    of_request: bool,
    structured: bool,
    bytes: bool,
    member: Option<String>,
    name: Option<String>,
}

impl Parameters {
    fn derived(self, name: &str) -> Result<Kind, ComponentError> {
        let of_fields = self.structured || self.bytes || self.member.is_some();
        let misplaced = self.of_request && name == "@status";
        if of_fields || misplaced || !DERIVED.contains(&name) {
            return Err(ComponentError::Unsupported);
        }
        match (name, self.name) {
            ("@query-param", Some(name)) => Ok(Kind::QueryParameter(name)),
            ("@query-param", None) | (_, Some(_)) => Err(ComponentError::Unsupported),
            (_, None) => Ok(Kind::Derived),
        }
    }

    fn field(self, name: &str) -> Result<Kind, ComponentError> {
        let is_token = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"!#$%&'*+-.^_`|~".contains(&byte)
        };
        if name.is_empty() || !name.bytes().all(is_token) {
            return Err(ComponentError::Malformed);
        }
        match (self.bytes, self.structured, self.member) {
            _ if self.name.is_some() => Err(ComponentError::Unsupported),
            (true, false, None) => Ok(Kind::Bytes),
            (true, ..) => Err(ComponentError::Unsupported),
            (false, _, Some(key)) => Ok(Kind::Member(key)),
            (false, true, None) => Ok(Kind::Structured),
            (false, false, None) => Ok(Kind::Field),
        }
    }
}

impl std::str::FromStr for Component {
    type Err = ComponentError;

    fn from_str(text: &str) -> Result<Self, ComponentError> {
        let item = match text.starts_with('"') {
            true => Parser::new(text).parse::<Item>().ok(),
            false => sfv::String::from_string(text.to_owned())
                .ok()
                .map(Item::new),
        };
        Self::from_item(item.ok_or(ComponentError::Malformed)?)
    }
}

impl fmt::Display for Component {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// Parses the components of a list.
pub(super) fn all<'t>(
    texts: impl IntoIterator<Item = &'t str>,
) -> Result<Vec<Component>, ComponentError> {
    texts.into_iter().map(str::parse).collect()
}
