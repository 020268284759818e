//! The pieces of a document that can be left out, and the cost of each.

use crate::sweep::ObjectKind;

/// A piece that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Path,
    Operation,
    Parameter,
    Response,
    Body,
    Header,
    Link,
    Callback,
    Webhook,
    Server,
    Alternative,
    Scheme,
    Example,
    Component,
    /// The reference of a schema.
    Reference,
    /// One schema of a `oneOf` or `anyOf`.
    Branch,
    /// A keyword or another field, by its name.
    Field(String),
    /// One item of a list, by the name of the list.
    Item(String),
}

impl Piece {
    /// The piece for an object of a kind.
    pub(super) fn of(kind: ObjectKind) -> Option<Self> {
        Some(match kind {
            ObjectKind::PathItem => Self::Path,
            ObjectKind::Operation => Self::Operation,
            ObjectKind::Parameter => Self::Parameter,
            ObjectKind::Response => Self::Response,
            ObjectKind::MediaType => Self::Body,
            ObjectKind::Header => Self::Header,
            ObjectKind::Link => Self::Link,
            ObjectKind::Callback => Self::Callback,
            ObjectKind::Server => Self::Server,
            ObjectKind::SecurityRequirement => Self::Alternative,
            ObjectKind::SecurityScheme => Self::Scheme,
            ObjectKind::Example => Self::Example,
            _ => return None,
        })
    }

    /// The consequence of leaving it out.
    pub(crate) fn cost(&self) -> String {
        let text = match self {
            Self::Path => "the path is left out, with its operations",
            Self::Operation => {
                "the operation is left out: clients have no method for it, and servers no route"
            }
            Self::Parameter => "the parameter is left out: requests do not have it",
            Self::Response => "the response is left out: its status is read as an undocumented one",
            Self::Body => "this media type is left out: bodies of it are not typed",
            Self::Header => "the header is left out: responses do not have it",
            Self::Link => "the link is left out: make its request without it",
            Self::Callback => "the callback is left out: nothing is generated for it",
            Self::Webhook => "the webhook is left out: nothing is generated for it",
            Self::Server => {
                "the server is left out: without another one, a client needs a base URL"
            }
            Self::Alternative => {
                "this alternative is left out: requests that use only it are refused"
            }
            Self::Scheme => {
                "the security scheme is left out: operations that require it refuse every request"
            }
            Self::Example => "the example is left out",
            Self::Component => "the component is left out, and the references to it with it",
            Self::Reference => "the reference is left out: any JSON value is accepted here",
            Self::Branch => "this alternative is left out: its values are undocumented",
            Self::Field(name) => {
                return format!(
                    "`{}` is left out: it is neither enforced nor generated",
                    crate::diagnostics::load::shorten(name)
                );
            }
            Self::Item(list) => {
                return format!("this item of `{list}` is left out");
            }
        };
        text.to_owned()
    }
}
