//! The answers of an operation, and those that several operations have in common.
//!
//! Most operations of a large API fail alike. An enum for each of them would make most of a crate
//! copies, so answers that say the same are declared once, and each operation keeps its name for
//! them as an alias.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::bodies::{BodyPlan, Codec};
use super::headers::{self, ReplyHeaders, SaidHeader};
use super::model::{Kind, RustType, TypePlan};
use super::operations::{OperationPlan, StatusMatch, Variant};
use super::words::Words;
use crate::ir::{Remarks, Role};
use crate::naming::{Scope, module_name};

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

impl Answers {
    /// Answers of success, which are an enum of the runtime where most operations have the same. Where
    /// the document names none, any success is one.
    pub(super) fn success(ident: String, variants: Vec<Variant>) -> Self {
        let common = common(&variants);
        let mut answers = Self::new(ident, variants);
        if let Some(common) = common {
            answers.declared = Declared::Runtime(common);
        }
        if answers.variants.is_empty() {
            answers.declared = Declared::Undocumented;
        }
        answers
    }

    /// Answers that no other operation has.
    pub(super) fn new(ident: String, variants: Vec<Variant>) -> Self {
        let declared = match variants.is_empty() {
            true => Declared::Never,
            false => Declared::Here,
        };
        Self {
            ident,
            variants,
            declared,
        }
    }
}

/// The enum of the runtime that answers are: one status, and JSON without rules of its own or
/// nothing at all.
fn common(variants: &[Variant]) -> Option<&'static str> {
    let [only] = variants else {
        return None;
    };
    let headed = match &only.reply.headers {
        ReplyHeaders::Fields(headers) if headers.is_empty() => false,
        ReplyHeaders::Fields(_) => return None,
        ReplyHeaders::Struct(_) => true,
    };
    let json = match &only.reply.body {
        Some(body) if is_plain_json(body) => true,
        Some(_) => return None,
        None => false,
    };
    match (only.status, json, headed) {
        (StatusMatch::Code(200), true, false) => Some("Ok"),
        (StatusMatch::Code(200), true, true) => Some("OkWithHeaders"),
        (StatusMatch::Code(201), true, false) => Some("Created"),
        (StatusMatch::Code(201), true, true) => Some("CreatedWithHeaders"),
        (StatusMatch::Code(202), true, false) => Some("Accepted"),
        (StatusMatch::Code(202), true, true) => Some("AcceptedWithHeaders"),
        (StatusMatch::Code(204), false, false) => Some("NoContent"),
        (StatusMatch::Code(204), false, true) => Some("NoContentWithHeaders"),
        _ => None,
    }
}

fn is_plain_json(body: &BodyPlan) -> bool {
    let [content] = body.contents.as_slice() else {
        return false;
    };
    let named = content.media_types.first().map(String::as_str);
    named == Some("application/json") && matches!(content.codec, Codec::Json(_, None))
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

/// Finds the answers that several operations have.
pub(super) fn share(
    operations: &mut [OperationPlan],
    types: &[TypePlan],
    files: &mut Scope,
) -> Vec<SharedAnswers> {
    let aliases = aliases(types);
    let mut shared = Vec::new();
    for fails in [false, true] {
        for group in groups(operations, fails, &aliases) {
            shared.extend(declare_once(operations, &group, fails, &aliases, files));
        }
    }
    shared
}

/// The types that are another name, and of what.
pub(super) fn aliases(types: &[TypePlan]) -> BTreeMap<&str, &str> {
    let aliases = types.iter().filter_map(|plan| match &plan.kind {
        Kind::Alias(alias) => Some((plan.ident.as_str(), alias.of.as_str())),
        Kind::Struct(_) | Kind::Union(_) | Kind::Choice(_) | Kind::Newtype(_) => None,
    });
    aliases.collect()
}

/// The places of operations with the same answers, in the order of the first of each.
fn groups(
    operations: &[OperationPlan],
    fails: bool,
    aliases: &BTreeMap<&str, &str>,
) -> Vec<Vec<usize>> {
    let mut known: HashMap<(Role, Vec<Said<'_>>), usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (at, operation) in operations.iter().enumerate() {
        let answers = operation.answers(fails);
        let variants = answers.variants.iter();
        let said: Option<Vec<Said<'_>>> = variants.map(|it| said(operation, it, aliases)).collect();
        let Some(said) = said.filter(|_| answers.declared == Declared::Here) else {
            continue;
        };
        let next = groups.len();
        let group = *known.entry((operation.role, said)).or_insert(next);
        match groups.get_mut(group) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// The operation with the shortest name gives the enum its name, which stays the same when an
/// operation is added elsewhere.
fn declare_once(
    operations: &mut [OperationPlan],
    group: &[usize],
    fails: bool,
    aliases: &BTreeMap<&str, &str>,
    files: &mut Scope,
) -> Option<SharedAnswers> {
    let name = |at: &usize| operations.get(*at).map(|it| (it.ident.len(), &it.ident));
    let first = *group
        .iter()
        .min_by(|left, right| name(left).cmp(&name(right)))?;
    let gate = common_gate(group.iter().filter_map(|at| operations.get(*at)));
    let operation = operations.get_mut(first)?;
    let id = operation.id.clone();
    let answers = operation.answers_mut(fails);
    answers.declared = Declared::Apart;
    let mut declared = answers.clone();
    // Not every one of the operations brings the name that this one has for a type.
    for variant in &mut declared.variants {
        for content in variant
            .reply
            .body
            .iter_mut()
            .flat_map(|it| &mut it.contents)
        {
            if let Codec::Json(ty, _) = &mut content.codec {
                *ty = resolved(ty, aliases);
            }
        }
        match &mut variant.reply.headers {
            ReplyHeaders::Fields(headers) => {
                for header in headers {
                    header.ty = resolved(&header.ty, aliases);
                }
            }
            ReplyHeaders::Struct(name) => {
                if let Some(target) = operation.header_struct(name) {
                    *name = target.to_owned();
                }
            }
        }
    }
    for at in group {
        let Some(operation) = operations.get_mut(*at) else {
            continue;
        };
        let answers = operation.answers_mut(fails);
        if *at != first {
            answers.declared = Declared::As(declared.ident.clone());
        }
        // What is printed elsewhere need not be held for each operation.
        for variant in &mut answers.variants {
            variant.words = Words::default();
            variant.reply.headers = ReplyHeaders::Fields(Vec::new());
        }
    }
    Some(SharedAnswers {
        file: files.unique(&module_name(&declared.ident)),
        id,
        fails,
        answers: declared,
        gate,
    })
}

/// What is there wherever one of the operations is.
pub(super) fn common_gate<'o>(operations: impl Iterator<Item = &'o OperationPlan>) -> Vec<String> {
    let mut all = BTreeSet::new();
    for operation in operations {
        if operation.gate.is_empty() {
            return Vec::new();
        }
        all.extend(operation.gate.iter().cloned());
    }
    all.into_iter().collect()
}

/// All that decides about a variant.
#[derive(PartialEq, Eq, Hash)]
struct Said<'v> {
    ident: &'v str,
    status: StatusMatch,
    title: &'v str,
    words: &'v Words,
    remarks: &'v Remarks,
    body: Option<SaidBody<'v>>,
    headers: SaidHeaders<'v>,
}

#[derive(PartialEq, Eq, Hash)]
enum SaidHeaders<'v> {
    Fields(Vec<SaidHeader<'v>>),
    Struct(&'v str),
}

#[derive(PartialEq, Eq, Hash)]
struct SaidBody<'v> {
    media_types: &'v [String],
    ty: RustType,
}

/// What a variant says; `None` where it has types or constants in the file of its operation.
fn said<'v>(
    operation: &'v OperationPlan,
    variant: &'v Variant,
    aliases: &BTreeMap<&str, &str>,
) -> Option<Said<'v>> {
    let body = match &variant.reply.body {
        Some(body) => Some(said_body(body, aliases)?),
        None => None,
    };
    let headers = match &variant.reply.headers {
        ReplyHeaders::Fields(headers) => SaidHeaders::Fields(headers::said(headers, aliases)?),
        ReplyHeaders::Struct(name) => SaidHeaders::Struct(operation.header_struct(name)?),
    };
    Some(Said {
        ident: &variant.ident,
        status: variant.status,
        title: &variant.title,
        words: &variant.words,
        remarks: &variant.remarks,
        body,
        headers,
    })
}

fn said_body<'v>(body: &'v BodyPlan, aliases: &BTreeMap<&str, &str>) -> Option<SaidBody<'v>> {
    let [content] = body.contents.as_slice() else {
        return None;
    };
    let Codec::Json(ty, None) = &content.codec else {
        return None;
    };
    Some(SaidBody {
        media_types: &content.media_types,
        ty: resolved(ty, aliases),
    })
}

/// A type under the name that it is declared with.
pub(super) fn resolved(ty: &RustType, aliases: &BTreeMap<&str, &str>) -> RustType {
    ty.renamed(&|name| aliases.get(name).map(|of| (*of).to_owned()))
}
