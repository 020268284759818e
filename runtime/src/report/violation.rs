//! One rule that a value breaks: where, which, and what was found.

use std::fmt;

/// Where in a message a violation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Location {
    /// The body, at the violation's pointer.
    #[default]
    Body,
    /// The path parameter of this name.
    Path(&'static str),
    /// The query parameter of this name.
    Query(&'static str),
    /// The header of this name.
    Header(&'static str),
    /// The cookie of this name.
    Cookie(&'static str),
}

impl Location {
    /// The kind of place: `body`, `path`, `query`, `header` or `cookie`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Path(_) => "path",
            Self::Query(_) => "query",
            Self::Header(_) => "header",
            Self::Cookie(_) => "cookie",
        }
    }

    /// The name of the parameter; a body has none.
    #[must_use]
    pub const fn name(&self) -> Option<&'static str> {
        match self {
            Self::Body => None,
            Self::Path(name) | Self::Query(name) | Self::Header(name) | Self::Cookie(name) => {
                Some(name)
            }
        }
    }
}

/// One rule of the document that a value breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The part of the message.
    pub location: Location,
    /// The place below that part, as a JSON Pointer (RFC 6901); empty for the whole.
    pub pointer: String,
    /// The keyword that is broken: `maxLength`, `required`, `type`, … or `syntax`, `duplicate`.
    pub keyword: &'static str,
    /// What was expected: `must have at most 3 characters`.
    pub expected: String,
    /// What was found instead, cut to what the report echoes. `None` where the value is secret or
    /// personal, and where there is nothing to show, as for a member that is missing.
    pub found: Option<String>,
    /// What is legal there, one by one, where `expected` lists it: kinds of values behind `type`,
    /// values behind `enum`.
    pub(crate) options: Vec<String>,
    /// Whether a value that is there is missing, because of this, from what was read: see
    /// [`Report::lost`](crate::Report::lost).
    pub lost: bool,
}

impl Violation {
    /// Takes in what is legal by another alternative.
    pub(crate) fn or(&mut self, options: &[String]) {
        for option in options {
            if !self.options.contains(option) {
                self.options.push(option.clone());
            }
        }
        self.expected = match (self.keyword, self.options.as_slice()) {
            (_, [only]) => format!("must be {only}"),
            ("type", [first @ .., last]) => format!("must be {} or {last}", first.join(", ")),
            (_, all) => format!("must be one of {}", all.join(", ")),
        };
    }

    /// A code for programs, which stays the same whatever the words say: [`code`] of the keyword.
    #[must_use]
    pub fn code(&self) -> &'static str {
        code(self.keyword)
    }

    /// What was expected and what was found, for people.
    #[must_use]
    pub fn message(&self) -> String {
        match &self.found {
            Some(found) => format!("{}, found {found}", self.expected),
            None => self.expected.clone(),
        }
    }
}

/// The code of a keyword: what kind of mistake a caller made, for programs that translate or count
/// mistakes. Keywords that a caller mends in the same way share a code.
#[must_use]
pub fn code(keyword: &str) -> &'static str {
    match keyword {
        "required" | "dependentRequired" => "missing",
        "type" => "wrong_type",
        "const" | "enum" => "not_listed",
        "minimum" | "exclusiveMinimum" => "too_small",
        "maximum" | "exclusiveMaximum" => "too_large",
        "multipleOf" => "not_a_multiple",
        "minLength" => "too_short",
        "maxLength" => "too_long",
        "pattern" => "pattern_mismatch",
        "format" => "invalid_format",
        "minItems" | "contains" | "minContains" => "too_few_items",
        "maxItems" | "maxContains" => "too_many_items",
        "uniqueItems" => "repeated_item",
        "minProperties" => "too_few_members",
        "maxProperties" => "too_many_members",
        "additionalProperties" | "unevaluatedProperties" => "unknown_member",
        "propertyNames" => "invalid_member_name",
        "anyOf" | "oneOf" => "no_alternative",
        "not" | "false" | "items" | "unevaluatedItems" => "not_allowed",
        "duplicate" => "repeated",
        "syntax" | "style" => "malformed",
        "charset" | "encoding" | "content" => "unsupported_content",
        _ => "invalid",
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.location.kind())?;
        if let Some(name) = self.location.name() {
            write!(formatter, " {name}")?;
        }
        if !self.pointer.is_empty() {
            write!(formatter, " {}", self.pointer)?;
        }
        write!(formatter, ": {}", self.message())
    }
}
