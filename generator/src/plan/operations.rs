//! Operations: names of methods and types, a variant per status, a field per parameter.

use std::rc::Rc;

use crate::ir::{
    Api, Docs, Example, Idempotency, Method, Operation, Parameter, Remarks, Response, Role, Status,
};

use super::answers::{Answers, Declared};
use super::bodies::BodyPlan;
use super::headers::{self, HeaderStruct, ReplyHeaders};
use super::hooks::{self, CallbackPlan};
use super::links::{self, LinkPlan};
use super::operation_names::{self, OperationNames};
use super::parameters::{self, ParameterPlan};
use super::reach::Direction;
use super::rules::{RuleBook, Static};
use super::servers::Servers;
use super::statuses::{class_name, status_name};
use super::types::Planner;
use super::words::Words;
use crate::naming::Scope;

/// An operation, ready to be printed.
#[derive(Clone, Debug)]
pub struct OperationPlan {
    /// What the names of its types begin with.
    pub ident: String,
    /// The method of the server trait and of the client.
    pub function: String,
    /// The stem of its file.
    pub file: String,
    /// The `operationId`.
    pub id: String,
    /// The HTTP method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// What the document says about it.
    pub words: Words,
    /// Its parameters; one that a signer fills has no field.
    pub parameters: Vec<ParameterPlan>,
    /// The request body.
    pub body: Option<BodyPlan>,
    /// What it answers when it succeeds.
    pub success: Answers,
    /// What it answers when it fails.
    pub errors: Answers,
    /// Who may call it.
    pub security: SecurityPlan,
    /// Where the idempotency key travels.
    pub idempotency: Idempotency,
    /// Who calls it.
    pub role: Role,
    /// Its first tag, under which it is listed.
    pub tag: Option<String>,
    /// The functions that make the URLs of its callbacks.
    pub callbacks: Vec<CallbackPlan>,
    /// The functions that build its request out of an earlier exchange.
    pub links: Vec<LinkPlan>,
    /// The constants of its own servers.
    pub servers: Vec<String>,
    /// Constants that rules refer to.
    pub statics: Vec<Static>,
    /// Structs of headers that its answers have.
    pub header_structs: Vec<HeaderStruct>,
    /// What the document says of the headers that a signer fills. They have no field.
    pub signed_words: Vec<String>,
    /// Example request bodies.
    pub examples: Vec<Example>,
    /// The features of which one must be on; empty where it is always there.
    pub gate: Vec<String>,
}

impl OperationPlan {
    /// Every documented answer.
    pub fn variants(&self) -> impl Iterator<Item = &Variant> {
        self.success.variants.iter().chain(&self.errors.variants)
    }

    /// The struct that one of headers is, under the name that several operations have for it; `None`
    /// where no other operation has it.
    pub(super) fn header_struct(&self, name: &str) -> Option<&str> {
        let mut structs = self.header_structs.iter();
        let of = structs.find(|it| it.ident == name)?;
        match &of.declared {
            Declared::As(other) => Some(other),
            Declared::Apart => Some(&of.ident),
            Declared::Here | Declared::Runtime(_) | Declared::Never | Declared::Undocumented => {
                None
            }
        }
    }

    pub(super) fn answers(&self, fails: bool) -> &Answers {
        if fails { &self.errors } else { &self.success }
    }

    pub(super) fn answers_mut(&mut self, fails: bool) -> &mut Answers {
        if fails {
            &mut self.errors
        } else {
            &mut self.success
        }
    }
}

/// A documented answer.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its identifier.
    pub ident: String,
    /// Which statuses it stands for.
    pub status: StatusMatch,
    /// What it carries.
    pub reply: Reply,
    /// Its status and the first sentence of its description.
    pub title: String,
    /// What the document says about it.
    pub words: Words,
    /// What the document says of it beside its content.
    pub remarks: Remarks,
    /// Whether another variant of the operation declares what its body needs.
    pub is_repeated: bool,
}

/// What an answer carries.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The body.
    pub body: Option<BodyPlan>,
    /// The documented headers.
    pub headers: ReplyHeaders,
}

impl Reply {
    /// Whether this struct is its headers.
    pub fn is_headed_by(&self, name: &str) -> bool {
        matches!(&self.headers, ReplyHeaders::Struct(it) if it == name)
    }
}

/// Which statuses a variant stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatusMatch {
    /// One.
    Code(u16),
    /// A class, by its first digit; the variant says which status it is.
    Range(u8),
    /// All that are not named, below 400; the variant says which status it is.
    SuccessDefault,
    /// All that are not named; the variant says which status it is.
    Default,
}

impl StatusMatch {
    /// Where it stands among others: by number, a class behind what it leaves out.
    pub(super) fn order(self) -> (u16, u8) {
        match self {
            Self::Code(code) => (code, 0),
            Self::Range(class) => (u16::from(class) * 100 + 99, 1),
            Self::SuccessDefault => (399, 2),
            Self::Default => (u16::MAX, 2),
        }
    }
}

/// Who may call an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityPlan {
    /// Everyone.
    Public,
    /// Those who satisfy one of the alternatives.
    Required(Vec<Vec<RequirementPlan>>),
    /// Everyone; who satisfies one of the alternatives is known by name.
    Optional(Vec<Vec<RequirementPlan>>),
}

/// An index into the plan's schemes, and scopes.
pub type RequirementPlan = (usize, Vec<String>);

/// Plans every operation of an API.
pub(super) fn plan(
    api: &Api,
    types: &mut Planner<'_>,
    servers: &mut Servers,
) -> Vec<OperationPlan> {
    let mut plans = Vec::with_capacity(api.operations.len());
    // All operations come first, so that no body can rename one.
    let mut names = Scope::default();
    let each = operation_names::plan(api, types.given, &mut names);
    for (operation, named) in api.operations.iter().zip(each) {
        types.operation.clone_from(&operation.id);
        let mut planner = OperationPlanner::new(api, types, &mut names, &named.ident);
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

pub(super) struct OperationPlanner<'o, 'p> {
    pub(super) types: &'o mut Planner<'p>,
    pub(super) book: RuleBook<'o>,
    /// The names of types of all operations.
    pub(super) names: &'o mut Scope,
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
            callbacks: hooks::callbacks(operation),
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
