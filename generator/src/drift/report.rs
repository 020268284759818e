//! The results of a comparison.

use crate::compare::Position;
use crate::ir::Origin;

use super::fix::{Change, Fix};

/// The divergences of an API from recorded exchanges.
#[derive(Clone, Debug, Default)]
pub struct Drift {
    /// The number of exchanges with an operation of the document.
    pub exchanges: usize,
    /// The number of exchanges that are not about the document.
    pub others: usize,
    /// The number of bodies in media types that are not read.
    pub unread: usize,
    /// The divergences, the most frequent first.
    pub divergences: Vec<Divergence>,
    /// Parts of messages that the document admits and does not describe.
    pub undescribed: Vec<Divergence>,
}

/// A divergence of messages from the document.
#[derive(Clone, Debug)]
pub struct Divergence {
    /// The operation.
    pub operation: String,
    /// The part of the message, such as `response 200 body`.
    pub part: String,
    /// The JSON Pointer in the part, from the first exchange with the divergence.
    pub pointer: String,
    /// The keyword, or the part of the document, that the message diverges from.
    pub keyword: &'static str,
    /// The divergence in a phrase.
    pub message: String,
    /// The place in the document.
    pub place: Option<Position>,
    /// The number of exchanges with it.
    pub count: usize,
    /// The first exchange with it, from 1.
    pub first: usize,
    /// The change of the document that admits the message.
    pub fix: Option<Fix>,
}

/// The choice of exchanges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hosts {
    /// Only exchanges with a host of the document's servers.
    Documented,
    /// Exchanges with any host, if the document has their path.
    Any,
}

/// A divergence in one exchange.
pub(super) struct Occurrence {
    pub(super) operation: String,
    pub(super) part: String,
    pub(super) pointer: String,
    pub(super) keyword: &'static str,
    pub(super) message: String,
    pub(super) origin: Option<Origin>,
    /// The change, at the place of the origin.
    pub(super) change: Option<Change>,
    pub(super) described: bool,
}

/// The divergences of an exchange.
pub(super) struct Read {
    pub(super) seen: Vec<Occurrence>,
    /// The number of bodies that are not read.
    pub(super) unread: usize,
}
