//! Plans of responses.

use crate::ir::Remarks;
use crate::plan::doc_text::DocText;

use super::body::BodyPlan;
use super::parameter::ParameterPlan;

/// The successful responses of an operation, or its error responses.
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
    /// The variants in matching order: status codes, then classes, then the default.
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

/// The declaring module of an enum of responses or a struct of headers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declared {
    /// The file of its operation.
    Here,
    /// The runtime, under this name.
    Runtime(&'static str),
    /// A file of its own, under this operation's name.
    Shared,
    /// A file of its own, under another operation's name.
    As(String),
    /// None: there is no such response.
    Never,
    /// The runtime: the document describes no success, so any is accepted.
    Undocumented,
}

/// A documented response.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its identifier.
    pub ident: String,
    /// The matching statuses.
    pub status: StatusMatch,
    /// The body.
    pub body: Option<BodyPlan>,
    /// The documented headers.
    pub headers: ResponseHeaders,
    /// Its status and the first sentence of its description.
    pub title: String,
    /// Its documentation.
    pub words: DocText,
    /// Documentation of the response as a whole, without its content.
    pub remarks: Remarks,
    /// True if another variant of the operation declares the constants of its body.
    pub is_repeated: bool,
}

/// The headers of a response.
#[derive(Clone, Debug)]
pub enum ResponseHeaders {
    /// At most one, as a field next to the body.
    Fields(Vec<ParameterPlan>),
    /// Two or more, in a struct of this name.
    Struct(String),
}

impl ResponseHeaders {
    /// The headers with a field next to the body.
    pub(super) fn fields(&self) -> &[ParameterPlan] {
        match self {
            Self::Fields(headers) => headers,
            Self::Struct(_) => &[],
        }
    }
}

/// A struct of response headers.
#[derive(Clone, Debug)]
pub struct HeaderStruct {
    /// The struct, or an alias of it.
    pub ident: String,
    /// Its fields.
    pub headers: Vec<ParameterPlan>,
    /// The place of the declaration.
    pub declared: Declared,
}

/// The statuses of a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatusMatch {
    /// One status code.
    Code(u16),
    /// A class by its first digit; a field has the status code.
    Range(u8),
    /// All other statuses below 400; a field has the status code.
    SuccessDefault,
    /// All other statuses; a field has the status code.
    Default,
}

impl StatusMatch {
    /// The key of the response under `responses`.
    pub(crate) fn key(self) -> String {
        match self {
            Self::Code(code) => code.to_string(),
            Self::Range(class) => format!("{class}XX"),
            Self::Default | Self::SuccessDefault => "default".to_owned(),
        }
    }

    /// The sort key: the number; a class follows its codes.
    pub(super) fn order(self) -> (u16, u8) {
        match self {
            Self::Code(code) => (code, 0),
            Self::Range(class) => (u16::from(class) * 100 + 99, 1),
            Self::SuccessDefault => (399, 2),
            Self::Default => (u16::MAX, 2),
        }
    }
}

/// An enum of responses shared by several operations.
#[derive(Clone, Debug)]
pub struct SharedResponses {
    /// The stem of its file.
    pub file: String,
    /// The `operationId` of the naming operation.
    pub id: String,
    /// True for error responses.
    pub fails: bool,
    /// The enum.
    pub responses: Responses,
    /// Names of the gating features; empty if every feature enables it.
    pub features: Vec<String>,
}

/// A struct of headers shared by responses of several operations.
#[derive(Clone, Debug)]
pub struct SharedHeaders {
    /// The stem of its file.
    pub file: String,
    /// The `operationId` of the naming operation.
    pub id: String,
    /// The struct.
    pub ident: String,
    /// Its fields.
    pub headers: Vec<ParameterPlan>,
    /// Names of the gating features; empty if every feature enables it.
    pub features: Vec<String>,
}
