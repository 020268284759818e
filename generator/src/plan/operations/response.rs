//! Responses, ready to be printed.

use crate::ir::Remarks;
use crate::plan::words::Words;

use super::body::BodyPlan;
use super::parameter::ParameterPlan;

/// The responses of an operation that are a success, or those that are a failure.
#[derive(Clone, Debug)]
pub struct Responses {
    /// The enum, or an alias of it.
    pub ident: String,
    /// A variant for each documented status.
    pub variants: Vec<Variant>,
    /// The place where the enum is declared.
    pub declared: Declared,
}

impl Responses {
    /// The variants as a status is compared with them: codes first, then classes, then the rest.
    pub fn by_precision(&self) -> impl Iterator<Item = &Variant> {
        let mut ordered: Vec<_> = self.variants.iter().collect();
        ordered.sort_by_key(|variant| match variant.status {
            StatusMatch::Code(_) => 0,
            StatusMatch::Range(_) => 1,
            StatusMatch::SuccessDefault | StatusMatch::Default => 2,
        });
        ordered.into_iter()
    }

    /// True if the file of the operation refers to the types of its responses.
    pub(crate) fn is_local(&self) -> bool {
        matches!(self.declared, Declared::Here | Declared::Runtime(_))
    }
}

/// The place where an enum of responses, or a struct of headers, is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declared {
    /// In the file of its operation.
    Here,
    /// In the runtime, under this name.
    Runtime(&'static str),
    /// In a file of its own, under the name that this operation has for it.
    Shared,
    /// There, under the name that another operation has for it.
    As(String),
    /// Nowhere, since there is no such response.
    Never,
    /// In the runtime, as any success: the document names none.
    Undocumented,
}

/// A documented response.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its identifier.
    pub ident: String,
    /// Which statuses it stands for.
    pub status: StatusMatch,
    /// The body.
    pub body: Option<BodyPlan>,
    /// The documented headers.
    pub headers: ResponseHeaders,
    /// Its status and the first sentence of its description.
    pub title: String,
    /// Its documentation.
    pub words: Words,
    /// What the document says of it beside its content.
    pub remarks: Remarks,
    /// Whether another variant of the operation declares what its body needs.
    pub is_repeated: bool,
}

/// The headers of a response.
#[derive(Clone, Debug)]
pub enum ResponseHeaders {
    /// None, or one, which is a field beside the body.
    Fields(Vec<ParameterPlan>),
    /// More, in a struct of this name.
    Struct(String),
}

impl ResponseHeaders {
    /// The headers that are fields beside the body.
    pub(super) fn fields(&self) -> &[ParameterPlan] {
        match self {
            Self::Fields(headers) => headers,
            Self::Struct(_) => &[],
        }
    }
}

/// Headers of responses that are a struct.
#[derive(Clone, Debug)]
pub struct HeaderStruct {
    /// The struct, or an alias of it.
    pub ident: String,
    /// Its fields.
    pub headers: Vec<ParameterPlan>,
    /// The place where it is declared.
    pub declared: Declared,
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
    /// Sort key: the number; a class comes behind its codes.
    pub(super) fn order(self) -> (u16, u8) {
        match self {
            Self::Code(code) => (code, 0),
            Self::Range(class) => (u16::from(class) * 100 + 99, 1),
            Self::SuccessDefault => (399, 2),
            Self::Default => (u16::MAX, 2),
        }
    }
}

/// An enum of responses that several operations have.
#[derive(Clone, Debug)]
pub struct SharedResponses {
    /// The stem of its file.
    pub file: String,
    /// The `operationId` of the operation that names it.
    pub id: String,
    /// True for failures.
    pub fails: bool,
    /// The enum.
    pub responses: Responses,
    /// Names of the gating features; empty if every feature enables it.
    pub gate: Vec<String>,
}

/// A struct of headers that responses of several operations have.
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
    /// Names of the gating features; empty if every feature enables it.
    pub gate: Vec<String>,
}
