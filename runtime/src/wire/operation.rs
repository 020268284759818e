//! Operations: their constants and the types of their messages.

use super::messages::{ReadRequest, ReadResponse, WriteRequest, WriteResponse};
use super::operation_info::OperationInfo;
use crate::codec::Validate;

/// An operation: one method on one path, with the types of its request and its responses.
pub trait Operation: 'static {
    /// The constants of the operation.
    const INFO: OperationInfo;
    /// The request.
    type Request: Validate + Send + Sync + 'static;
    /// The documented successes.
    type Response: Send + Sync + 'static;
    /// The documented failures.
    type Error: std::error::Error + Send + Sync + 'static;
}

/// An operation that can be called. Generated operations implement it with the feature `send`,
/// which is part of `client`.
pub trait ClientOperation:
    Operation<Request: WriteRequest, Response: ReadResponse, Error: ReadResponse>
{
}

impl<O> ClientOperation for O where
    O: Operation<Request: WriteRequest, Response: ReadResponse, Error: ReadResponse>
{
}

/// An operation that can be handled. Generated operations implement it with the feature `receive`,
/// which is part of `server`.
pub trait ServerOperation:
    Operation<Request: ReadRequest, Response: WriteResponse, Error: WriteResponse>
{
}

impl<O> ServerOperation for O where
    O: Operation<Request: ReadRequest, Response: WriteResponse, Error: WriteResponse>
{
}
