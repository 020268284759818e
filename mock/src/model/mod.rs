//! An API of a document, in the form that responses requests.

mod api;
mod formats;
mod keywords;
mod leak;
mod operation;
mod schemas;

pub use api::Api;
pub use leak::text as leaked_text;
pub use operation::{BodyContent, Operation, Parameter, Response};
pub use schemas::{Direction, quoted};
