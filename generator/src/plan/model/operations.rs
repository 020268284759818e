//! Operations as they are printed.

use super::{
    Answers, BodyPlan, CallbackPlan, Declared, HeaderStruct, LinkPlan, ParameterPlan, Static,
    Variant, Words,
};
use crate::ir::{Example, Idempotency, Method, Role};

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
    /// The first line of that, for the client and the server trait.
    pub brief: Vec<String>,
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
    /// The type of its request; those of its answers are called as their enums.
    #[must_use]
    pub fn request(&self) -> String {
        request_of(&self.ident)
    }

    /// Every documented answer.
    pub fn variants(&self) -> impl Iterator<Item = &Variant> {
        self.success.variants.iter().chain(&self.errors.variants)
    }

    /// The struct that one of headers is, under the name that several operations have for it; `None`
    /// where no other operation has it.
    pub(in crate::plan) fn header_struct(&self, name: &str) -> Option<&str> {
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

    pub(in crate::plan) fn answers(&self, fails: bool) -> &Answers {
        if fails { &self.errors } else { &self.success }
    }

    pub(in crate::plan) fn answers_mut(&mut self, fails: bool) -> &mut Answers {
        if fails {
            &mut self.errors
        } else {
            &mut self.success
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

/// The type of the request of an operation.
pub(super) fn request_of(operation: &str) -> String {
    format!("{operation}Request")
}
