//! Lowers links, which build the next request from a response.

use crate::diagnostics;
use crate::ir::{
    Link, LinkBody, Location, MediaKind, Operation, Parameter, Piece, Shape, Status, Style,
};
use crate::source::{Place, Value};

use super::expression::{Expressions, Reason, find, pieces};
use crate::ir::Schemas;
use crate::lower::context::Context;
use crate::lower::context::origin;
use crate::lower::findings::Findings;
use crate::lower::operation::response::status;
use crate::lower::operation::server::ServerReader;
use crate::lower::words;
use crate::source::Span;
use crate::source::json_text;

/// Reads links, and checks what they fill requests with.
pub(crate) struct Links<'r, 'a> {
    pub(crate) context: Context<'a>,
    pub(crate) findings: &'r mut Findings,
    pub(crate) schemas: &'r Schemas,
    /// Links to operations outside of the selection.
    pub(crate) pruned: Vec<Span>,
}

impl<'a> Links<'_, 'a> {
    /// Lowers the links of all responses, and adds each to the operation it leads to.
    pub(crate) fn links(&mut self, owners: &[(usize, Place<'a>)], operations: &mut [Operation]) {
        for (owner, place) in owners {
            let Some(responses) = place.get("responses") else {
                continue;
            };
            let responses = self.context.document.follow(&responses);
            for (key, _, response) in responses.members() {
                let Some(status) = status(key) else {
                    continue;
                };
                let response = self.context.document.follow(&response);
                for (name, _, link) in response.get("links").iter().flat_map(Place::members) {
                    let link = self.context.document.follow(&link);
                    if self.leads_out(&link) {
                        self.pruned.push(link.span());
                        continue;
                    }
                    match self.link(name, &link, (*owner, status), operations) {
                        Ok((target, link)) => {
                            if let Some(operation) = operations.get_mut(target) {
                                operation.links.push(link);
                            }
                        }
                        Err((at, reason)) => {
                            self.findings
                                .error(diagnostics::server::left_out_link(&at, &reason));
                        }
                    }
                }
            }
        }
    }

    /// True if the operation of a link exists, but is excluded.
    fn leads_out(&self, place: &Place<'a>) -> bool {
        let id = place.get("operationId").and_then(|it| it.node.as_str());
        let reference = place.get("operationRef");
        let reference = reference.and_then(|at| {
            let (target, _) = self.context.document.target(at.node)?;
            Some(target.span())
        });
        id.is_some_and(|id| self.context.chosen.left_id(id))
            || reference.is_some_and(|at| self.context.chosen.left_place(at))
    }

    fn link(
        &mut self,
        name: &str,
        place: &Place<'a>,
        (source, status): (usize, Status),
        operations: &[Operation],
    ) -> Result<(usize, Link), (Place<'a>, Reason)> {
        let index = self.target(place, operations)?;
        let server = place
            .get("server")
            .and_then(|it| self.servers().server(&it));
        let (Some(target), Some(from)) = (operations.get(index), operations.get(source)) else {
            return Err((place.clone(), "there is no such operation".into()));
        };
        let mut parameters = vec![None; target.parameters.len()];
        for (key, _, value) in place.get("parameters").iter().flat_map(Place::members) {
            let refused = |reason: Reason| (value.clone(), reason);
            let position = position(key, &target.parameters).map_err(refused)?;
            let parameter = target.parameters.get(position);
            let filled = parameter.ok_or_else(|| Reason::from("there is no such parameter"));
            let filled = filled.and_then(|it| self.filled_with(it, &value, from, status));
            if let Some(slot) = parameters.get_mut(position) {
                *slot = Some(filled.map_err(refused)?);
            }
        }
        let body = match place.get("requestBody") {
            Some(body) => {
                let filled = self.body_with(target, &body, from, status);
                Some(filled.map_err(|reason| (body.clone(), reason))?)
            }
            None => None,
        };
        let link = Link {
            origin: origin(place),
            name: name.to_owned(),
            docs: words::docs(place),
            source,
            status,
            parameters,
            body,
            server,
        };
        Ok((index, link))
    }

    fn servers(&mut self) -> ServerReader<'_, 'a> {
        ServerReader {
            context: self.context,
            findings: self.findings,
        }
    }

    /// The operation of a link.
    fn target(
        &self,
        place: &Place<'a>,
        operations: &[Operation],
    ) -> Result<usize, (Place<'a>, Reason)> {
        let id = place.get("operationId");
        let reference = place.get("operationRef");
        match (&id, &reference) {
            (Some(at), None) => {
                let id = at.node.as_str();
                let mut all = operations.iter();
                all.position(|it| Some(it.id.as_str()) == id && it.role == crate::ir::Role::Call)
                    .ok_or_else(|| (at.clone(), Reason::from("no operation has this id")))
            }
            (None, Some(at)) => {
                let found = self.context.document.target(at.node);
                let span = found.map(|(operation, _)| operation.span());
                let mut all = operations.iter();
                all.position(|it| Some(it.origin.span) == span)
                    .ok_or_else(|| (at.clone(), "it leads to no operation here".into()))
            }
            _ => {
                let reason = "it must have either `operationId` or `operationRef`";
                Err((place.clone(), Reason::from(reason)))
            }
        }
    }

    /// The value for a parameter.
    fn filled_with(
        &self,
        parameter: &Parameter,
        value: &Place<'a>,
        from: &Operation,
        status: Status,
    ) -> Result<Vec<Piece>, Reason> {
        let shape = &self
            .schemas
            .get(self.schemas.target(parameter.schema))
            .shape;
        let one = matches!(
            shape,
            Shape::Any | Shape::Boolean | Shape::Number(_) | Shape::Text(_) | Shape::Choice(_)
        );
        if !one || parameter.json || parameter.style == Style::DeepObject {
            return Err("the parameter is not one piece of text".into());
        }
        if parameter.signed {
            return Err("a signer fills this parameter".into());
        }
        let text = match &value.node.value {
            Value::String(text) => text.as_str(),
            Value::Number(text) => return Ok(vec![Piece::Text(text.clone())]),
            Value::Bool(flag) => return Ok(vec![Piece::Text(flag.to_string())]),
            _ => return Err("a constant must be one piece of text".into()),
        };
        if !(text.starts_with('$') || text.contains("{$")) {
            return Ok(vec![Piece::Text(text.to_owned())]);
        }
        let pieces = pieces(text)?;
        let responses: Vec<_> = from
            .responses
            .iter()
            .filter(|it| it.status == status)
            .collect();
        Expressions {
            schemas: self.schemas,
        }
        .check_pieces(&pieces, from, &responses, true)?;
        Ok(pieces)
    }

    /// The value for the body.
    fn body_with(
        &self,
        target: &Operation,
        value: &Place<'a>,
        from: &Operation,
        status: Status,
    ) -> Result<LinkBody, Reason> {
        let body = target.body.as_ref();
        let body = body.ok_or_else(|| Reason::from("the operation takes no body"))?;
        if body.contents.len() != 1 || body.contents.iter().any(|it| it.kind != MediaKind::Json) {
            return Err("the operation takes a body that is not JSON alone".into());
        }
        let json = json_text(value.node);
        let text = value.node.as_str();
        let Some(text) = text.filter(|it| it.starts_with('$') || it.starts_with("{$")) else {
            if json.contains("{$") || json.contains("\"$re") {
                return Err("an expression inside of a constant is not evaluated".into());
            }
            return Ok(LinkBody::Constant(json));
        };
        let pieces = pieces(text)?;
        let responses: Vec<_> = from
            .responses
            .iter()
            .filter(|it| it.status == status)
            .collect();
        Expressions {
            schemas: self.schemas,
        }
        .check_pieces(&pieces, from, &responses, false)?;
        match pieces.as_slice() {
            [Piece::Value(value)] => Ok(LinkBody::Value(value.clone())),
            _ => Err("a body is one value, not several pieces of text".into()),
        }
    }
}

/// The index of the parameter with a name, which may begin with the location: `path.id`.
fn position(key: &str, parameters: &[Parameter]) -> Result<usize, Reason> {
    let places = [
        ("path.", Location::Path),
        ("query.", Location::Query),
        ("header.", Location::Header),
        ("cookie.", Location::Cookie),
    ];
    let stated = places.iter().find_map(|(prefix, location)| {
        let found = find(parameters, *location, key.strip_prefix(prefix)?)?;
        parameters.iter().position(|it| std::ptr::eq(it, found))
    });
    if let Some(stated) = stated {
        return Ok(stated);
    }
    let mut named = parameters
        .iter()
        .enumerate()
        .filter(|(_, it)| it.name == key);
    match (named.next(), named.next()) {
        (Some((index, _)), None) => Ok(index),
        (Some(_), Some(_)) => Err(format!("several parameters are called `{key}`")),
        (None, _) => Err(format!("the operation has no parameter `{key}`")),
    }
}
