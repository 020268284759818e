//! Part headers, version `1`.

pub mod types {
    //! The schemas of the document.

    mod add_pages {
        use copperplate_runtime as rt;

        /// What `X-Lang` of `addPages` is.
        pub enum AddPagesXLang {
            /// `de`
            De,
            /// `en`
            En,
        }

        rt::choice! {
            AddPagesXLang {
                De = "de",
                En = "en",
            }
        }
    }

    pub use add_pages::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(AddPagesXLang);
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod add_pages {
        use copperplate_runtime as rt;
        use super::super::types;

        /// POST `/pages`
        ///
        /// `POST /pages`
        pub struct AddPages;

        impl rt::Operation for AddPages {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "addPages",
                    rt::Method::POST,
                    "/pages",
                )
                .consumes(&["multipart/form-data"])
                .uploads(&["multipart/form-data"])
                .held_parts(&["notes", "title"]);
            type Request = AddPagesRequest;
            type Response = AddPagesResponse;
            type Error = AddPagesError;
        }

        /// What `addPages` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AddPagesRequest {
            /// The request body.
            pub body: AddPagesParts,
        }

        /// The body that `addPages` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AddPagesParts {
            /// The part `pages`.
            pub pages: Vec<AddPagesPagesItem>,
            /// The part `notes`.
            pub notes: Option<Vec<AddPagesNotesItem>>,
            /// The part `title`.
            pub title: Option<String>,
        }

        static ADD_PAGES_PAGES_PART: rt::FilePart = rt::FilePart::new("pages")
            .media_types(&["image/png"])
            .rules(&ADD_PAGES_PAGES_LIST);

        static ADD_PAGES_NOTES_PART: rt::TextPart = rt::TextPart::new("notes")
            .schema(&ADD_PAGES_NOTES)
            .rules(&ADD_PAGES_NOTES_LIST);

        static ADD_PAGES_TITLE_PART: rt::TextPart = rt::TextPart::new("title");

        static X_DIGEST: rt::Parameter = rt::Parameter::header("X-Digest").max_length(4);

        static X_VALUE: rt::Parameter = rt::Parameter::header("X-Value").maximum("9");

        static X_LANG: rt::Parameter = rt::Parameter::header("X-Lang");

        /// An item of `pages` with the headers of its part.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AddPagesPagesItem {
            /// What the part holds.
            pub value: rt::File,
            /// The header `X-Digest`.
            pub x_digest: String,
            /// The header `X-Value`.
            pub x_value: Option<i64>,
        }

        impl rt::PartItem for AddPagesPagesItem {
            type Value = rt::File;

            fn write(&self, to: &mut rt::PartsWriter) {
                to.one(&ADD_PAGES_PAGES_PART, &self.value);
                to.header("pages", &X_DIGEST, &self.x_digest);
                to.optional_header("pages", &X_VALUE, &self.x_value);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let x_digest = from.header("pages", &X_DIGEST);
                let x_value = from.optional_header("pages", &X_VALUE);
                let value = from.one(&ADD_PAGES_PAGES_PART);
                Some(Self {
                    value: value?,
                    x_digest: x_digest?,
                    x_value,
                })
            }

            fn check(&self, report: &mut rt::Report) {
                report.item_part(&ADD_PAGES_PAGES_PART, &self.value);
                report.item_header(&X_DIGEST, &self.x_digest);
                report.item_header(&X_VALUE, &self.x_value);
            }
        }

        /// An item of `notes` with the headers of its part.
        #[derive(Clone, Debug, PartialEq)]
        pub struct AddPagesNotesItem {
            /// What the part holds.
            pub value: String,
            /// The header `X-Lang`.
            pub x_lang: Option<types::AddPagesXLang>,
        }

        impl rt::PartItem for AddPagesNotesItem {
            type Value = String;

            fn write(&self, to: &mut rt::PartsWriter) {
                to.one(&ADD_PAGES_NOTES_PART, &self.value);
                to.optional_header("notes", &X_LANG, &self.x_lang);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let x_lang = from.optional_header("notes", &X_LANG);
                let value = from.one(&ADD_PAGES_NOTES_PART);
                Some(Self { value: value?, x_lang })
            }

            fn check(&self, report: &mut rt::Report) {
                report.item_part(&ADD_PAGES_NOTES_PART, &self.value);
                report.item_header(&X_LANG, &self.x_lang);
            }
        }

        impl rt::Multipart for AddPagesParts {
            fn write(&self, to: &mut rt::PartsWriter) {
                to.items(&self.pages);
                to.optional_items(&self.notes);
                to.optional(&ADD_PAGES_TITLE_PART, &self.title);
            }

            fn read(from: &mut rt::PartsReader<'_>) -> Option<Self> {
                let pages = from.items(&ADD_PAGES_PAGES_PART);
                let notes = from.optional_items(&ADD_PAGES_NOTES_PART);
                let title = from.optional(&ADD_PAGES_TITLE_PART);
                Some(Self {
                    pages: pages?,
                    notes,
                    title,
                })
            }

            fn check(&self, report: &mut rt::Report) {
                report.part_items(&ADD_PAGES_PAGES_PART, &self.pages);
                report.optional_part_items(&ADD_PAGES_NOTES_PART, &self.notes);
            }
        }

        rt::request! {
            AddPagesRequest {
                .. body: body(&rt::MultipartBody),
            }
        }

        /// What `addPages` answers when it succeeds.
        ///
        /// 204: Done.
        pub type AddPagesResponse = rt::answer::NoContent;

        /// The document has no answer of `addPages` that is a failure.
        pub type AddPagesError = std::convert::Infallible;

        static ADD_PAGES_PAGES_LIST: rt::Schema = rt::Schema::new().max_items(3);

        static ADD_PAGES_NOTES: rt::Schema = rt::Schema::new().max_length(5);

        static ADD_PAGES_NOTES_LIST: rt::Schema = rt::Schema::new()
            .unique_items()
            .items(&rt::Schema::new().max_length(5));
    }

    pub use add_pages::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Part headers`.
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
        /// POST `/pages`
        ///
        /// Gives [`AddPagesResponse`](operations::AddPagesResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn add_pages(
            &self,
            request: &operations::AddPagesRequest,
        ) -> rt::client::Sending<operations::AddPages> {
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

    /// What a server of `Part headers` does.
    pub trait Service: Send + Sync + 'static {
        /// POST `/pages`
        fn add_pages(
            &self,
            request: operations::AddPagesRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<operations::AddPagesResponse, operations::AddPagesError>,
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
                operations::AddPages,
                _,
                _,
            >(|service, request, context| async move {
                Service::add_pages(&*service, request, context).await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
