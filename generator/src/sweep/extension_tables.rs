//! The extensions of this toolkit: their fields, and the objects that admit them.

use super::kind::{Field, FieldType, ObjectKind};
use crate::source::{Node, Object, Pointer, Span};

/// An extension.
pub(super) struct Extension {
    /// Its name and its value.
    pub(super) field: Field,
    /// The objects that admit it.
    pub(super) stands: &'static [Stand],
    /// The meaning, for the book and for editors.
    pub(super) meaning: &'static str,
}

impl Extension {
    /// True if any object of the specification admits it.
    pub(super) fn is_anywhere(&self) -> bool {
        self.stands.contains(&Stand::Anywhere)
    }
}

/// The objects that admit an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// On any object of the specification.
    Anywhere,
    On(ObjectKind),
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
    pub(super) fn admits(self, kind: ObjectKind, object: &Object) -> bool {
        match self {
            Self::Anywhere => true,
            Self::On(wanted) => kind == wanted,
            Self::HeaderParameter => {
                let place = object.get("in").and_then(Node::as_str);
                kind == ObjectKind::Parameter && place.is_none_or(|it| it == "header")
            }
            Self::RequestMember | Self::AnswerMember => kind == ObjectKind::Schema,
        }
    }
}

/// An extension on an object.
#[derive(Clone, Debug)]
pub(crate) struct PlacedExtension {
    /// The name of the extension.
    pub(crate) name: &'static str,
    /// The objects that admit it.
    pub(crate) stands: &'static [Stand],
    /// The place of its name.
    pub(crate) at: Span,
    /// The place of its object.
    pub(crate) object: Span,
    /// The kind of its object.
    pub(crate) kind: ObjectKind,
    /// The pointer of its object.
    pub(crate) pointer: Pointer,
}

const fn extension(
    name: &'static str,
    shape: FieldType,
    stands: &'static [Stand],
    meaning: &'static str,
) -> Extension {
    Extension {
        field: Field::new(name, shape),
        stands,
        meaning,
    }
}

/// Every name with the prefix `x-copperplate-`. A test compares the table in the book.
pub(super) const EXTENSIONS: &[Extension] = &[
    extension(
        "x-copperplate-provenance",
        FieldType::OneOrList(ObjectKind::Provenance),
        &[Stand::Anywhere],
        "The source of something missing from the page.",
    ),
    extension(
        "x-copperplate-sensitive",
        FieldType::Bool,
        &[
            Stand::On(ObjectKind::Schema),
            Stand::On(ObjectKind::Parameter),
            Stand::On(ObjectKind::Header),
        ],
        "Personal or secret: never shown in logs or error messages.",
    ),
    extension(
        "x-copperplate-filled-by",
        FieldType::Word(&["signer"]),
        &[Stand::HeaderParameter],
        "A signer fills it from the finished request, not the caller.",
    ),
    extension(
        "x-copperplate-idempotency-key",
        FieldType::Bool,
        &[Stand::HeaderParameter, Stand::RequestMember],
        "The idempotency key: the same key and bytes on every attempt.",
    ),
    extension(
        "x-copperplate-retry-after",
        FieldType::Word(&["milliseconds", "seconds"]),
        &[Stand::AnswerMember],
        "For failures, outside lists: the minimum time to wait before a retry.",
    ),
    extension(
        "x-copperplate-shown",
        FieldType::Bool,
        &[Stand::AnswerMember],
        "For failures, outside lists: a code or words for people, which errors show in logs. Anything else of a body stays out of them.",
    ),
    extension(
        "x-copperplate-not-carried-out",
        FieldType::Bool,
        &[Stand::On(ObjectKind::Response)],
        "For failures: the page promises that neither the request nor an earlier one with the same idempotency key was carried out. A client then knows that a new request pays nothing twice.",
    ),
    extension(
        "x-copperplate-pagination",
        FieldType::One(ObjectKind::Pagination),
        &[Stand::On(ObjectKind::Operation)],
        "The result is one page of a list. A client reads the others as well.",
    ),
    extension(
        "x-copperplate-polling",
        FieldType::One(ObjectKind::Polling),
        &[Stand::On(ObjectKind::Operation)],
        "The operation reads the status of work. A client repeats it until the status is terminal.",
    ),
    extension(
        "x-copperplate-refusals",
        FieldType::One(ObjectKind::Refusals),
        &[Stand::On(ObjectKind::OpenApi)],
        "The responses of a server to requests it refuses itself.",
    ),
    extension(
        "x-copperplate-webhook-signature",
        FieldType::One(ObjectKind::WebhookSignature),
        &[
            Stand::On(ObjectKind::OpenApi),
            Stand::On(ObjectKind::Operation),
        ],
        "The signature of webhooks and callbacks: of all, or of this one.",
    ),
    extension(
        "x-copperplate-environment",
        FieldType::Word(&["production", "sandbox"]),
        &[Stand::On(ObjectKind::Server)],
        "Operations there are real, or tests.",
    ),
];

pub(super) const PROVENANCE_FIELDS: &[Field] = &[
    Field::new("facet", FieldType::Text),
    Field::new(
        "source",
        FieldType::Word(&["inferred", "public", "guessed"]),
    )
    .required(),
    Field::new("reason", FieldType::Text).required(),
];

pub(super) const WEBHOOK_SIGNATURE_FIELDS: &[Field] = &[
    Field::new(
        "scheme",
        FieldType::Word(&[
            "http-message-signatures",
            "none",
            "standard-webhooks",
            "timestamped-hmac",
        ]),
    )
    .required(),
    Field::new("header", FieldType::Text),
];

pub(super) const REFUSAL_REASONS: &[Field] = &[
    Field::new("invalid", FieldType::One(ObjectKind::Refusal)),
    Field::new("unauthenticated", FieldType::One(ObjectKind::Refusal)),
    Field::new("forbidden", FieldType::One(ObjectKind::Refusal)),
    Field::new("notAcceptable", FieldType::One(ObjectKind::Refusal)),
    Field::new("tooLarge", FieldType::One(ObjectKind::Refusal)),
    Field::new("unsupportedMediaType", FieldType::One(ObjectKind::Refusal)),
    Field::new("failed", FieldType::One(ObjectKind::Refusal)),
    Field::new("notFound", FieldType::One(ObjectKind::Refusal)),
    Field::new("methodNotAllowed", FieldType::One(ObjectKind::Refusal)),
    Field::new("requestTimeout", FieldType::One(ObjectKind::Refusal)),
    Field::new("gatewayTimeout", FieldType::One(ObjectKind::Refusal)),
    Field::new("tooManyRequests", FieldType::One(ObjectKind::Refusal)),
    Field::new("headersTooLarge", FieldType::One(ObjectKind::Refusal)),
    Field::new("notImplemented", FieldType::One(ObjectKind::Refusal)),
    Field::new("unavailable", FieldType::One(ObjectKind::Refusal)),
    Field::new("keyReused", FieldType::One(ObjectKind::Refusal)),
    Field::new("keyInUse", FieldType::One(ObjectKind::Refusal)),
];

pub(super) const REFUSAL_FIELDS: &[Field] = &[
    Field::new("status", FieldType::Count).required(),
    Field::new("mediaType", FieldType::Text),
    Field::new("body", FieldType::Template).required(),
];

pub(super) const PAGINATION_FIELDS: &[Field] = &[
    Field::new(
        "style",
        FieldType::Word(&["cursor", "page", "offset", "link"]),
    )
    .required(),
    Field::new("parameter", FieldType::Text),
    Field::new("items", FieldType::Text),
    Field::new("next", FieldType::Text),
    Field::new("more", FieldType::Text),
    Field::new("first", FieldType::Count),
];

pub(super) const POLLING_FIELDS: &[Field] = &[
    Field::new("status", FieldType::Text).required(),
    Field::new("terminal", FieldType::Texts).required(),
];
