//! Links: a function each that builds the next request.

use crate::ir::{Api, Expression, Link, LinkBody, Piece, Status};

use super::operations::{OperationPlan, StatusMatch};
use super::servers::Servers;
use super::words::Words;
use crate::naming::{Scope, value_name};

/// A function that builds a request out of an exchange.
#[derive(Clone, Debug)]
pub struct LinkPlan {
    /// Its name.
    pub function: String,
    /// What it does.
    pub words: Words,
    /// What the names of the types of the earlier operation begin with.
    pub source: String,
    /// Whether the answer that has the link is a failure.
    pub failure: bool,
    /// The variant of the answer that has the link.
    pub variant: String,
    /// For each parameter of the operation, what it is filled with.
    pub parameters: Vec<Fill>,
    /// What the body is filled with.
    pub body: BodyFill,
    /// Whether the earlier request is needed.
    pub needs_request: bool,
    /// Whether the URL of the earlier server is needed.
    pub needs_url: bool,
}

impl LinkPlan {
    /// Whether anything is read out of the exchange.
    #[must_use]
    pub fn evaluates(&self) -> bool {
        let mut parameters = self.parameters.iter();
        matches!(self.body, BodyFill::Stated(_))
            || parameters.any(|it| matches!(it, Fill::Pieces { .. }))
    }
}

/// What a parameter is filled with.
#[derive(Clone, Debug)]
pub enum Fill {
    /// A text out of the exchange, read as the parameter that this constant describes.
    Pieces {
        /// The constant.
        constant: String,
        /// The text.
        pieces: Vec<Piece>,
    },
    /// An argument of this name, since it must be there and the link does not say what it is.
    Argument(String),
    /// Nothing.
    Nothing,
}

/// What a body is filled with.
#[derive(Clone, Debug)]
pub enum BodyFill {
    /// A value out of the exchange, or a constant.
    Stated(LinkBody),
    /// An argument of this name.
    Argument(String),
    /// Nothing.
    Nothing,
}

/// Plans the links to each operation; an answer's variant is known when all are planned.
pub(super) fn plan(api: &Api, plans: &mut [OperationPlan], servers: &mut Servers) {
    for (index, operation) in api.operations.iter().enumerate() {
        let mut functions = Scope::default();
        let mut links = Vec::new();
        for link in &operation.links {
            let Some((source, target)) = plans.get(link.source).zip(plans.get(index)) else {
                continue;
            };
            let server = link.server.as_ref().map(|it| servers.constant(it));
            links.extend(self::link(link, source, target, server, &mut functions));
        }
        if let Some(plan) = plans.get_mut(index) {
            plan.links = links;
        }
    }
}

fn link(
    link: &Link,
    source: &OperationPlan,
    target: &OperationPlan,
    server: Option<String>,
    functions: &mut Scope,
) -> Option<LinkPlan> {
    let status = match link.status {
        Status::Code(code) => StatusMatch::Code(code),
        Status::Range(class) => StatusMatch::Range(class),
        Status::Default => StatusMatch::Default,
    };
    let mut success = source.success.variants.iter();
    let success = success.find(|it| match it.status {
        StatusMatch::SuccessDefault => status == StatusMatch::Default,
        other => other == status,
    });
    let failure = source.errors.variants.iter().find(|it| it.status == status);
    let variant = success.or(failure)?;
    let mut arguments = Scope::default();
    for taken in ["request", "response", "base_url", "exchange"] {
        let _ = arguments.claim(taken, None);
    }
    let mut constants = Scope::default();
    let filled = target.parameters.iter().zip(&link.parameters);
    let parameters = filled.map(|(parameter, filled)| match filled {
        Some(pieces) => Fill::Pieces {
            constant: constants.constant(&parameter.ident),
            pieces: pieces.clone(),
        },
        None if parameter.required && !parameter.signed => {
            Fill::Argument(arguments.unique(&parameter.ident))
        }
        None => Fill::Nothing,
    });
    let parameters: Vec<_> = parameters.collect();
    let body = match (&link.body, &target.body) {
        (Some(body), _) => BodyFill::Stated(body.clone()),
        (None, Some(body)) if body.required => BodyFill::Argument(arguments.unique("body")),
        (None, _) => BodyFill::Nothing,
    };
    let used = expressions(link);
    Some(LinkPlan {
        function: functions.unique(&value_name(&format!("follow {}", link.name))),
        words: about(link, source, server),
        source: source.ident.clone(),
        failure: success.is_none(),
        variant: variant.ident.clone(),
        parameters,
        body,
        needs_request: used.iter().any(|it| needs_request(it)),
        needs_url: used.iter().any(|it| matches!(it, Expression::Url)),
    })
}

fn expressions(link: &Link) -> Vec<&Expression> {
    let pieces = link.parameters.iter().flatten().flatten();
    let mut used: Vec<_> = pieces
        .filter_map(|piece| match piece {
            Piece::Value(value) => Some(value),
            Piece::Text(_) => None,
        })
        .collect();
    if let Some(LinkBody::Value(value)) = &link.body {
        used.push(value);
    }
    used
}

fn needs_request(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::Url
            | Expression::RequestPath(_)
            | Expression::RequestQuery(_)
            | Expression::RequestHeader(_)
            | Expression::RequestBody(_)
    )
}

fn about(link: &Link, source: &OperationPlan, server: Option<String>) -> Words {
    let mut words = Words::of(&link.docs);
    if !words.lines.is_empty() {
        words.lines.push(String::new());
    }
    let (name, id) = (
        crate::text::code_span(&link.name),
        crate::text::code_span(&source.id),
    );
    words
        .lines
        .push(format!("Follows the link {name} from an answer of {id}."));
    if let Some(server) = server {
        words.lines.push(String::new());
        words.lines.push(format!(
            "The link leads to another server: send it with `Client::at(servers::{server})`."
        ));
    }
    words
}
