//! Plans of operations.

use std::sync::Arc;

use crate::ir::{Example, Idempotency, Method, Pagination, Polling, Role, WebhookSignature};
use crate::plan::doc_text::DocText;
use crate::plan::rules::Static;
use crate::plan::security::SecurityPlan;
use crate::plan::setters::setter;
use crate::plan::types::constructors::{MANY_ARGUMENTS, alike};
use crate::plan::types::item::Constructor;
use crate::plan::types::rust_type::RustType;
use crate::table::id;

use super::body::BodyPlan;
use super::callbacks::CallbackPlan;
use super::link::LinkPlan;
use super::names::OperationNames;
use super::parameter::ParameterPlan;
use super::produces::Produces;
use super::response::{Declared, HeaderStruct, ResponseHeaders, Responses, Variant};

id! {
    /// The id of an operation.
    pub struct OperationId;
}

/// An operation.
#[derive(Clone, Debug)]
pub struct OperationPlan {
    /// The `operationId`.
    pub id: String,
    /// The HTTP method.
    pub method: Method,
    /// The path template.
    pub path: String,
    /// The side that calls it.
    pub role: Role,
    /// Its first tag; documentation lists it there.
    pub tag: Option<String>,
    /// Its documentation.
    pub words: DocText,
    /// The first line of its documentation, for the client and the server trait.
    pub brief: Vec<String>,
    /// Its names in Rust.
    pub names: OperationNames,
    /// Its parameters and body.
    pub request: RequestPlan,
    /// The successful responses.
    pub success: Responses,
    /// The error responses.
    pub errors: Responses,
    /// The media types of its responses.
    pub produces: Produces,
    /// The structs of its response headers.
    pub header_structs: Vec<HeaderStruct>,
    /// The security requirements.
    pub security: SecurityPlan,
    /// The location of the idempotency key.
    pub idempotency: Idempotency,
    /// The signature of a webhook or a callback.
    pub signature: Option<WebhookSignature>,
    /// The functions that build the URLs of its callbacks.
    pub callbacks: Vec<CallbackPlan>,
    /// The functions that build its request from an earlier exchange.
    pub links: Vec<LinkPlan>,
    /// The pages of its list, with the type of an item.
    pub pagination: Option<(Pagination, RustType)>,
    /// The status that it reads.
    pub polling: Option<Polling>,
    /// The constants of its own servers.
    pub servers: Vec<String>,
    /// Constants used by rules.
    pub statics: Vec<Static>,
    /// Names of the gating features; empty if every feature enables it.
    pub features: Vec<String>,
}

impl OperationPlan {
    /// All documented responses.
    pub fn variants(&self) -> impl Iterator<Item = &Variant> {
        self.success.variants.iter().chain(&self.errors.variants)
    }

    /// True if it has private constants for its responses. Nothing uses them if the features of a
    /// crate leave out both client and server.
    #[must_use]
    pub fn has_constants_of_the_wire(&self) -> bool {
        let mut bodies = self.variants().filter_map(|it| it.body.as_ref());
        !self.statics.is_empty() || bodies.any(BodyPlan::has_codec)
    }

    /// The shared header structs used by responses in the file of the operation.
    pub fn imported_headers(&self) -> impl Iterator<Item = &str> {
        let shared = self.header_structs.iter();
        let shared = shared.filter(|it| it.declared == Declared::Shared);
        let names = shared.map(|it| it.ident.as_str());
        names.filter(|name| {
            let responses = [&self.success, &self.errors].into_iter();
            let local = responses.filter(|it| it.is_local());
            let mut variants = local.flat_map(|it| &it.variants);
            variants.any(|it| matches!(&it.headers, ResponseHeaders::Struct(own) if own == name))
        })
    }
}

/// The parameters and the body of an operation.
#[derive(Clone, Debug)]
pub struct RequestPlan {
    /// The parameters; those that a signer fills have no field.
    pub parameters: Vec<ParameterPlan>,
    /// The body.
    pub body: Option<BodyPlan>,
    /// Documentation of the headers that a signer fills.
    pub signed_words: Vec<String>,
}

impl RequestPlan {
    /// The parameters with a field.
    pub fn fields(&self) -> impl Iterator<Item = &ParameterPlan> {
        self.parameters.iter().filter(|it| !it.signed)
    }

    /// The arguments of its constructor; `None` if every part is optional.
    #[must_use]
    pub fn constructor(&self, required: &str) -> Option<Constructor> {
        let parameters = self.fields().filter(|it| it.required).map(|it| &it.ty);
        let body = self.body.as_ref().filter(|it| it.required);
        let value = body.and_then(BodyPlan::value_type);
        let types: Vec<_> = parameters.chain(value).collect();
        let count = types.len() + usize::from(body.is_some() && value.is_none());
        let alike = alike(&types, |left, right| left == right);
        match (count, count > MANY_ARGUMENTS || alike) {
            (0, _) => None,
            (_, true) => Some(Constructor::Named(required.to_owned())),
            (_, false) => Some(Constructor::Positional),
        }
    }

    /// The setter of an optional body.
    #[must_use]
    pub fn body_setter(&self) -> String {
        setter("body")
    }

    /// True if it implements `Default`, since everything is optional.
    #[must_use]
    pub fn has_default(&self) -> bool {
        let body = self.body.as_ref().is_some_and(|it| it.required);
        !body && self.fields().all(|it| !it.required)
    }

    /// Example bodies.
    #[must_use]
    pub fn examples(&self) -> &[Arc<Example>] {
        self.body.as_ref().map_or(&[], |body| &body.examples)
    }
}
