//! A transport without a server, for the tests of services that call an API.

mod bodies;
mod credentials;
mod exchange;
mod fault;
mod fixtures;
mod layer;
mod named;
mod received;
mod recorder;
mod reply;
mod rule;
mod state;
mod unmatched;

pub use fault::Fault;
pub use fixtures::Fixtures;
pub(super) use named::named;
pub use received::Received;
pub use recorder::Recorder;
pub use reply::Reply;
pub use rule::When;
pub use state::MockTransport;
pub use unmatched::Unmatched;
