//! Operations that a service does not implement.

use std::any::TypeId;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context as Waker, Poll};

use super::context::Context;
use super::failed::{Failed, HandlerResult};
use crate::report::Report;
use crate::wire::Operation;
use crate::wire::refusal::Refusal;

/// The handler of an operation that a service does not implement: 501 in the API's own error
/// format.
///
/// A method of a generated `PartialService` returns it unless it is written. A method of a `Service`
/// may return it too. [`Routes::unimplemented`](super::Routes::unimplemented) lists both, since it
/// compares the types of the returned futures.
///
/// ```
/// # use copperplate_runtime as rt;
/// # struct Ping;
/// # impl rt::Operation for Ping {
/// #     const INFO: rt::operation::OperationInfo =
/// #         rt::operation::OperationInfo::new("ping", rt::operation::MethodName::GET, "/ping");
/// #     type Request = Nothing;
/// #     type Response = rt::response::NoContent;
/// #     type Error = std::convert::Infallible;
/// # }
/// # struct Nothing;
/// # impl rt::Validate for Nothing { fn check(&self, _: &mut rt::Report, _: &rt::schema::Schema) {} }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let failed = rt::server::Unimplemented::<Ping>::new().await.unwrap_err();
/// assert_eq!(failed.as_refusal(), Some(rt::refusal::Refusal::NotImplemented));
/// # }
/// ```
pub struct Unimplemented<O>(PhantomData<fn() -> O>);

impl<O> Unimplemented<O> {
    /// The handler.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<O> Default for Unimplemented<O> {
    fn default() -> Self {
        Self::new()
    }
}

impl<O> fmt::Debug for Unimplemented<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Unimplemented")
    }
}

impl<O: Operation> Future for Unimplemented<O> {
    type Output = HandlerResult<O>;

    fn poll(self: Pin<&mut Self>, _: &mut Waker<'_>) -> Poll<HandlerResult<O>> {
        Poll::Ready(Err(Failed::refused(Refusal::NotImplemented, Report::new())))
    }
}

/// Returns true if a method of a service returns [`Unimplemented`]. Only its type is looked at.
pub(super) fn is_unimplemented<O, S, P, M, F>(_: &M) -> bool
where
    O: Operation,
    S: 'static,
    M: FnOnce(&'static S, O::Request, Context<P>) -> F,
    F: 'static,
{
    TypeId::of::<F>() == TypeId::of::<Unimplemented<O>>()
}
