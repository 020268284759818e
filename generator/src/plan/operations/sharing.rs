//! Finds equal responses and headers of operations, to share one type.
//!
//! Most operations of a large API have the same errors, and their responses the same headers, such
//! as rate limits. Types for each operation would fill most of a crate with copies. So equal types
//! are declared once, and each operation has an alias.

use std::collections::{BTreeMap, BTreeSet};

use crate::internal;
use crate::ir::Remarks;
use crate::naming::{Scope, module_name};
use crate::plan::dedup::{Group, dedup};
use crate::plan::doc_text::DocText;
use crate::plan::types::rust_type::RustType;
use crate::plan::types::sharing::Sharing;
use crate::table::Table;

use super::body::{BodyPlan, Codec, ContentPlan};
use super::draft::{Drafts, HeaderStructDraft, OperationDraft};
use super::header_structs::{self, HeaderSignature};
use super::operation::OperationId;
use super::parameter::ParameterPlan;
use super::response::{
    Declared, ResponseHeaders, Responses, SharedHeaders, SharedResponses, StatusMatch, Variant,
};

/// A struct of headers: its operation and its index there.
type StructId = (OperationId, usize);

/// The error responses of an operation if true, else the successful ones.
type ResponsesId = (OperationId, bool);

/// The types shared by several operations, with the declaration of each.
pub(crate) struct Shared {
    pub(crate) headers: Vec<SharedHeaders>,
    pub(crate) responses: Vec<SharedResponses>,
    structs: BTreeMap<StructId, Declared>,
    enums: BTreeMap<ResponsesId, Declared>,
}

impl Shared {
    /// Finds equal types. `features` has the features of each operation.
    pub(crate) fn find(
        drafts: &Drafts<'_>,
        features: &Table<OperationId, Vec<String>>,
        types: &Sharing,
    ) -> Self {
        let mut files = Scope::default();
        for draft in drafts.rows() {
            files.unique(&draft.names.file);
        }
        let mut finder = Finder {
            drafts,
            features,
            types,
            files,
            structs: BTreeMap::new(),
        };
        let groups = finder.equal_structs();
        finder.structs = declared(&groups, |id| finder.header_struct(id).ident.clone());
        let headers = groups.iter().map(|group| finder.shared_headers(group));
        let headers = headers.collect();
        let groups = [false, true]
            .map(|fails| finder.equal_responses(fails))
            .concat();
        let responses = groups.iter().map(|group| finder.shared_responses(group));
        Self {
            headers,
            responses: responses.collect(),
            enums: declared(&groups, |(id, fails)| ident(&drafts[id], fails).to_owned()),
            structs: finder.structs,
        }
    }

    /// The declaration of a struct of headers.
    pub(super) fn header_struct(&self, id: StructId) -> Declared {
        self.structs.get(&id).cloned().unwrap_or(Declared::Here)
    }

    /// The declaration of an enum of responses.
    pub(super) fn responses(&self, id: ResponsesId, variants: &[Variant]) -> Declared {
        let shared = self.enums.get(&id).cloned();
        shared.unwrap_or_else(|| alone(variants, id.1))
    }
}

/// The declaration of each item of these groups.
fn declared<I: Copy + Ord>(
    groups: &[Group<I>],
    name: impl Fn(I) -> String,
) -> BTreeMap<I, Declared> {
    let items = groups.iter().flat_map(|group| {
        let all = group.all.iter().map(|item| (*item, group.first));
        all.map(|(item, first)| match item == first {
            true => (item, Declared::Shared),
            false => (item, Declared::As(name(first))),
        })
    });
    items.collect()
}

fn ident<'d>(draft: &'d OperationDraft<'_>, fails: bool) -> &'d str {
    match fails {
        true => &draft.names.error,
        false => &draft.names.response,
    }
}

struct Finder<'f, 'a> {
    drafts: &'f Drafts<'a>,
    features: &'f Table<OperationId, Vec<String>>,
    types: &'f Sharing,
    files: Scope,
    structs: BTreeMap<StructId, Declared>,
}

impl<'f> Finder<'f, '_> {
    fn header_struct(&self, (id, nth): StructId) -> &'f HeaderStructDraft {
        match self.drafts[id].header_structs.get(nth) {
            Some(found) => found,
            None => internal::error("a struct of headers is missing"),
        }
    }

    fn equal_structs(&self) -> Vec<Group<StructId>> {
        let all = self.drafts.iter().flat_map(|(id, draft)| {
            let structs = 0..draft.header_structs.len();
            structs.map(move |nth| (id, nth))
        });
        dedup(
            all,
            |id, _| {
                let role = self.drafts[id.0].operation.role;
                Some((
                    role,
                    self.header_signature(&self.header_struct(id).headers)?,
                ))
            },
            |id| &self.header_struct(id).ident,
        )
    }

    fn equal_responses(&self, fails: bool) -> Vec<Group<ResponsesId>> {
        dedup(
            self.drafts.ids().map(|id| (id, fails)),
            |(id, fails), _| {
                let draft = &self.drafts[id];
                let variants = draft.responses(fails);
                if alone(variants, fails) != Declared::Here {
                    return None;
                }
                let variants = variants.iter().map(|it| self.signature(id, it));
                let signature: Option<Vec<Signature<'_>>> = variants.collect();
                Some((draft.operation.role, signature?))
            },
            |(id, fails)| ident(&self.drafts[id], fails),
        )
    }

    fn header_signature<'v>(
        &self,
        headers: &'v [ParameterPlan],
    ) -> Option<Vec<HeaderSignature<'v>>> {
        header_structs::signature(headers, |ty| self.types.resolved(ty))
    }

    /// The signature of a variant; `None` if it uses types or constants in the file of its
    /// operation.
    fn signature<'v>(&self, id: OperationId, variant: &'v Variant) -> Option<Signature<'v>>
    where
        'f: 'v,
    {
        let body = match &variant.body {
            Some(body) => Some(self.body_signature(body)?),
            None => None,
        };
        let headers = match &variant.headers {
            ResponseHeaders::Fields(headers) => Headers::Fields(self.header_signature(headers)?),
            ResponseHeaders::Struct(name) => Headers::Struct(self.shared_name(id, name)?),
        };
        Some(Signature {
            ident: &variant.ident,
            status: variant.status,
            title: &variant.title,
            words: &variant.words,
            remarks: &variant.remarks,
            body,
            headers,
        })
    }

    fn body_signature<'v>(&self, body: &'v BodyPlan) -> Option<Body<'v>> {
        let [content] = body.contents.as_slice() else {
            return None;
        };
        let Codec::Json(ty, None) = &content.codec else {
            return None;
        };
        Some(Body {
            media_types: &content.media_types,
            ty: self.types.resolved(ty),
        })
    }

    /// The shared name of a struct of headers; `None` if no other operation shares it.
    fn shared_name(&self, id: OperationId, name: &str) -> Option<String> {
        let mut structs = self.drafts[id].header_structs.iter();
        let nth = structs.position(|it| it.ident == name)?;
        match self.structs.get(&(id, nth))? {
            Declared::As(other) => Some(other.clone()),
            _ => Some(name.to_owned()),
        }
    }

    fn shared_headers(&mut self, group: &Group<StructId>) -> SharedHeaders {
        let found = self.header_struct(group.first);
        SharedHeaders {
            file: self.files.unique(&module_name(&found.ident)),
            id: self.drafts[group.first.0].operation.id.clone(),
            ident: found.ident.clone(),
            headers: self.resolved_headers(&found.headers),
            features: self.common_features(group.all.iter().map(|(id, _)| *id)),
        }
    }

    fn shared_responses(&mut self, group: &Group<ResponsesId>) -> SharedResponses {
        let (id, fails) = group.first;
        let draft = &self.drafts[id];
        let ident = ident(draft, fails).to_owned();
        let variants = draft.responses(fails).iter();
        SharedResponses {
            file: self.files.unique(&module_name(&ident)),
            id: draft.operation.id.clone(),
            fails,
            responses: Responses {
                variants: variants.map(|it| self.resolved(id, it)).collect(),
                declared: Declared::Shared,
                ident,
            },
            features: self.common_features(group.all.iter().map(|(id, _)| *id)),
        }
    }

    /// A variant with the declared names of types: not every operation has the first operation's
    /// aliases.
    fn resolved(&self, id: OperationId, variant: &Variant) -> Variant {
        let body = variant.body.clone().map(|body| BodyPlan {
            contents: body
                .contents
                .into_iter()
                .map(|it| self.content(it))
                .collect(),
            ..body
        });
        Variant {
            body,
            headers: match &variant.headers {
                ResponseHeaders::Fields(headers) => {
                    ResponseHeaders::Fields(self.resolved_headers(headers))
                }
                ResponseHeaders::Struct(name) => {
                    let shared = self.shared_name(id, name);
                    ResponseHeaders::Struct(shared.unwrap_or_else(|| name.clone()))
                }
            },
            ..variant.clone()
        }
    }

    fn content(&self, content: ContentPlan) -> ContentPlan {
        let codec = match content.codec {
            Codec::Json(ty, rules) => Codec::Json(self.types.resolved(&ty), rules),
            other => other,
        };
        ContentPlan { codec, ..content }
    }

    fn resolved_headers(&self, headers: &[ParameterPlan]) -> Vec<ParameterPlan> {
        let headers = headers.iter().map(|header| ParameterPlan {
            ty: self.types.resolved(&header.ty),
            ..header.clone()
        });
        headers.collect()
    }

    /// The features that enable any of these operations; empty if one is always enabled.
    fn common_features(&self, operations: impl Iterator<Item = OperationId>) -> Vec<String> {
        let mut all = BTreeSet::new();
        for id in operations {
            if self.features[id].is_empty() {
                return Vec::new();
            }
            all.extend(self.features[id].iter().cloned());
        }
        all.into_iter().collect()
    }
}

#[derive(PartialEq, Eq, Hash)]
struct Signature<'v> {
    ident: &'v str,
    status: StatusMatch,
    title: &'v str,
    words: &'v DocText,
    remarks: &'v Remarks,
    body: Option<Body<'v>>,
    headers: Headers<'v>,
}

#[derive(PartialEq, Eq, Hash)]
enum Headers<'v> {
    Fields(Vec<HeaderSignature<'v>>),
    Struct(String),
}

#[derive(PartialEq, Eq, Hash)]
struct Body<'v> {
    media_types: &'v [String],
    ty: RustType,
}

/// The declaration of responses without equals in other operations.
fn alone(variants: &[Variant], fails: bool) -> Declared {
    match (variants.is_empty(), fails) {
        (true, true) => Declared::Never,
        (true, false) => Declared::Undocumented,
        (false, true) => Declared::Here,
        (false, false) => common(variants).map_or(Declared::Here, Declared::Runtime),
    }
}

/// The runtime's enum for responses with one status and either no body or plain JSON without rules.
fn common(variants: &[Variant]) -> Option<&'static str> {
    let [only] = variants else {
        return None;
    };
    let headed = match &only.headers {
        ResponseHeaders::Fields(headers) if headers.is_empty() => false,
        ResponseHeaders::Fields(_) => return None,
        ResponseHeaders::Struct(_) => true,
    };
    let json = match &only.body {
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
