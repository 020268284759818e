//! The extensions of this toolkit: their fields, and the objects that admit them.

use super::kind::{Field, Kind, Shape};
use crate::source::{Node, Object, Span};

/// An extension.
pub(super) struct Extension {
    /// Its name and its value.
    pub(super) field: Field,
    /// The objects that admit it.
    pub(super) stands: &'static [Stand],
}

/// The objects that admit an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// On any object of the specification.
    Anywhere,
    On(Kind),
    /// On a parameter with `in: header`.
    HeaderParameter,
    /// A schema of a direct member of a request body.
    RequestMember,
    /// A schema of a member of a response body, at any depth.
    AnswerMember,
}

impl Stand {
    /// The name for a message, with an article.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Anywhere => "any object",
            Self::On(kind) => kind.name(),
            Self::HeaderParameter => "a header parameter",
            Self::RequestMember => "a member of a request body",
            Self::AnswerMember => "a member of a response body",
        }
    }

    /// Returns true if an object may admit the extension, as far as the object alone shows.
    pub(super) fn admits(self, kind: Kind, object: &Object) -> bool {
        match self {
            Self::Anywhere => true,
            Self::On(wanted) => kind == wanted,
            Self::HeaderParameter => {
                let place = object.get("in").and_then(Node::as_str);
                kind == Kind::Parameter && place.is_none_or(|it| it == "header")
            }
            Self::RequestMember | Self::AnswerMember => kind == Kind::Schema,
        }
    }
}

/// An extension on an object.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// The name of the extension.
    pub(crate) name: &'static str,
    /// The objects that admit it.
    pub(crate) stands: &'static [Stand],
    /// The place of its name.
    pub(crate) at: Span,
    /// The place of its object.
    pub(crate) object: Span,
    /// The kind of its object.
    pub(crate) kind: Kind,
    /// The pointer of its object.
    pub(crate) pointer: String,
}

const fn extension(name: &'static str, shape: Shape, stands: &'static [Stand]) -> Extension {
    Extension {
        field: Field::new(name, shape),
        stands,
    }
}

/// Every name with the prefix `x-copperplate-`. A test compares the table in the book.
pub(super) const EXTENSIONS: &[Extension] = &[
    extension(
        "x-copperplate-provenance",
        Shape::OneOrList(Kind::Provenance),
        &[Stand::Anywhere],
    ),
    extension(
        "x-copperplate-sensitive",
        Shape::Bool,
        &[
            Stand::On(Kind::Schema),
            Stand::On(Kind::Parameter),
            Stand::On(Kind::Header),
        ],
    ),
    extension(
        "x-copperplate-filled-by",
        Shape::Word(&["signer"]),
        &[Stand::HeaderParameter],
    ),
    extension(
        "x-copperplate-idempotency-key",
        Shape::Bool,
        &[Stand::HeaderParameter, Stand::RequestMember],
    ),
    extension(
        "x-copperplate-retry-after",
        Shape::Word(&["milliseconds", "seconds"]),
        &[Stand::AnswerMember],
    ),
    extension("x-copperplate-shown", Shape::Bool, &[Stand::AnswerMember]),
    extension(
        "x-copperplate-not-carried-out",
        Shape::Bool,
        &[Stand::On(Kind::Response)],
    ),
    extension(
        "x-copperplate-refusals",
        Shape::One(Kind::Refusals),
        &[Stand::On(Kind::OpenApi)],
    ),
    extension(
        "x-copperplate-environment",
        Shape::Word(&["production", "sandbox"]),
        &[Stand::On(Kind::Server)],
    ),
];

pub(super) const PROVENANCE_FIELDS: &[Field] = &[
    Field::new("facet", Shape::Text),
    Field::new("source", Shape::Word(&["inferred", "public", "guessed"])).required(),
    Field::new("reason", Shape::Text).required(),
];

pub(super) const REFUSAL_REASONS: &[Field] = &[
    Field::new("invalid", Shape::One(Kind::Refusal)),
    Field::new("unauthenticated", Shape::One(Kind::Refusal)),
    Field::new("forbidden", Shape::One(Kind::Refusal)),
    Field::new("notAcceptable", Shape::One(Kind::Refusal)),
    Field::new("tooLarge", Shape::One(Kind::Refusal)),
    Field::new("unsupportedMediaType", Shape::One(Kind::Refusal)),
    Field::new("failed", Shape::One(Kind::Refusal)),
    Field::new("notFound", Shape::One(Kind::Refusal)),
    Field::new("methodNotAllowed", Shape::One(Kind::Refusal)),
    Field::new("requestTimeout", Shape::One(Kind::Refusal)),
    Field::new("gatewayTimeout", Shape::One(Kind::Refusal)),
    Field::new("tooManyRequests", Shape::One(Kind::Refusal)),
    Field::new("headersTooLarge", Shape::One(Kind::Refusal)),
    Field::new("notImplemented", Shape::One(Kind::Refusal)),
    Field::new("unavailable", Shape::One(Kind::Refusal)),
    Field::new("keyReused", Shape::One(Kind::Refusal)),
    Field::new("keyInUse", Shape::One(Kind::Refusal)),
];

pub(super) const REFUSAL_FIELDS: &[Field] = &[
    Field::new("status", Shape::Count).required(),
    Field::new("mediaType", Shape::Text),
    Field::new("body", Shape::Template).required(),
];
