//! The result of a handler other than a documented success.

use std::any::Any;
use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

use super::rejected::Rejected;
use crate::body::ItemError;
use crate::report::{Location, Report};
use crate::wire::Operation;
use crate::wire::refusal::Refusal;
use crate::wire::response::Undocumented;

/// Any error of a service.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// The result of a handler of the operation `O`: a documented success, or a [`Failed`].
pub type HandlerResult<O> = Result<<O as Operation>::Response, Failed<O>>;

/// The failure of a handler for the operation `O`.
///
/// Any error converts into it by `?` and by `into()`:
///
/// - The documented error of this operation (`O::Error`) becomes the documented response.
/// - The [`Rejected`] of an extractor ([`Context::extract`](super::Context::extract)) becomes its
///   response.
/// - Any other error, including the documented error of another operation, becomes a 500 in the
///   API's own error format. Its cause is never shown to a caller; it goes to
///   [`Routes::on_failure`](super::Routes::on_failure) and, as a [`Failure::Failed`], into the
///   extensions of the response, for a layer that logs.
///
/// Pass other types, such as a text, an `anyhow::Error` or a `Box<dyn Error + Send + Sync>`, to
/// [`Failed::new`].
///
/// The type parameter is the operation, not its error, because operations with equal documented
/// errors share one type. A service whose own error `Mine` does not implement [`Error`] can
/// therefore write `impl From<Mine> for Failed<operations::GetPayout>` for each operation, and a
/// change of the document never makes two of these implementations overlap.
///
/// ```
/// use copperplate_runtime as rt;
/// use rt::server::{Failed, HandlerResult};
/// # struct GetPayout;
/// # #[derive(Debug, PartialEq)]
/// # enum GetPayoutError { NotFound }
/// # rt::failure! { impl Display, Error for GetPayoutError { 404 => NotFound {} as "404: No such payout" } }
/// # impl rt::Operation for GetPayout {
/// #     const INFO: rt::operation::OperationInfo =
/// #         rt::operation::OperationInfo::new("getPayout", rt::operation::MethodName::GET, "/payouts");
/// #     type Request = Nothing;
/// #     type Response = rt::response::Ok<String>;
/// #     type Error = GetPayoutError;
/// # }
/// # struct Nothing;
/// # impl rt::Validate for Nothing { fn check(&self, _: &mut rt::Report, _: &rt::schema::Schema) {} }
///
/// // As a method of a `Service` does, with its own request and context.
/// async fn get_payout(row: std::io::Result<Option<String>>) -> HandlerResult<GetPayout> {
///     let row = row?; // any error: 500, and its cause for the log
///     let row = row.ok_or(GetPayoutError::NotFound)?; // documented: 404
///     if row.is_empty() {
///         return Err(Failed::new("a payout without a name")); // 500 as well
///     }
///     Ok(rt::response::Ok::Ok(row))
/// }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let failed = get_payout(Ok(None)).await.unwrap_err();
/// assert_eq!(failed.as_documented(), Some(&GetPayoutError::NotFound));
/// let failed = get_payout(Err(std::io::Error::other("the disk"))).await.unwrap_err();
/// assert_eq!(failed.cause().unwrap().to_string(), "the disk");
/// # }
/// ```
pub struct Failed<O: Operation>(Box<Why<O::Error>>);

/// The kinds of [`Failed`].
pub(super) enum Why<E> {
    Documented(E),
    Undocumented(Undocumented),
    Refused(Refusal, Report),
    Failed(BoxError),
}

impl<O: Operation> Failed<O> {
    /// A failure of the service: 500 in the API's own error format.
    pub fn new(cause: impl Into<BoxError>) -> Self {
        Self(Box::new(Why::Failed(cause.into())))
    }

    /// The documented error of this operation.
    #[must_use]
    pub fn documented(error: O::Error) -> Self {
        Self(Box::new(Why::Documented(error)))
    }

    /// An undocumented response with any final status, including a success. It is sent unchanged,
    /// although callers rely on the document. Reviewers of a service should search for this name.
    #[must_use]
    pub fn undocumented(response: Undocumented) -> Self {
        Self(Box::new(Why::Undocumented(response)))
    }

    /// A refusal in the API's own error format, as for a request that reaches no handler: for
    /// example [`Refusal::Unavailable`], or [`Refusal::Invalid`] with the report about an item of a
    /// stream. The report may be empty.
    ///
    /// ```
    /// use copperplate_runtime as rt;
    /// use rt::refusal::Refusal;
    /// use rt::server::Failed;
    ///
    /// fn closed<O: rt::Operation>() -> Failed<O> {
    ///     Failed::refused(Refusal::Unavailable, rt::Report::new())
    /// }
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
    /// assert_eq!(closed::<Ping>().as_refusal(), Some(Refusal::Unavailable));
    /// ```
    #[must_use]
    pub fn refused(refusal: Refusal, report: Report) -> Self {
        Self(Box::new(Why::Refused(refusal, report)))
    }

    /// The refusal of a request with an unreadable item in the stream of its body: 400 with the
    /// violations or 413, in the API's own error format.
    ///
    /// This is not done by `?`, because a handler may also read the stream of another API's response,
    /// and its caller is not to blame for that one.
    ///
    /// ```
    /// use copperplate_runtime as rt;
    /// use rt::server::Failed;
    ///
    /// async fn sum<O: rt::Operation>(mut amounts: rt::body::Items<i64>) -> Result<i64, Failed<O>> {
    ///     let mut sum = 0_i64;
    ///     while let Some(amount) = amounts.next().await {
    ///         sum = sum.saturating_add(amount.map_err(Failed::unreadable)?);
    ///     }
    ///     Ok(sum)
    /// }
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
    /// # let _ = sum::<Ping>;
    /// ```
    #[must_use]
    pub fn unreadable(error: ItemError) -> Self {
        let mut report = Report::new();
        let mark = report.mark();
        let refusal = match error {
            ItemError::Invalid(found) => {
                report.append(found);
                Refusal::Invalid
            }
            ItemError::TooLarge(limit) => {
                report.push("body", format!("must have items of at most {limit} bytes"));
                Refusal::TooLarge
            }
            ItemError::Lost(_) => {
                report.push("body", "could not be read to its end");
                Refusal::Invalid
            }
        };
        report.locate_since(mark, Location::Body);
        Self::refused(refusal, report)
    }

    /// The reason of the refusal, if it is one.
    #[must_use]
    pub fn as_refusal(&self) -> Option<Refusal> {
        match &*self.0 {
            Why::Refused(refusal, _) => Some(*refusal),
            Why::Documented(_) | Why::Undocumented(_) | Why::Failed(_) => None,
        }
    }

    /// The documented error, if it is one.
    #[must_use]
    pub fn as_documented(&self) -> Option<&O::Error> {
        match &*self.0 {
            Why::Documented(error) => Some(error),
            Why::Undocumented(_) | Why::Refused(..) | Why::Failed(_) => None,
        }
    }

    /// The undocumented response, if it is one.
    #[must_use]
    pub fn as_undocumented(&self) -> Option<&Undocumented> {
        match &*self.0 {
            Why::Undocumented(response) => Some(response),
            Why::Documented(_) | Why::Refused(..) | Why::Failed(_) => None,
        }
    }

    /// The cause of a failure of the service.
    #[must_use]
    pub fn cause(&self) -> Option<&(dyn Error + Send + Sync + 'static)> {
        match &*self.0 {
            Why::Failed(cause) => Some(cause.as_ref()),
            Why::Documented(_) | Why::Undocumented(_) | Why::Refused(..) => None,
        }
    }

    pub(super) fn into_why(self) -> Why<O::Error> {
        *self.0
    }
}

impl<O: Operation> fmt::Debug for Failed<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Why::Documented(error) => formatter.debug_tuple("Documented").field(error).finish(),
            Why::Refused(it, report) => {
                let mut refused = formatter.debug_tuple("Refused");
                refused.field(it).field(report).finish()
            }
            Why::Undocumented(it) => formatter.debug_tuple("Undocumented").field(it).finish(),
            Why::Failed(cause) => formatter.debug_tuple("Failed").field(cause).finish(),
        }
    }
}

/// Keeps a documented error, and turns any other error into a failure of the service.
///
/// A single conversion for both is possible because [`Failed`] itself does not implement [`Error`].
impl<O: Operation, T: Error + Send + Sync + 'static> From<T> for Failed<O> {
    fn from(error: T) -> Self {
        let mut error = Some(error);
        let documented = (&mut error as &mut dyn Any).downcast_mut::<Option<O::Error>>();
        if let Some(documented) = documented.and_then(Option::take) {
            return Self::documented(documented);
        }
        let rejected = (&mut error as &mut dyn Any).downcast_mut::<Option<Rejected>>();
        if let Some(Rejected(response)) = rejected.and_then(Option::take) {
            return Self::undocumented(response);
        }
        // It was not a documented error, so it is still there.
        match error {
            Some(error) => Self::new(error),
            None => Self::new("an error without a value"),
        }
    }
}

/// The reason why an accepted request failed.
///
/// It is passed to [`Routes::on_failure`](super::Routes::on_failure), and it is in the extensions
/// of the response, for a layer that logs or counts. A caller never sees it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The handler failed with an undocumented error.
    Failed(Arc<dyn Error + Send + Sync>),
    /// The handler, or another part of the service, panicked with this text.
    Panicked(Arc<str>),
    /// The handler exceeded its time limit and was dropped at its current `await`.
    TimedOut,
    /// The response of the handler has values that can't be sent at their location.
    Unwritable(Report),
    /// The response of the handler violates the document: see
    /// [`Routes::validate_responses`](super::Routes::validate_responses).
    Invalid(Report),
    /// The stream of the response broke off, by an error of its source or at an item that violates
    /// the document. The status was sent before.
    BrokenOff(Arc<io::Error>),
    /// The store of idempotency keys failed, or lost an execution. The response stands if the request
    /// was carried out, and is 503 if it was not.
    Unstored(Arc<dyn Error + Send + Sync>),
    /// An earlier execution with the same idempotency key crashed or failed, and its effects are
    /// unknown.
    Unsettled,
    /// A file of the request could not be written to a temporary file.
    Unspooled(Arc<io::Error>),
    /// The signature of the request was not verified, for this reason. The response is 401.
    #[cfg(feature = "signatures")]
    Unverified(crate::signature::Unverified),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(cause) => write!(formatter, "the handler failed: {cause}"),
            Self::Panicked(text) => write!(formatter, "the handler panicked: {text}"),
            Self::TimedOut => formatter.write_str("the handler did not end in time"),
            Self::Unwritable(report) => write!(formatter, "the response can't be sent: {report}"),
            Self::Invalid(report) => {
                write!(formatter, "the response is not as documented: {report}")
            }
            Self::BrokenOff(error) => {
                write!(formatter, "the stream of the response broke off: {error}")?;
                let mut cause = error.source();
                while let Some(error) = cause {
                    write!(formatter, ": {error}")?;
                    cause = error.source();
                }
                Ok(())
            }
            Self::Unstored(error) => write!(formatter, "the store of keys failed: {error}"),
            Self::Unsettled => formatter
                .write_str("an earlier execution with the idempotency key has no known end"),
            Self::Unspooled(error) => write!(formatter, "a file could not be spooled: {error}"),
            #[cfg(feature = "signatures")]
            Self::Unverified(reason) => write!(formatter, "the request is not verified: {reason}"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::convert::Infallible;

    use http::StatusCode;

    use super::*;
    use crate::codec::Validate;
    use crate::schema::Schema;
    use crate::wire::OperationInfo;

    struct Nothing;

    impl Validate for Nothing {
        fn check(&self, _: &mut Report, _: &Schema) {}
    }

    macro_rules! operation {
        ($name:ident, $error:ty) => {
            struct $name;

            impl Operation for $name {
                const INFO: OperationInfo =
                    OperationInfo::new("a", crate::operation::MethodName::GET, "/a");
                type Request = Nothing;
                type Response = ();
                type Error = $error;
            }
        };
    }

    operation!(Documented, fmt::Error);
    operation!(Alike, fmt::Error);
    operation!(Never, Infallible);

    /// An error of a service with a conversion for each operation.
    struct Own;

    impl From<Own> for Failed<Documented> {
        fn from(_: Own) -> Self {
            fmt::Error.into()
        }
    }

    impl From<Own> for Failed<Alike> {
        fn from(_: Own) -> Self {
            Self::undocumented(Undocumented::new(StatusCode::GONE))
        }
    }

    #[test]
    fn a_documented_error_stays_one_and_any_other_is_a_cause() {
        let failed = Failed::<Documented>::from(fmt::Error);
        assert!(failed.as_documented().is_some() && failed.cause().is_none());
        let failed = Failed::<Documented>::from(io::Error::other("disk"));
        assert_eq!(failed.cause().unwrap().to_string(), "disk");
        let failed = Failed::<Never>::from(fmt::Error);
        assert!(
            failed
                .cause()
                .unwrap()
                .downcast_ref::<fmt::Error>()
                .is_some()
        );
        let boxed: BoxError = "text".into();
        assert_eq!(
            Failed::<Never>::new(boxed).cause().unwrap().to_string(),
            "text"
        );
    }

    #[test]
    fn operations_that_fail_alike_are_told_apart() {
        assert!(Failed::<Documented>::from(Own).as_documented().is_some());
        assert!(Failed::<Alike>::from(Own).as_undocumented().is_some());
    }
}
