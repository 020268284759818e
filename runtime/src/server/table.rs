//! The table of the routes of a service.

/// Defines the functions `routes` and `router` of a trait. Each line has an operation's access
/// (`public`, `secured` or `optional`), its marker and its method of the trait. The second name is
/// the [`Refusals`](crate::refusal::Refusals) of the service.
///
/// A route calls the method by the path of its trait, because a service and the pointer to it have
/// methods of other traits, and an operation may have the name `authenticate` or `clone`.
///
/// ```text
/// rt::routes! {
///     Service, REFUSALS {
///         secured operations::CreatePayout => create_payout,
///         public operations::GetStatus => get_status,
///     }
/// }
/// ```
#[macro_export]
macro_rules! routes {
    ($service:ident, $refusals:ident {
        $($access:ident $operation:path => $method:ident,)*
    }) => {
        /// An ordinary `axum` router, which nests, layers and merges like any other.
        pub fn router<S: $service>(service: S) -> $crate::server::Router {
            routes(service).finish()
        }

        /// The operations, for a router with other limits, or with layers that see which operation
        /// is called.
        #[must_use]
        pub fn routes<S: $service>(service: S) -> $crate::server::Routes<S> {
            $crate::server::Routes::new(service, &$refusals)
                $(.$access::<$operation, _, _>(|service, request, context| async move {
                    $service::$method(&*service, request, context).await
                }))*
        }
    };
}
