//! Contradictions, version `1`.

pub mod types {
    //! The schemas of the document.
    mod label {
        use copperplate_runtime as rt;
        /// The schema `Label`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Label {
            /// The member `name`.
            pub name: Option<String>,
        }
        static LABEL_MEMBERS: [rt::Member; 2] = [
            rt::Member::forbidden("id", "type"),
            rt::Member::optional("name"),
        ];
        impl rt::Decode for Label {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&LABEL_MEMBERS)?;
                let mut name = None;
                while let Some(member) = members.next() {
                    match member {
                        1 => name = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { name })
            }
        }
        impl rt::Encode for Label {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&LABEL_MEMBERS);
                members.value(&self.name);
                members.finish();
            }
        }
        impl rt::Validate for Label {
            fn check(&self, _: &mut rt::Report, _: &rt::Schema) {}
        }
    }
    mod request {
        use copperplate_runtime as rt;
        /// The schema `Request`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Request {
            /// The member `status`.
            pub status: Option<RequestStatus>,
        }
        static REQUEST_MEMBERS: [rt::Member; 1] = [rt::Member::optional("status")];
        impl rt::Decode for Request {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&REQUEST_MEMBERS)?;
                let mut status = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => status = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { status })
            }
        }
        impl rt::Encode for Request {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&REQUEST_MEMBERS);
                members.value(&self.status);
                members.finish();
            }
        }
        impl rt::Validate for Request {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&REQUEST_MEMBERS[0], &self.status);
            }
        }
        /// What `status` of `Request` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum RequestStatus {
            /// `open`
            Open,
            /// `closed`
            Closed,
        }
        rt::choice! {
            RequestStatus, Open = "open", Closed = "closed"
        }
    }
    mod status {
        use copperplate_runtime as rt;
        /// The schema `Status`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Status {
            /// `open`
            Open,
            /// `closed`
            Closed,
        }
        rt::choice! {
            Status, Open = "open", Closed = "closed"
        }
    }
    mod twice {
        use copperplate_runtime as rt;
        /// The schema `Twice`.
        #[derive(Clone, Debug, PartialEq, Default)]
        pub struct Twice {
            /// The member `size`.
            pub size: Option<TwiceSize>,
        }
        static TWICE_MEMBERS: [rt::Member; 1] = [rt::Member::optional("size")];
        impl rt::Decode for Twice {
            fn decode(
                input: &mut rt::Reader<'_>,
                _: &'static rt::Schema,
            ) -> Option<Self> {
                let mut members = input.object(&TWICE_MEMBERS)?;
                let mut size = None;
                while let Some(member) = members.next() {
                    match member {
                        0 => size = members.value(),
                        _ => members.skip(),
                    }
                }
                members.finish();
                Some(Self { size })
            }
        }
        impl rt::Encode for Twice {
            fn encode(&self, output: &mut rt::Writer, _: &rt::Schema) {
                let mut members = output.object(&TWICE_MEMBERS);
                members.value(&self.size);
                members.finish();
            }
        }
        impl rt::Validate for Twice {
            fn check(&self, report: &mut rt::Report, _: &rt::Schema) {
                report.member(&TWICE_MEMBERS[0], &self.size);
            }
        }
        /// What `size` of `Twice` is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum TwiceSize {
            /// `a`
            A,
            /// `b`
            B,
        }
        rt::choice! {
            TwiceSize, A = "a", B = "b"
        }
    }
    pub use label::Label;
    pub use request::{Request, RequestStatus};
    pub use status::Status;
    pub use twice::{Twice, TwiceSize};
    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        Label, Request, RequestStatus, Status, Twice, TwiceSize
    );
}
