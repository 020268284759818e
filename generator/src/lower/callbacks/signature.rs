//! The signatures of webhooks and callbacks (`x-copperplate-webhook-signature`).

use crate::diagnostics;
use crate::ir::{Idempotency, Location, Parameter, WebhookSignature};
use crate::lower::operation::builder::OperationBuilder;
use crate::lower::words;
use crate::source::Place;

const NAME: &str = "x-copperplate-webhook-signature";

/// The header with the id of a message, which is its idempotency key.
const WEBHOOK_ID: &str = "webhook-id";

impl<'a> OperationBuilder<'a> {
    /// The signature of a webhook or a callback: its own, or the one of the document.
    pub(super) fn signature(&self, place: &Place<'a>) -> Option<WebhookSignature> {
        let root = self.context.document.root();
        read(&place.get(NAME).or_else(|| root.get(NAME))?)
    }

    /// Marks the headers of a signature, which no caller fills.
    pub(super) fn sign(
        parameters: &mut [Parameter],
        idempotency: &mut Idempotency,
        signature: &WebhookSignature,
    ) {
        let headers = signature.headers();
        for parameter in parameters
            .iter_mut()
            .filter(|it| it.location == Location::Header)
        {
            let is = |name: &str| parameter.name.eq_ignore_ascii_case(name);
            parameter.signed |= headers.iter().any(|name| is(name));
        }
        if *signature == WebhookSignature::StandardWebhooks && *idempotency == Idempotency::None {
            *idempotency = Idempotency::Header(WEBHOOK_ID.to_owned());
        }
    }

    /// Reports a signature that does not say what is needed, or that nothing has.
    pub(super) fn check_signature(&mut self, place: &Place<'a>) {
        let Some(at) = place.get(NAME) else {
            return;
        };
        let scheme = words::text(&at, "scheme");
        let timestamped = scheme.as_deref() == Some("timestamped-hmac");
        let problem = match (timestamped, header(&at), at.get("header")) {
            (true, None, _) => diagnostics::extension::no_signature_header(&at),
            (false, _, Some(header)) => diagnostics::extension::idle_signature_header(&header),
            (true, Some(_), _) | (false, _, None) => return,
        };
        self.schemas.findings.error(problem);
    }

    /// Reports a signature of a document without webhooks and callbacks.
    pub(super) fn check_document_signature(&mut self, root: &Place<'a>) {
        self.check_signature(root);
        let items = root.get("paths");
        let document = self.context.document;
        let mut items = items.iter().flat_map(Place::members);
        let has_callbacks = items.any(|(_, _, item)| {
            let item = document.follow(&item);
            let mut members = item.members();
            members.any(|(_, _, operation)| operation.get("callbacks").is_some())
        });
        if let Some(at) = root.get(NAME)
            && root.get("webhooks").is_none()
            && !has_callbacks
        {
            let problem = diagnostics::extension::unsigned_document(&at, NAME);
            self.schemas.findings.error(problem);
        }
    }

    /// Reports a signature on an operation that callers call.
    pub(crate) fn refuse_signature(&mut self, place: &Place<'a>) {
        if let Some(at) = place.get(NAME) {
            let places = "a webhook, a callback or the OpenAPI document";
            let object = "an operation that callers call";
            let problem = diagnostics::extension::misplaced(at.span(), NAME, object, places);
            self.schemas.findings.error(problem.pointer(&at.pointer));
        }
    }
}

fn read(at: &Place<'_>) -> Option<WebhookSignature> {
    match words::text(at, "scheme")?.as_str() {
        "standard-webhooks" => Some(WebhookSignature::StandardWebhooks),
        "timestamped-hmac" => header(at).map(WebhookSignature::TimestampedHmac),
        "http-message-signatures" => Some(WebhookSignature::HttpMessageSignatures),
        _ => None,
    }
}

/// The header of a signature, if it is the name of one (RFC 9110, section 5.1).
fn header(at: &Place<'_>) -> Option<String> {
    let name = words::text(at, "header")?;
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    (!name.is_empty() && name.bytes().all(is_token)).then_some(name)
}
