//! Listed, version `1`.

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod listed {
        use copperplate_runtime as rt;

        /// POST `/listed`
        ///
        /// `POST /listed`
        pub struct Listed;

        impl rt::Operation for Listed {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "listed",
                    rt::Method::POST,
                    "/listed",
                )
                .consumes(&["text/csv", "text/tab-separated-values"])
                .produces(&["text/csv", "application/json"]);
            type Request = ListedRequest;
            type Response = ListedResponse;
            type Error = ListedError;
        }

        /// What `listed` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct ListedRequest {
            /// The request body.
            pub body: ListedBody,
        }

        /// The body that `listed` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ListedBody {
            /// `text/csv`.
            Csv(String),
            /// `text/tab-separated-values`.
            TabSeparatedValues(String),
        }

        impl rt::WireBody for ListedBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Csv(body) => to.body(&LISTED_BODY_TEXT, body),
                    Self::TabSeparatedValues(body) => to.body(&LISTED_BODY_TEXT2, body),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["text/csv", "text/tab-separated-values"])? {
                    0 => from.body(&LISTED_BODY_TEXT).map(Self::Csv),
                    1 => from.body(&LISTED_BODY_TEXT2).map(Self::TabSeparatedValues),
                    _ => None,
                }
            }

            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Csv(body) => report.content(&LISTED_BODY_TEXT, body),
                    Self::TabSeparatedValues(body) => report.content(&LISTED_BODY_TEXT2, body),
                }
            }
        }

        static LISTED_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/csv");

        static LISTED_BODY_TEXT2: rt::TextBody = rt::TextBody::new("text/tab-separated-values");

        rt::request! {
            ListedRequest {
                .. body: body(&rt::Alternatives),
            }
        }

        /// What `listed` answers when it succeeds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ListedResponse {
            /// 200: Fine.
            Ok(ListedOkBody),
        }

        /// The body of the answer `Ok` of `listed`.
        #[derive(Clone, Debug, PartialEq)]
        pub enum ListedOkBody {
            /// `text/csv`.
            Csv(String),
            /// `application/json`.
            Json(String),
        }

        impl rt::WireBody for ListedOkBody {
            fn write(&self, to: &mut rt::BodyWriter) {
                match self {
                    Self::Csv(body) => to.body(&LISTED_OK_BODY_TEXT, body),
                    Self::Json(body) => to.json("application/json", body, &rt::ANY),
                }
            }

            fn read(from: &mut rt::BodyReader<'_>) -> Option<Self> {
                match from.choice(&["text/csv", "application/json"])? {
                    0 => from.body(&LISTED_OK_BODY_TEXT).map(Self::Csv),
                    1 => from.json(&rt::ANY).map(Self::Json),
                    _ => None,
                }
            }

            fn check(&self, report: &mut rt::Report) {
                match self {
                    Self::Csv(body) => report.content(&LISTED_OK_BODY_TEXT, body),
                    Self::Json(body) => report.body(body, &rt::ANY),
                }
            }
        }

        static LISTED_OK_BODY_TEXT: rt::TextBody = rt::TextBody::new("text/csv");

        rt::response! {
            ListedResponse {
                200 => Ok(body: body(&rt::Alternatives)),
            }
        }

        /// The document has no answer of `listed` that is a failure.
        pub type ListedError = std::convert::Infallible;
    }

    pub use listed::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Listed`.
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
        /// POST `/listed`
        ///
        /// Gives [`ListedResponse`](operations::ListedResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn listed(
            &self,
            request: &operations::ListedRequest,
        ) -> rt::client::Sending<operations::Listed> {
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

    /// What a server of `Listed` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/listed`
        fn listed(
            &self,
            request: operations::ListedRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::ListedResponse, operations::ListedError>,
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
                operations::Listed,
                _,
                _,
            >(|service, request, context| async move {
                Service::listed(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
