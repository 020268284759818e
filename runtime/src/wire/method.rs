//! The method of an operation as a constant.

use std::fmt;

use http::Method;
use http::method::InvalidMethod;

/// The HTTP method of an operation. Unlike [`Method`], it can be a constant for any method.
///
/// ```
/// use copperplate_runtime as rt;
///
/// const COPY: rt::operation::MethodName = rt::operation::MethodName::new("COPY");
/// assert_eq!(COPY.as_str(), "COPY");
/// assert_eq!(rt::operation::MethodName::DELETE, rt::Method::DELETE);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MethodName(&'static str);

impl MethodName {
    /// `GET`.
    pub const GET: Self = Self("GET");
    /// `PUT`.
    pub const PUT: Self = Self("PUT");
    /// `POST`.
    pub const POST: Self = Self("POST");
    /// `DELETE`.
    pub const DELETE: Self = Self("DELETE");
    /// `OPTIONS`.
    pub const OPTIONS: Self = Self("OPTIONS");
    /// `HEAD`.
    pub const HEAD: Self = Self("HEAD");
    /// `PATCH`.
    pub const PATCH: Self = Self("PATCH");
    /// `TRACE`.
    pub const TRACE: Self = Self("TRACE");
    /// `QUERY` (RFC 10008).
    pub const QUERY: Self = Self("QUERY");

    /// Another method, as it is sent.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// Its name.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.0
    }

    /// The method of a request.
    ///
    /// # Errors
    ///
    /// The name is not a token of HTTP.
    pub fn method(self) -> Result<Method, InvalidMethod> {
        Method::from_bytes(self.0.as_bytes())
    }
}

impl fmt::Display for MethodName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl PartialEq<Method> for MethodName {
    fn eq(&self, other: &Method) -> bool {
        self.0 == other.as_str()
    }
}

impl TryFrom<MethodName> for Method {
    type Error = InvalidMethod;

    fn try_from(name: MethodName) -> Result<Self, InvalidMethod> {
        name.method()
    }
}
