//! Contradictions, version `1`.

pub mod types {
    //! The schemas of the document.

    mod label {
        use copperplate_runtime as rt;

        /// The schema `Label`.
        #[derive(Clone, Default)]
        pub struct Label {
            /// The member `name`.
            pub name: Option<String>,
        }

        rt::object! {
            Label {
                _: forbidden("id", "type"),
                name: optional("name"),
                .. => skip,
            }
        }
    }

    mod request {
        use copperplate_runtime as rt;

        /// The schema `Request`.
        #[derive(Clone, Default)]
        pub struct Request {
            /// The member `status`.
            pub status: Option<RequestStatus>,
        }

        rt::object! {
            Request {
                status: optional("status"),
                .. => skip,
            }
        }

        /// What `status` of `Request` is.
        pub enum RequestStatus {
            /// `open`
            Open,
            /// `closed`
            Closed,
        }

        rt::choice! {
            RequestStatus {
                Open = "open",
                Closed = "closed",
            }
        }
    }

    mod status {
        use copperplate_runtime as rt;

        /// The schema `Status`.
        pub enum Status {
            /// `open`
            Open,
            /// `closed`
            Closed,
        }

        rt::choice! {
            Status {
                Open = "open",
                Closed = "closed",
            }
        }
    }

    mod twice {
        use copperplate_runtime as rt;

        /// The schema `Twice`.
        #[derive(Clone, Default)]
        pub struct Twice {
            /// The member `size`.
            pub size: Option<TwiceSize>,
        }

        rt::object! {
            Twice {
                size: optional("size"),
                .. => skip,
            }
        }

        /// What `size` of `Twice` is.
        pub enum TwiceSize {
            /// `a`
            A,
            /// `b`
            B,
        }

        rt::choice! {
            TwiceSize {
                A = "a",
                B = "b",
            }
        }
    }

    pub use label::*;
    pub use request::*;
    pub use status::*;
    pub use twice::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Label, Request, RequestStatus, Status, Twice, TwiceSize
    );
}
