//! The extensions of this toolkit: their fields, and where each may stand.

use super::kind::{Field, Kind, Shape};
use crate::source::{Node, Object, Span};

/// One extension.
pub(super) struct Extension {
    /// Its name, and what it may say.
    pub(super) field: Field,
    /// Where it may stand.
    pub(super) stands: &'static [Stand],
}

/// Where an extension may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// On any object of the specification.
    Anywhere,
    On(Kind),
    /// On a parameter with `in: header`.
    HeaderParameter,
    /// On a schema that is a member of the body of a request, not deeper.
    RequestMember,
    /// On a schema that is a member of the body of a response, at any depth.
    AnswerMember,
}

impl Stand {
    /// The place for a message, with an article.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Anywhere => "any object",
            Self::On(kind) => kind.name(),
            Self::HeaderParameter => "a header parameter",
            Self::RequestMember => "a member of a request body",
            Self::AnswerMember => "a member of a response body",
        }
    }

    /// Whether an object may be the place, as far as it can be known from the object alone.
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

/// A mark on an object.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// The extension.
    pub(crate) name: &'static str,
    /// Where it may stand.
    pub(crate) stands: &'static [Stand],
    /// Where its name stands.
    pub(crate) at: Span,
    /// The object that it stands on.
    pub(crate) object: Span,
    /// What the object is.
    pub(crate) kind: Kind,
    /// The pointer of the object.
    pub(crate) pointer: String,
}

const fn extension(name: &'static str, shape: Shape, stands: &'static [Stand]) -> Extension {
    Extension {
        field: Field::new(name, shape),
        stands,
    }
}

/// All that may start with `x-copperplate-`. The table in `specs/README.md` says the same.
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
];

pub(super) const REFUSAL_FIELDS: &[Field] = &[
    Field::new("status", Shape::Count).required(),
    Field::new("mediaType", Shape::Text),
    Field::new("body", Shape::Template).required(),
];
