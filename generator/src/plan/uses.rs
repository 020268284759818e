//! Finds the modules that a file refers to, so that it imports no others.

use super::operations::body::{BodyPlan, Codec};
use super::operations::operation::OperationPlan;
use super::operations::parameter::ParameterPlan;
use super::operations::part::{PartKind, PartPlan};
use super::operations::response::{Declared, ResponseHeaders, Responses};
use super::rules::{Call, KeywordPlan, Rules, Static};
use super::security::SecurityPlan;
use super::types::item::{TypeKind, TypePlan};
use super::types::rust_type::RustType;

/// Sibling modules used by a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Constants for keywords that need the whole value.
    pub rules: bool,
    /// Security schemes.
    pub security: bool,
    /// Servers.
    pub servers: bool,
    /// Types of the document.
    pub types: bool,
    /// The XML of types.
    pub xml: bool,
}

impl Uses {
    /// The modules used by the file of an operation. It refers to responses declared elsewhere by
    /// name only.
    #[must_use]
    pub fn of_operation(operation: &OperationPlan) -> Self {
        let mut uses = Self::default();
        uses.parameters(&operation.request.parameters);
        operation
            .request
            .body
            .iter()
            .for_each(|body| uses.body(body));
        let responses = [&operation.success, &operation.errors].into_iter();
        for responses in responses.filter(|it| it.is_local()) {
            uses.responses(responses);
        }
        let structs = operation.header_structs.iter();
        for it in structs.filter(|it| it.declared == Declared::Here) {
            uses.parameters(&it.headers);
        }
        operation.pagination.iter().for_each(|(_, it)| uses.ty(it));
        uses.statics(&operation.statics);
        uses.servers = !operation.servers.is_empty();
        uses.security = match &operation.security {
            SecurityPlan::Public => false,
            SecurityPlan::Required(all) | SecurityPlan::Optional(all) => {
                all.iter().any(|alternative| !alternative.is_empty())
            }
        };
        uses
    }

    /// The modules used by a file of responses.
    #[must_use]
    pub fn of_responses(responses: &Responses) -> Self {
        let mut uses = Self::default();
        uses.responses(responses);
        uses
    }

    /// The modules used by a file of headers.
    #[must_use]
    pub fn of_headers(headers: &[ParameterPlan]) -> Self {
        let mut uses = Self::default();
        uses.parameters(headers);
        uses
    }

    /// The modules used by a file of types. Types refer to each other by path.
    #[must_use]
    pub fn of_types<'t>(types: impl IntoIterator<Item = &'t TypePlan>) -> Self {
        let mut uses = Self::default();
        for plan in types {
            uses.statics(&plan.statics);
            match &plan.kind {
                TypeKind::Struct(it) => {
                    uses.rules |= plan.rules.is_some();
                    it.entries.iter().for_each(|entry| uses.rules(&entry.rules));
                }
                TypeKind::Union(_) => uses.rules |= plan.rules.is_some(),
                TypeKind::Newtype(it) => uses.rules(&it.rules),
                TypeKind::Choice(_) | TypeKind::Alias(_) => {}
            }
        }
        uses
    }

    fn responses(&mut self, responses: &Responses) {
        for variant in &responses.variants {
            variant.body.iter().for_each(|body| self.body(body));
            match &variant.headers {
                ResponseHeaders::Fields(headers) => self.parameters(headers),
                ResponseHeaders::Struct(_) => {}
            }
        }
    }

    /// Parameters that a signer fills have no field.
    fn parameters(&mut self, parameters: &[ParameterPlan]) {
        for parameter in parameters.iter().filter(|it| !it.signed) {
            self.ty(&parameter.ty);
            self.rules(&parameter.rules);
        }
    }

    fn body(&mut self, body: &BodyPlan) {
        for content in &body.contents {
            self.codec(&content.codec);
        }
    }

    fn codec(&mut self, codec: &Codec) {
        match codec {
            Codec::Json(ty, _) => self.ty(ty),
            Codec::Text(_, ty, rules) => {
                self.ty(ty);
                self.rules(rules);
            }
            Codec::Form(form) => self.ty(&form.ty),
            Codec::Xml(xml) => {
                self.xml = true;
                self.ty(&xml.ty);
            }
            Codec::Items(items) => self.ty(&items.ty),
            Codec::Parts(parts) => self.parts(parts.all()),
            Codec::Ordered(ordered) => self.parts(ordered.parts.all()),
            Codec::PartStream(stream) => self.parts(std::iter::once(&stream.part)),
            Codec::Bytes(_)
            | Codec::Blob(_)
            | Codec::ByteStream(_)
            | Codec::BlobStream(_)
            | Codec::RawParts => {}
        }
    }

    fn parts<'p>(&mut self, parts: impl Iterator<Item = &'p PartPlan>) {
        for part in parts {
            match &part.kind {
                PartKind::Text(ty) | PartKind::Json(ty) | PartKind::Shaped(ty) => self.ty(ty),
                PartKind::File => {}
                PartKind::Body(content) => self.codec(&content.codec),
            }
            for header in &part.headers {
                self.parameters(std::slice::from_ref(&header.parameter));
            }
        }
    }

    fn statics(&mut self, statics: &[Static]) {
        for constant in statics {
            match constant {
                Static::Rules(_, rules) => self.rules(rules),
                Static::Pattern(_, _) => {}
            }
        }
    }

    fn ty(&mut self, ty: &RustType) {
        self.types |= ty.name().is_some();
    }

    fn rules(&mut self, rules: &Rules) {
        for call in &rules.calls {
            match call {
                Call::Keywords(keywords) => {
                    let mut keywords = keywords.iter();
                    self.rules |= keywords.any(|it| matches!(it, KeywordPlan::Ref(_)));
                }
                Call::Items(inner) => self.rules(inner),
                Call::Constraint(_)
                | Call::Pattern(_)
                | Call::Format(_)
                | Call::AsString
                | Call::Sensitive
                | Call::Nullable
                | Call::ListsConstants => {}
            }
        }
    }
}
