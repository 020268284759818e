//! Operations: names of methods and types, a variant per status, a field per parameter.

mod aliases;
pub(super) mod answers;
mod bodies;
mod brief;
mod callbacks;
pub(super) mod examples;
pub(super) mod headers;
mod links;
mod parameters;
mod parts;
mod planner;
mod servers;
mod statuses;
pub(super) mod tags;

use std::rc::Rc;

use crate::ir::{Api, Docs, Operation, Parameter, Response, Status};
use crate::naming::Scope;
use crate::plan::model::{
    Answers, OperationPlan, ParameterPlan, Reply, ReplyHeaders, SecurityPlan, StatusMatch, Variant,
    Words,
};
use crate::plan::names;
use crate::plan::names::operations::OperationNames;
use crate::plan::types::Planner;
use crate::plan::types::reach::Direction;
use crate::plan::types::rule_book::RuleBook;
use brief::brief;
use planner::OperationPlanner;
pub(super) use servers::Servers;
use statuses::class_name;
use statuses::status_name;

/// Plans every operation of an API.
pub(super) fn plan(
    api: &Api,
    types: &mut Planner<'_>,
    servers: &mut Servers,
) -> Vec<OperationPlan> {
    let mut plans = Vec::with_capacity(api.operations.len());
    // All operations come first, so that no body can rename one.
    let mut taken = Scope::default();
    let each = names::operations::plan(api, types.given, &mut taken);
    for (operation, named) in api.operations.iter().zip(each) {
        types.operation.clone_from(&operation.id);
        let mut planner = OperationPlanner::new(api, types, &mut taken, &named.ident);
        let mut plan = planner.operation(operation, named);
        plan.servers = operation
            .servers
            .iter()
            .map(|it| servers.constant(it))
            .collect();
        plans.push(plan);
    }
    links::plan(api, &mut plans, servers);
    plans
}

impl<'o, 'p> OperationPlanner<'o, 'p> {
    fn new(api: &'o Api, types: &'o mut Planner<'p>, names: &'o mut Scope, ident: &str) -> Self {
        let book = RuleBook::new(api, Rc::clone(&types.rule_names), ident.to_owned());
        Self { types, book, names }
    }

    fn operation(&mut self, operation: &Operation, named: OperationNames) -> OperationPlan {
        let OperationNames {
            ident,
            function,
            file,
        } = named;
        let (asked, _) = Direction::of(operation.role);
        let mut fields = Scope::default();
        fields.unique("body");
        let mut parameters: Vec<_> = operation
            .parameters
            .iter()
            .map(|it| self.parameter(it, &mut fields, asked))
            .collect();
        parameters::set_apart(&mut parameters, &self.book);
        let body = operation.body.as_ref().and_then(|body| {
            let ty = format!("{ident}Body");
            let mut plan = self.body(&body.contents, asked, "body", &ty)?;
            plan.required = body.required;
            plan.words = Words::of(&body.docs).or(|| "The request body.".to_owned());
            Some(plan)
        });
        let (mut success, mut errors) = self.answers(operation);
        let mut variants: Vec<_> = success.iter_mut().chain(&mut errors).collect();
        let header_structs = headers::structs(&mut variants, |answer| {
            self.extra(&format!("{ident}{}Headers", answer.unwrap_or_default()))
        });
        let examples = body.iter().flat_map(|body| body.examples.clone()).collect();
        OperationPlan {
            function,
            file,
            id: operation.id.clone(),
            method: operation.method,
            path: operation.path.clone(),
            signed_words: signed_words(operation),
            brief: brief(&operation.docs, &operation.id),
            words: Words::of(&operation.docs)
                .or(|| format!("The operation {}.", crate::text::code_span(&operation.id))),
            parameters,
            body,
            success: Answers::success(format!("{ident}Response"), success),
            errors: Answers::new(format!("{ident}Error"), errors),
            ident,
            security: security(operation),
            idempotency: operation.idempotency.clone(),
            role: operation.role,
            tag: operation.tags.first().cloned(),
            callbacks: callbacks::callbacks(operation),
            links: Vec::new(),
            servers: Vec::new(),
            statics: std::mem::take(&mut self.book.statics),
            header_structs,
            examples,
            gate: Vec::new(),
        }
    }

    /// Splits the documented answers into those of success and those of failure.
    ///
    /// `default` is a failure, and where no other answer is a success, it is one below 400 as well.
    fn answers(&mut self, operation: &Operation) -> (Vec<Variant>, Vec<Variant>) {
        let is_success = |response: &&Response| match response.status {
            Status::Code(code) => code < 400,
            Status::Range(class) => class < 4,
            Status::Default => false,
        };
        let (_, answered) = Direction::of(operation.role);
        let named = operation.responses.iter().any(|it| is_success(&it));
        let (success, errors): (Vec<_>, Vec<_>) = operation.responses.iter().partition(is_success);
        let mut variants = |responses: Vec<&Response>| -> Vec<Variant> {
            let mut scope = Scope::default();
            let responses = responses.into_iter();
            let variants = responses.map(|it| self.variant(it, answered, &mut scope));
            variants.collect()
        };
        let (mut success, errors) = (variants(success), variants(errors));
        let default = errors.iter().find(|it| it.status == StatusMatch::Default);
        if let Some(default) = default.filter(|_| !named) {
            success.push(Variant {
                status: StatusMatch::SuccessDefault,
                is_repeated: true,
                ..default.clone()
            });
        }
        (success, errors)
    }

    fn variant(&mut self, response: &Response, answered: Direction, scope: &mut Scope) -> Variant {
        let (status, name) = match response.status {
            Status::Code(code) => (StatusMatch::Code(code), status_name(code)),
            Status::Range(class) => (StatusMatch::Range(class), class_name(class).to_owned()),
            Status::Default => (StatusMatch::Default, "Default".to_owned()),
        };
        let mut fields = Scope::default();
        if response.headers.len() < 2 {
            fields.unique("body");
            fields.unique("status");
        }
        let headers = response
            .headers
            .iter()
            .map(|it| self.parameter(it, &mut fields, answered))
            .collect();
        let headers = ReplyHeaders::Fields(headers);
        let (what, ty) = (
            format!("{name} body"),
            format!("{}{name}Body", self.book.prefix),
        );
        let body = self.body(&response.contents, answered, &what, &ty);
        let code = match response.status {
            Status::Code(code) => code.to_string(),
            Status::Range(class) => format!("{class}XX"),
            Status::Default => "Any other status".to_owned(),
        };
        let description = response.docs.description.clone().unwrap_or_default();
        let title = format!("{code}: {}", crate::text::first_sentence(&description));
        let described = format!("{code}: {description}");
        let words = Words::of(&Docs {
            examples: Vec::new(),
            description: Some(described.trim_end_matches([':', ' ']).to_owned()),
            ..response.docs.clone()
        });
        let title = title.trim_end_matches([':', ' ', '.']).to_owned();
        Variant {
            ident: scope.unique(&name),
            status,
            reply: Reply { body, headers },
            title,
            words,
            remarks: response.remarks.clone(),
            is_repeated: false,
        }
    }

    pub(super) fn parameter(
        &mut self,
        parameter: &Parameter,
        fields: &mut Scope,
        direction: Direction,
    ) -> ParameterPlan {
        let planners = (&mut *self.types, &mut self.book);
        parameters::parameter(parameter, fields, planners, direction)
    }
}

fn security(operation: &Operation) -> SecurityPlan {
    let mut alternatives = Vec::new();
    let mut optional = false;
    for alternative in &operation.security {
        if alternative.is_empty() {
            optional = true;
            continue;
        }
        let all = alternative.iter().map(|it| (it.scheme, it.scopes.clone()));
        alternatives.push(all.collect());
    }
    match (alternatives.is_empty(), optional) {
        (true, _) => SecurityPlan::Public,
        (false, true) => SecurityPlan::Optional(alternatives),
        (false, false) => SecurityPlan::Required(alternatives),
    }
}

/// The headers that a signer fills, with the words of the document about them.
fn signed_words(operation: &Operation) -> Vec<String> {
    let mut lines = Vec::new();
    for header in operation.parameters.iter().filter(|it| it.signed) {
        let name = crate::text::code_span(&header.name);
        lines.extend([String::new(), format!("A signer fills the header {name}.")]);
        let words = Words::of(&header.docs).lines;
        if !words.is_empty() {
            lines.push(String::new());
            lines.extend(words);
        }
    }
    lines
}
