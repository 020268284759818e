//! Lists the public items of an API with their places in the document.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, Operation, Role, SchemaId, Shape};
use crate::lock::{Item, Line};
use crate::plan::directions::Direction;
use crate::plan::operations::operation::{OperationId, OperationPlan};
use crate::plan::operations::response::{ResponseHeaders, Responses};
use crate::plan::security::SchemePlan;
use crate::plan::servers::ServersPlan;
use crate::plan::types::item::{Choice, Struct, TypeKind, TypePlan, Union};
use crate::source::Span;
use crate::table::Table;

use super::form::digest;
use super::places::{Places, below, of_branch, of_parameter};

/// A line with the place of its item in the texts.
pub(super) type Listed = (Line, Option<Span>);

/// The parts of a plan with public items.
pub(crate) struct PublicParts<'p> {
    pub(crate) types: &'p [TypePlan],
    pub(crate) operations: &'p Table<OperationId, OperationPlan>,
    pub(crate) schemes: &'p [SchemePlan],
    pub(crate) servers: &'p ServersPlan,
}

/// Lists all items.
pub(super) fn list(api: &Api, plan: &PublicParts<'_>, places: &Places) -> Vec<Listed> {
    let mut listing = Listing {
        api,
        places,
        types: plan.types.iter().map(|it| (it.name.as_str(), it)).collect(),
        forms: plan.types.iter().map(|it| (it.schema, it.form)).collect(),
        lines: Vec::new(),
    };
    for ty in plan.types {
        listing.of_type(ty);
    }
    let operations = api.operations.iter().zip(plan.operations.rows());
    for (at, (operation, plan)) in operations.enumerate() {
        if let Some(place) = places.operation(at) {
            listing.of_operation(place, operation, plan);
        }
    }
    for scheme in plan.schemes {
        listing.of_scheme(scheme);
    }
    for server in &plan.servers.servers {
        let place = below("#", &["servers", &server.server.template]);
        let path = format!("servers::{}", server.constant);
        listing.add(place, Item::Server, path, None);
    }
    distinct(listing.lines)
}

/// Of several lines for an item, the first one.
fn distinct(lines: Vec<Listed>) -> Vec<Listed> {
    let mut taken = HashSet::new();
    let items = lines
        .iter()
        .map(|(line, _)| (line.item, line.place.as_str()));
    let firsts: Vec<bool> = items.map(|item| taken.insert(item)).collect();
    let lines = lines.into_iter().zip(firsts);
    lines
        .filter_map(|(line, is_first)| is_first.then_some(line))
        .collect()
}

struct Listing<'l> {
    api: &'l Api,
    places: &'l Places,
    /// The types by their names.
    types: HashMap<&'l str, &'l TypePlan>,
    /// The schemas with their forms that have a type.
    forms: HashSet<(SchemaId, Option<Direction>)>,
    lines: Vec<Listed>,
}

impl Listing<'_> {
    fn add(&mut self, place: String, item: Item, path: String, at: Option<Span>) {
        let digest = None;
        let line = Line {
            place,
            item,
            path,
            digest,
        };
        self.lines.push((line, at));
    }

    fn of_type(&mut self, ty: &TypePlan) {
        let Some(place) = self.places.schema(self.api, ty.schema) else {
            return;
        };
        let is_input = ty.form == Some(Direction::Request);
        let item = if is_input { Item::Input } else { Item::Type };
        let at = Some(self.api.schemas.get(ty.schema).origin.span);
        let path = format!("types::{}", ty.name);
        self.add(place.clone(), item, path.clone(), at);
        if let Some((line, _)) = self.lines.last_mut() {
            line.digest = digest(self.api, ty.schema);
        }
        if is_input && self.forms.contains(&(ty.schema, Some(Direction::Response))) {
            // The form of responses has the same members.
            return;
        }
        let declared = match &ty.kind {
            TypeKind::Alias(alias) => self.types.get(alias.of.as_str()).copied(),
            _ => Some(ty),
        };
        match declared.map(|it| &it.kind) {
            Some(TypeKind::Struct(object)) => self.of_struct(&place, &path, object, at),
            Some(TypeKind::Choice(choice)) => self.of_choice(&place, &path, choice, at),
            Some(TypeKind::Union(union)) => self.of_union(ty, &path, union, at),
            Some(TypeKind::Newtype(_) | TypeKind::Alias(_)) | None => {}
        }
    }

    fn of_struct(&mut self, place: &str, path: &str, object: &Struct, at: Option<Span>) {
        for field in &object.fields {
            if let Some(entry) = object.entries.get(field.entry) {
                let place = below(place, &["properties", &entry.name]);
                self.add(place, Item::Field, format!("{path}::{}", field.ident), at);
            }
        }
        if let Some(field) = object.additional.field() {
            let place = below(place, &["additionalProperties"]);
            self.add(place, Item::Field, format!("{path}::{field}"), at);
        }
    }

    fn of_choice(&mut self, place: &str, path: &str, choice: &Choice, at: Option<Span>) {
        for value in &choice.values {
            let place = below(place, &["enum", &value.text]);
            self.add(place, Item::Variant, format!("{path}::{}", value.ident), at);
        }
    }

    fn of_union(&mut self, ty: &TypePlan, path: &str, plan: &Union, at: Option<Span>) {
        let Shape::Union(union) = &self.api.schemas.get(ty.schema).shape else {
            return;
        };
        for (branch, variant) in union.branches.iter().zip(&plan.variants) {
            let place = match of_branch(self.api, branch) {
                Some(word) => {
                    let own = self.places.schema(self.api, ty.schema);
                    own.map(|own| below(&own, &["variants", &word]))
                }
                None => {
                    let target = self.api.schemas.target(branch.schema);
                    self.places.schema(self.api, target)
                }
            };
            if let Some(place) = place {
                let path = format!("{path}::{}", variant.ident);
                self.add(place, Item::Variant, path, at);
            }
        }
    }

    fn of_operation(&mut self, place: &str, operation: &Operation, plan: &OperationPlan) {
        let at = Some(operation.origin.span);
        let names = &plan.names;
        let caller = match operation.role {
            Role::Call => "Client",
            Role::Webhook => "webhooks",
            Role::Callback => "callbacks",
        };
        let ident = format!("operations::{}", names.ident);
        self.add(place.to_owned(), Item::Operation, ident, at);
        let method = format!("{caller}::{}", names.function);
        self.add(place.to_owned(), Item::Method, method, at);
        let parameters = operation.parameters.iter().zip(&plan.request.parameters);
        for (parameter, plan) in parameters.filter(|(_, plan)| !plan.signed) {
            let place = below(place, &of_parameter(parameter));
            let path = format!("operations::{}::{}", names.request, plan.ident);
            let at = Some(parameter.origin.span);
            self.add(place, Item::Parameter, path, at);
        }
        for responses in [&plan.success, &plan.errors] {
            self.of_responses(place, responses, plan, at);
        }
        for callback in &plan.callbacks {
            let place = below(place, &["callbacks", &callback.name, &callback.expression]);
            let path = format!("operations::{}::{}", names.request, callback.function);
            self.add(place, Item::Callback, path, at);
        }
    }

    fn of_responses(
        &mut self,
        place: &str,
        responses: &Responses,
        operation: &OperationPlan,
        at: Option<Span>,
    ) {
        let ident = &responses.ident;
        for variant in responses.variants.iter().filter(|it| !it.is_repeated) {
            let place = below(place, &["responses", &variant.status.key()]);
            let path = format!("operations::{ident}::{}", variant.ident);
            self.add(place.clone(), Item::Response, path.clone(), at);
            let (path, headers) = match &variant.headers {
                ResponseHeaders::Fields(headers) => (path, headers.as_slice()),
                ResponseHeaders::Struct(name) => {
                    let path = format!("operations::{name}");
                    self.add(place.clone(), Item::Headers, path.clone(), at);
                    let mut structs = operation.header_structs.iter();
                    let own = structs.find(|it| it.ident == *name);
                    (path, own.map_or(&[][..], |it| it.headers.as_slice()))
                }
            };
            for header in headers {
                let place = below(&place, &["headers", &header.name]);
                self.add(place, Item::Header, format!("{path}::{}", header.ident), at);
            }
        }
    }

    fn of_scheme(&mut self, scheme: &SchemePlan) {
        let place = below("#", &["components", "securitySchemes", &scheme.name]);
        let path = format!("security::{}", scheme.constant);
        self.add(place.clone(), Item::Scheme, path, None);
        let path = format!("Client::builder::{}", scheme.setter);
        self.add(place, Item::Credential, path, None);
    }
}
