//! Violations: the location, the keyword, and the value found.

use std::fmt;

/// The part of a message with a violation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Location {
    /// The body, at the violation's pointer.
    #[default]
    Body,
    /// The path parameter with this name.
    Path(&'static str),
    /// The query parameter with this name.
    Query(&'static str),
    /// The header with this name.
    Header(&'static str),
    /// The cookie with this name.
    Cookie(&'static str),
}

impl Location {
    /// The kind of location: `body`, `path`, `query`, `header` or `cookie`.
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

    /// The name of the parameter; `None` for a body.
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

/// A violated keyword of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The part of the message.
    pub location: Location,
    /// A JSON Pointer (RFC 6901) into that part; empty for the whole part.
    pub pointer: String,
    /// The violated keyword: `maxLength`, `required`, `type`, … or `syntax`, `duplicate`.
    pub keyword: &'static str,
    /// The expectation: `must have at most 3 characters`.
    pub expected: String,
    /// The value found instead, truncated for the report. `None` if the value is secret or
    /// personal, or if there is none, as for a missing member.
    pub found: Option<String>,
    /// The permitted options, if `expected` lists them: types for `type`, values for `enum`.
    pub(crate) options: Vec<String>,
    /// True if the decoded value lacks a value of the message because of this violation: see
    /// [`Report::lost`](crate::Report::lost).
    pub lost: bool,
    /// True if the violation does not prove that the document refuses the value.
    pub(crate) undecided: bool,
}

impl Violation {
    /// Adds the options of another alternative.
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

    /// A code for programs, independent of the message text: [`code`] of the keyword.
    #[must_use]
    pub fn code(&self) -> &'static str {
        code(self.keyword)
    }

    /// The expectation and the value found, for people.
    #[must_use]
    pub fn message(&self) -> String {
        match &self.found {
            Some(found) => format!("{}, found {found}", self.expected),
            None => self.expected.clone(),
        }
    }
}

/// The code of a keyword: the kind of mistake, for programs that translate or count mistakes.
/// Keywords with the same remedy share a code.
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
