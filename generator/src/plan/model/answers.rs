//! Answers of operations as they are printed.

use super::{BodyPlan, ParameterPlan, Words};
use crate::ir::Remarks;

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
    pub(in crate::plan) fn order(self) -> (u16, u8) {
        match self {
            Self::Code(code) => (code, 0),
            Self::Range(class) => (u16::from(class) * 100 + 99, 1),
            Self::SuccessDefault => (399, 2),
            Self::Default => (u16::MAX, 2),
        }
    }
}

/// The answers of an operation that are a success, or those that are a failure.
#[derive(Clone, Debug)]
pub struct Answers {
    /// The enum, or an alias of it.
    pub ident: String,
    /// A variant for each documented status.
    pub variants: Vec<Variant>,
    /// Where the enum is declared.
    pub declared: Declared,
}

/// Where an enum of answers is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declared {
    /// In the file of its operation.
    Here,
    /// In the runtime, under this name.
    Runtime(&'static str),
    /// In a file of its own, under the name that this operation has for it.
    Apart,
    /// There, under the name that another operation has for it.
    As(String),
    /// Nowhere, since there is no such answer.
    Never,
    /// In the runtime, as any success: the document names none.
    Undocumented,
}

/// An enum of answers that several operations have.
#[derive(Clone, Debug)]
pub struct SharedAnswers {
    /// The stem of its file.
    pub file: String,
    /// The `operationId` of the operation that names it.
    pub id: String,
    /// Whether they are failures.
    pub fails: bool,
    /// The enum.
    pub answers: Answers,
    /// The features of which one must be on; empty where it is always there.
    pub gate: Vec<String>,
}

/// The headers of an answer.
#[derive(Clone, Debug)]
pub enum ReplyHeaders {
    /// None, or one, which is a field beside the body.
    Fields(Vec<ParameterPlan>),
    /// More, in a struct of this name.
    Struct(String),
}

/// Headers of answers that are a struct.
#[derive(Clone, Debug)]
pub struct HeaderStruct {
    /// The struct, or an alias of it.
    pub ident: String,
    /// Its fields.
    pub headers: Vec<ParameterPlan>,
    /// Where it is declared.
    pub declared: Declared,
}

/// A struct of headers that answers of several operations have.
#[derive(Clone, Debug)]
pub struct SharedHeaders {
    /// The stem of its file.
    pub file: String,
    /// The `operationId` of the operation that names it.
    pub id: String,
    /// The struct.
    pub ident: String,
    /// Its fields.
    pub headers: Vec<ParameterPlan>,
    /// The features of which one must be on; empty where it is always there.
    pub gate: Vec<String>,
}
