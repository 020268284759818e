//! The table of the constants of an operation.

/// Implements [`Operation`](crate::Operation): first the required constants and the types, then a
/// line for each further method of [`OperationInfo`](crate::operation::OperationInfo).
///
/// ```
/// use copperplate_runtime as rt;
/// use std::convert::Infallible;
///
/// #[derive(Clone, Debug, PartialEq)]
/// struct CancelRequest {
///     id: String,
/// }
///
/// rt::request! {
///     CancelRequest {
///         id: parameter(path("id")),
///     }
/// }
///
/// struct Cancel;
///
/// rt::operation! {
///     Cancel {
///         id: "cancel",
///         method: DELETE,
///         path: "/payouts/{id}",
///         request: CancelRequest,
///         response: rt::response::NoContent,
///         error: Infallible,
///         body_limit(1024),
///     }
/// }
///
/// use rt::Operation;
/// assert_eq!((Cancel::INFO.id, Cancel::INFO.method), ("cancel", rt::Method::DELETE));
/// assert_eq!(Cancel::INFO.body_limit, Some(1024));
/// ```
#[macro_export]
macro_rules! operation {
    ($name:ident {
        id: $id:literal,
        method: $method:ident,
        path: $path:literal,
        request: $request:ty,
        response: $response:ty,
        error: $error:ty,
        $($call:ident $arguments:tt,)*
    }) => {
        impl $crate::operation::Operation for $name {
            const INFO: $crate::operation::OperationInfo =
                $crate::operation::OperationInfo::new($id, $crate::Method::$method, $path)
                    $(.$call $arguments)*;
            type Request = $request;
            type Response = $response;
            type Error = $error;
        }
    };
}
