//! Members that have one legal value, version `1`.

pub mod types {
    //! The schemas of the document.

    mod order {
        use copperplate_runtime as rt;

        /// The schema `Order`.
        #[derive(Clone)]
        pub struct Order {
            /// The member `amount`.
            pub amount: Option<i64>,
            /// The member `agreed`.
            pub agreed: bool,
            /// The member `maybe`.
            pub maybe: Option<i64>,
            /// The member `later`.
            pub later: Option<i64>,
        }

        rt::object! {
            Order {
                _: constant("object", "order"),
                amount: optional("amount"),
                _: number("version", "2"),
                _: number("rate", "1.50"),
                _: number("huge", "123456789012345678901234567890"),
                agreed: required("agreed") where values(&["true"]),
                maybe: required("maybe") where values(&["1"]),
                later: optional("later") where values(&["3"]),
                .. => refuse,
            }
        }
    }

    mod wide {
        use copperplate_runtime as rt;

        /// The schema `Wide`.
        #[derive(Clone)]
        pub struct Wide {
            /// The member `m01`.
            pub m01: String,
            /// The member `m02`.
            pub m02: Option<i64>,
            /// The member `m03`.
            pub m03: Option<String>,
            /// The member `m04`.
            pub m04: rt::Presence<i64>,
            /// The member `m06`.
            pub m06: rt::Presence<i64>,
            /// The member `m07`.
            pub m07: Option<String>,
            /// The member `m08`.
            pub m08: rt::Presence<i64>,
            /// The member `m09`.
            pub m09: Option<String>,
            /// The member `m10`.
            pub m10: rt::Presence<i64>,
            /// The member `m11`.
            pub m11: Option<String>,
            /// The member `m12`.
            pub m12: rt::Presence<i64>,
            /// The member `m14`.
            pub m14: rt::Presence<i64>,
            /// The member `m15`.
            pub m15: Option<String>,
            /// The member `m16`.
            pub m16: rt::Presence<i64>,
            /// The member `m17`.
            pub m17: Option<String>,
            /// The member `m18`.
            pub m18: rt::Presence<i64>,
            /// The member `m19`.
            pub m19: Option<String>,
            /// The member `m22`.
            pub m22: rt::Presence<i64>,
            /// The member `m23`.
            pub m23: Option<String>,
            /// The member `m24`.
            pub m24: rt::Presence<i64>,
            /// The member `m25`.
            pub m25: Option<String>,
            /// The member `m26`.
            pub m26: Option<i64>,
            /// Members that the document does not name.
            pub additional: rt::Map<bool>,
        }

        /// What [`Wide`] must hold.
        #[derive(Clone, Debug)]
        pub struct WideRequired {
            /// See [`Wide::m01`].
            pub m01: String,
            /// See [`Wide::m02`].
            pub m02: Option<i64>,
            /// See [`Wide::m26`].
            pub m26: Option<i64>,
        }

        impl Wide {
            /// With what is required and nothing else.
            #[must_use]
            pub fn new(required: WideRequired) -> Self {
                let WideRequired { m01, m02, m26 } = required;
                Self {
                    m01,
                    m02,
                    m03: None,
                    m04: rt::Presence::Absent,
                    m06: rt::Presence::Absent,
                    m07: None,
                    m08: rt::Presence::Absent,
                    m09: None,
                    m10: rt::Presence::Absent,
                    m11: None,
                    m12: rt::Presence::Absent,
                    m14: rt::Presence::Absent,
                    m15: None,
                    m16: rt::Presence::Absent,
                    m17: None,
                    m18: rt::Presence::Absent,
                    m19: None,
                    m22: rt::Presence::Absent,
                    m23: None,
                    m24: rt::Presence::Absent,
                    m25: None,
                    m26,
                    additional: rt::Map::new(),
                }
            }
        }

        rt::object! {
            Wide {
                _: constant("m00", "here"),
                m01: required("m01"),
                m02: required("m02"),
                m03: optional("m03"),
                m04: nullable("m04"),
                _: constant("m05", "here"),
                m06: nullable("m06"),
                m07: optional("m07"),
                m08: nullable("m08"),
                m09: optional("m09"),
                m10: nullable("m10"),
                m11: optional("m11"),
                m12: nullable("m12"),
                _: constant("m13", "here"),
                m14: nullable("m14"),
                m15: optional("m15"),
                m16: nullable("m16"),
                m17: optional("m17"),
                m18: nullable("m18"),
                m19: optional("m19"),
                _: number("m20", "9"),
                _: forbidden("m21", "false"),
                m22: nullable("m22"),
                m23: optional("m23"),
                m24: nullable("m24"),
                m25: optional("m25"),
                m26: required("m26"),
                .. => additional: keep(&rt::ANY),
            }
        }
    }

    pub use order::*;
    pub use wide::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Order, Wide);
}
