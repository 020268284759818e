//! The API of one document.

use std::sync::{Mutex, OnceLock, PoisonError};

use copperplate::compare::Side;
use copperplate::ir::{self, RefusalReason, Role, SchemaId};
use copperplate_runtime::refusal::{Refusal, RefusalTemplate, Refusals};
use copperplate_runtime::schema::Schema;

use super::leak::{leaked, text};
use super::operation::Operation;
use super::schemas::{Direction, SchemaMaker};

/// The API of one document. It lives as long as the process.
pub struct Api {
    /// Its key in the configuration.
    pub name: String,
    /// The content of its document.
    pub content: &'static ir::Api,
    /// The responses to refused requests.
    pub refusals: Refusals,
    /// True if a request is refused when no response is acceptable.
    pub refuses_unacceptable: bool,
    /// The paths of its servers, such as `/v1`.
    pub bases: Vec<String>,
    makers: Mutex<SchemaMaker<'static>>,
    operations: Vec<OnceLock<Operation>>,
}

impl Api {
    /// The API with the content of a document.
    pub fn new(side: Side) -> &'static Self {
        let side: &'static Side = leaked(side);
        leaked(Self::of(side.name.clone(), &side.api))
    }

    fn of(name: String, content: &'static ir::Api) -> Self {
        let mut refusals = Refusals::new();
        for refusal in &content.refusals {
            let template = RefusalTemplate {
                status: refusal.status,
                media_type: text(&refusal.media_type),
                body: text(&refusal.body),
            };
            refusals = refusals.on(reason(refusal.reason), template);
        }
        let mut bases: Vec<String> = content.servers.iter().map(|it| path(&it.url)).collect();
        bases.retain(|it| !it.is_empty());
        bases.sort_by_key(|it| std::cmp::Reverse(it.len()));
        Self {
            name,
            content,
            refusals,
            refuses_unacceptable: content
                .refusals
                .iter()
                .any(|it| it.reason == RefusalReason::NotAcceptable),
            bases,
            makers: Mutex::new(SchemaMaker::new(content)),
            operations: content.operations.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// The constant of a schema.
    pub fn constant(&self, id: SchemaId, direction: Direction) -> &'static Schema {
        let mut maker = self.makers.lock().unwrap_or_else(PoisonError::into_inner);
        maker.schema(id, direction)
    }

    /// The operations that clients call, with their indexes.
    pub fn calls(&self) -> impl Iterator<Item = (usize, &'static ir::Operation)> {
        self.of_role(Role::Call)
    }

    /// The webhooks, with their indexes.
    pub fn webhooks(&self) -> impl Iterator<Item = (usize, &'static ir::Operation)> {
        self.of_role(Role::Webhook)
    }

    fn of_role(&self, role: Role) -> impl Iterator<Item = (usize, &'static ir::Operation)> {
        let all = self.content.operations.iter().enumerate();
        all.filter(move |(_, it)| it.role == role)
    }

    /// An operation. It is prepared when first used, so that a large document starts at once.
    pub fn operation(&self, index: usize) -> Option<&Operation> {
        let content = self.content.operations.get(index)?;
        let slot = self.operations.get(index)?;
        Some(slot.get_or_init(|| Operation::new(self, index, content)))
    }
}

/// The path of a URL without its last slash.
fn path(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').and_then(|at| rest.get(at..));
    path.unwrap_or_default().trim_end_matches('/').to_owned()
}

fn reason(reason: RefusalReason) -> Refusal {
    match reason {
        RefusalReason::Invalid => Refusal::Invalid,
        RefusalReason::Unauthenticated => Refusal::Unauthenticated,
        RefusalReason::Forbidden => Refusal::Forbidden,
        RefusalReason::NotAcceptable => Refusal::NotAcceptable,
        RefusalReason::TooLarge => Refusal::TooLarge,
        RefusalReason::UnsupportedMediaType => Refusal::UnsupportedMediaType,
        RefusalReason::Failed => Refusal::Failed,
        RefusalReason::NotFound => Refusal::NotFound,
        RefusalReason::MethodNotAllowed => Refusal::MethodNotAllowed,
        RefusalReason::RequestTimeout => Refusal::RequestTimeout,
        RefusalReason::GatewayTimeout => Refusal::GatewayTimeout,
        RefusalReason::TooManyRequests => Refusal::TooManyRequests,
        RefusalReason::HeadersTooLarge => Refusal::HeadersTooLarge,
        RefusalReason::NotImplemented => Refusal::NotImplemented,
        RefusalReason::Unavailable => Refusal::Unavailable,
        RefusalReason::KeyReused => Refusal::KeyReused,
        RefusalReason::KeyInUse => Refusal::KeyInUse,
    }
}
