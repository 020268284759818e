//! Lowers the operations of all paths.

use std::collections::BTreeMap;

use crate::diagnostics;
use crate::ir::{
    Body, Idempotency, Location, Method, Operation, Parameter, Role, SchemaId, Scheme, Shape,
};
use crate::source::{Place, Span};

use super::builder::OperationBuilder;
use super::query_template::QueryTemplate;
use super::template::{Piece, encoded, template};
use crate::lower::context::origin;
use crate::lower::words;
use crate::options::Feature;
use crate::select::methods;

/// The ids of operations, each with its place.
pub(crate) type Ids = BTreeMap<String, Span>;

impl<'a> OperationBuilder<'a> {
    /// The operations under `paths`, each by its index, with where it stands.
    pub(crate) fn operations(
        &mut self,
        root: &Place<'a>,
        schemes: &[Scheme],
        ids: &mut Ids,
        found: &mut Vec<Operation>,
    ) -> Vec<(usize, Place<'a>)> {
        let mut templates = BTreeMap::new();
        let mut places = Vec::new();
        let paths = root.get("paths");
        for (path, span, item) in paths.iter().flat_map(Place::members) {
            if path.starts_with("x-") {
                continue;
            }
            let item = self.context.document.follow(&item);
            for (method, place) in methods(self.context.document, &item) {
                if !self.context.chosen.has_operation(path, method) {
                    continue;
                }
                // OpenAPI allows no reference here, but documents with many files use them.
                let place = self.context.document.follow(&place);
                let operation = self.operation(root, path, method, &item, &place, schemes);
                self.check_template(method, &operation.path, span, &mut templates);
                self.claim(&operation.id, &place, ids);
                places.push((found.len(), place));
                found.push(operation);
            }
        }
        places
    }

    /// Claims the id of an operation; ids are unique.
    pub(crate) fn claim(&mut self, id: &str, place: &Place<'a>, ids: &mut Ids) {
        let at = place.get("operationId");
        let at = at.map_or_else(|| place.span(), |it| it.span());
        match ids.get(id) {
            Some(first) => {
                let twice = diagnostics::operation::duplicate_operation(*first, at, id);
                self.schemas.findings.error(twice);
            }
            None => {
                ids.insert(id.to_owned(), at);
            }
        }
    }

    /// Two templates that differ only in parameter names match the same requests. A fragment is
    /// never sent: clients can distinguish operations by it, but servers can't.
    fn check_template(
        &mut self,
        method: Method,
        path: &str,
        span: Span,
        known: &mut BTreeMap<(Method, String), (String, Span)>,
    ) {
        let (sent, fragment) = path.split_once('#').unwrap_or((path, ""));
        let mut shape = String::new();
        for part in template(sent) {
            match part {
                Piece::Text(text) => shape.push_str(&normalized(text)),
                Piece::Name(_) => shape.push_str("{}"),
            }
        }
        let Some((first, at)) = known.get(&(method, shape.clone())) else {
            known.insert((method, shape), (fragment.to_owned(), span));
            return;
        };
        if first == fragment {
            let feature = Feature::AmbiguousPath;
            let clash = diagnostics::operation::same_template(*at, span);
            self.schemas.findings.unsupported.push((feature, clash));
        } else {
            let clash = diagnostics::operation::fragment_only(*at, span);
            self.schemas.findings.diagnostics.push(clash);
        }
    }

    fn operation(
        &mut self,
        root: &Place<'a>,
        path: &str,
        method: Method,
        item: &Place<'a>,
        place: &Place<'a>,
        schemes: &[Scheme],
    ) -> Operation {
        let id = words::text(place, "operationId")
            .filter(|id| !id.trim().is_empty())
            .unwrap_or_else(|| format!("{} {path}", method.as_str().to_lowercase()));
        self.refuse_signature(place);
        let target = QueryTemplate::of(path);
        let security = self.security_reader().security(root, place, schemes);
        let parameters = self.parameters(&target, item, place, &id);
        let parameters = self.security_reader().without_credentials(
            parameters,
            &security,
            schemes,
            place.span(),
        );
        let body = self.body(place, &id);
        let mut docs = words::docs(place);
        docs.deprecated |= words::flag(item, "deprecated");
        Operation {
            origin: origin(place),
            method,
            path: encoded(&target.identifying_path(&parameters)),
            docs,
            tags: words::texts(place, "tags"),
            idempotency: self.idempotency(&parameters, body.as_ref()),
            signature: None,
            responses: self.responses(place, &id, method),
            security,
            servers: self.server_reader().own_servers(item, place),
            role: Role::Call,
            callbacks: Vec::new(),
            links: Vec::new(),
            pagination: None,
            polling: None,
            parameters,
            body,
            id,
        }
    }

    pub(crate) fn idempotency(
        &mut self,
        parameters: &[Parameter],
        body: Option<&Body>,
    ) -> Idempotency {
        let is_key = |it: &&Parameter| it.idempotency_key && it.location == Location::Header;
        let mut headers = parameters.iter().filter(is_key);
        let header = headers.next();
        if let (Some(first), Some(second)) = (header, headers.next()) {
            let (at, first_at) = (second.origin.span, first.origin.span);
            let key = crate::lower::extensions::KEY;
            self.schemas.findings.error(diagnostics::extension::second(
                at,
                key,
                first_at,
                &first.name,
            ));
        }
        let header = header.map(|it| it.name.clone());
        let mut seen = Vec::new();
        let contents = body.map(|body| body.contents.as_slice());
        let mut schemas = contents
            .unwrap_or_default()
            .iter()
            .filter_map(|it| it.schema);
        let member = schemas.find_map(|schema| self.key_member(schema, &mut seen));
        match (header, member) {
            (None, None) => Idempotency::None,
            (Some(header), None) => Idempotency::Header(header),
            (None, Some(member)) => Idempotency::Member(member),
            (Some(header), Some(member)) => Idempotency::Either(header, member),
        }
    }

    /// The member that is the idempotency key, in an object or in the alternatives of a union.
    fn key_member(&self, schema: SchemaId, seen: &mut Vec<SchemaId>) -> Option<String> {
        let target = self.schemas.built.target(schema);
        if seen.contains(&target) {
            return None;
        }
        seen.push(target);
        match &self.schemas.built.get(target).shape {
            Shape::Object(object) => {
                let key = object.members.iter().find(|member| member.idempotency_key);
                key.map(|member| member.name.clone())
            }
            Shape::Union(union) => {
                let mut branches = union.branches.iter();
                branches.find_map(|branch| self.key_member(branch.schema, seen))
            }
            _ => None,
        }
    }
}

/// Decodes the characters that a URI may have unescaped: both forms are the same path (RFC 3986,
/// section 6.2.2.2).
fn normalized(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let byte = after
            .get(..2)
            .and_then(|it| u8::from_str_radix(it, 16).ok());
        let plain = byte.filter(|it| it.is_ascii_alphanumeric() || b"-._~".contains(it));
        match plain {
            Some(byte) => {
                out.push(char::from(byte));
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push('%');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
