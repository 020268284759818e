//! Mistaken, version `1`.

pub mod types {
    //! The schemas of the document.

    mod code {
        use copperplate_runtime as rt;

        /// The schema `Code`.
        #[derive(Clone)]
        pub struct Code {
            /// The member `text`.
            pub text: String,
        }

        rt::object! {
            Code {
                text: required("text") where max_length(3),
                .. => skip,
            }
        }
    }

    pub use code::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Code);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod add_code {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/codes`
        ///
        /// `POST /codes`
        pub struct AddCode;

        impl rt::Operation for AddCode {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "addCode",
                    rt::Method::POST,
                    "/codes",
                )
                .consumes(&["application/json"])
                .produces(&["application/json"]);
            type Request = AddCodeRequest;
            type Response = AddCodeResponse;
            type Error = AddCodeError;
        }

        /// What `addCode` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AddCodeRequest {
            /// The request body.
            pub body: types::Code,
        }

        rt::request! {
            AddCodeRequest {
                .. body: json("application/json", &rt::ANY),
            }
        }

        /// What `addCode` answers when it succeeds.
        ///
        /// 200: The code.
        pub type AddCodeResponse = rt::answer::Ok<types::Code>;

        /// The document has no answer of `addCode` that is a failure.
        pub type AddCodeError = std::convert::Infallible;
    }

    pub use add_code::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Mistaken`.
    ///
    /// Cloning it is cheap; clones share connections and credentials.
    #[derive(Clone, Debug)]
    pub struct Client(rt::client::Client);

    impl Client {
        /// Begins a client; the first of [`SERVERS`] is called unless another URL is set.
        #[must_use]
        pub fn builder() -> rt::client::Builder<Self> {
            rt::client::Builder::new(SERVERS, Self)
        }

        /// The same client at another server, such as one of [`SERVERS`] or what a type of
        /// `servers` has made.
        ///
        /// # Errors
        ///
        /// A URL that can't be used.
        pub fn at(
            &self,
            server: impl Into<rt::ServerUrl>,
        ) -> Result<Self, rt::client::BuildError> {
            self.0.at(server).map(Self)
        }
    }

    impl Client {
        /// POST `/codes`
        ///
        /// Gives [`AddCodeResponse`](operations::AddCodeResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn add_code(
            &self,
            request: &operations::AddCodeRequest,
        ) -> rt::client::Sending<operations::AddCode> {
            self.0.send(request)
        }
    }
}

#[cfg(feature = "client")]
pub use client::Client;

#[cfg(feature = "server")]
pub mod server {
    //! The server: implement [`Service`] and serve [`router`].

    use copperplate_runtime as rt;
    use super::operations;

    /// What a server of `Mistaken` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/codes`
        fn add_code(
            &self,
            request: operations::AddCodeRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::AddCodeResponse, operations::AddCodeError>,
        > + Send;
    }

    /// An ordinary `axum` router, which nests, layers and merges like any other.
    pub fn router<S: Service>(service: S) -> rt::server::Router {
        routes(service).finish()
    }

    /// The operations, for a router with other limits.
    pub fn routes<S: Service>(service: S) -> rt::server::Routes<S> {
        rt::server::Routes::new(service, &REFUSALS)
            .public::<
                operations::AddCode,
                _,
                _,
            >(|service, request, context| async move {
                Service::add_code(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
