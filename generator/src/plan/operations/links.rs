//! Plans links: a function for each builds the next request.

use crate::ir::{Api, Expression, Link, LinkBody, Operation, Piece, Status};
use crate::naming::{Scope, value_name};
use crate::plan::doc_text::DocText;
use crate::plan::servers::ServersPlan;
use crate::table::{Id, Table};

use super::draft::{Drafts, OperationDraft};
use super::link::{BodyFill, Fill, LinkPlan};
use super::operation::OperationId;
use super::response::StatusMatch;

/// The links to each operation, each with the earlier operation.
pub(crate) type Links = Table<OperationId, Vec<(OperationId, LinkPlan)>>;

/// Plans the links to each operation. A link starts from a response variant of another operation.
pub(crate) fn plan(api: &Api, drafts: &Drafts<'_>, servers: &ServersPlan) -> Links {
    let all: Table<OperationId, &Operation> = api.operations.iter().collect();
    drafts.map(|id, target| {
        let mut functions = Scope::default();
        let links = all[id].links.iter().filter_map(|link| {
            let source = OperationId::from_number(link.source);
            let server = link.server.as_ref().map(|it| servers.constant(it));
            let plan = self::link(link, &drafts[source], target, server, &mut functions)?;
            Some((source, plan))
        });
        links.collect()
    })
}

fn link(
    link: &Link,
    source: &OperationDraft<'_>,
    target: &OperationDraft<'_>,
    server: Option<&str>,
    functions: &mut Scope,
) -> Option<LinkPlan> {
    let status = match link.status {
        Status::Code(code) => StatusMatch::Code(code),
        Status::Range(class) => StatusMatch::Range(class),
        Status::Default => StatusMatch::Default,
    };
    let mut success = source.success.iter();
    let success = success.find(|it| match it.status {
        StatusMatch::SuccessDefault => status == StatusMatch::Default,
        other => other == status,
    });
    let failure = source.errors.iter().find(|it| it.status == status);
    let variant = success.or(failure)?;
    let mut arguments = Scope::default();
    for taken in ["request", "response", "base_url", "exchange"] {
        let _ = arguments.claim(taken, None);
    }
    let mut constants = Scope::default();
    let filled = target.request.parameters.iter().zip(&link.parameters);
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
    let body = match (&link.body, &target.request.body) {
        (Some(body), _) => BodyFill::Stated(body.clone()),
        (None, Some(body)) if body.required => BodyFill::Argument(arguments.unique("body")),
        (None, _) => BodyFill::Nothing,
    };
    let used = expressions(link);
    Some(LinkPlan {
        function: functions.unique(&value_name(&format!("follow {}", link.name))),
        words: about(link, source, server),
        source: source.names.clone(),
        response: match success {
            Some(_) => source.names.response.clone(),
            None => source.names.error.clone(),
        },
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

fn about(link: &Link, source: &OperationDraft<'_>, server: Option<&str>) -> DocText {
    let mut words = DocText::of(&link.docs);
    if !words.lines.is_empty() {
        words.lines.push(String::new());
    }
    let (name, id) = (
        crate::text::code_span(&link.name),
        crate::text::code_span(&source.operation.id),
    );
    words
        .lines
        .push(format!("Follows the link {name} from a response of {id}."));
    if let Some(server) = server {
        words.lines.push(String::new());
        words.lines.push(format!(
            "The link leads to another server: send it with `Client::at(servers::{server})`."
        ));
    }
    words
}
