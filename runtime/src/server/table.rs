//! The table of the routes of a service.

/// Defines the functions `routes` and `router` of a trait, and the trait of a server with only some
/// of its operations. Each line has an operation's access (`public`, `secured` or `optional`), its
/// marker and its method of the trait. A signed webhook has the access `signed`, `signed_secured` or
/// `signed_optional`, with the type of its verifier behind the marker. The bounds are the ones of both traits, and the last name is
/// the [`Refusals`](crate::refusal::Refusals) of the service.
///
/// A route calls the method by the path of its trait, because a service and the pointer to it have
/// methods of other traits, and an operation may have the name `authenticate` or `clone`.
///
/// ```text
/// rt::routes! {
///     Service, PartialService: [rt::server::Authenticate], REFUSALS {
///         secured operations::CreatePayout => create_payout,
///         public operations::GetStatus => get_status,
///     }
/// }
/// ```
#[macro_export]
macro_rules! routes {
    (@context secured) => { $crate::server::Context<Self::Principal> };
    (@context optional) => {
        $crate::server::Context<::core::option::Option<Self::Principal>>
    };
    (@context public) => { $crate::server::Context<()> };
    (@context signed) => { $crate::server::Context<()> };
    (@context signed_secured) => { $crate::routes!(@context secured) };
    (@context signed_optional) => { $crate::routes!(@context optional) };

    ($service:ident, $partial:ident: [$($bound:tt)+], $refusals:ident {
        $($access:ident $operation:path $(: $verifier:ty)? => $method:ident,)*
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
                $(.$access::<$operation, $($verifier,)? _, _>(|service, request, context| async move {
                    $service::$method(&*service, request, context).await
                }).handled_by::<$operation, _, _, _>(<S as $service>::$method))*
        }

        /// A server with some of the operations: a method that is not written answers 501 in the
        /// API's own error format, and `routes(service).unimplemented()` lists these operations.
        ///
        /// Operations that are added to the document later don't break its implementations. They
        /// implement the whole trait as well, so they are served like any other.
        #[diagnostic::on_unimplemented(
            message = "`{Self}` is not a server of this API",
            label = "this type has no `impl` of the API's trait",
            note = "implement the trait that this function asks for with all operations, or \
                    its partial trait with some of them"
        )]
        pub trait $partial: $($bound)+ {
            $(
                #[doc = ::core::concat!("See [`", ::core::stringify!($operation), "`].")]
                fn $method(
                    &self,
                    request: <$operation as $crate::Operation>::Request,
                    context: $crate::routes!(@context $access),
                ) -> impl ::core::future::Future<
                    Output = $crate::server::HandlerResult<$operation>,
                > + ::core::marker::Send {
                    let _ = (request, context);
                    $crate::server::Unimplemented::<$operation>::new()
                }
            )*
        }

        impl<S: $partial> $service for S {
            $(
                fn $method(
                    &self,
                    request: <$operation as $crate::Operation>::Request,
                    context: $crate::routes!(@context $access),
                ) -> impl ::core::future::Future<
                    Output = $crate::server::HandlerResult<$operation>,
                > + ::core::marker::Send {
                    $partial::$method(self, request, context)
                }
            )*
        }
    };
}
