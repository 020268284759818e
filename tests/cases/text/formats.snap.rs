//! Formats, version `1`.

pub mod types {
    //! The schemas of the document.

    mod formats {
        use copperplate_runtime as rt;

        /// The schema `Formats`.
        #[derive(Clone, Default)]
        pub struct Formats {
            /// The member `id`.
            pub id: Option<rt::Uuid>,
            /// The member `day`.
            pub day: Option<rt::Date>,
            /// The member `at`.
            pub at: Option<rt::DateTime>,
            /// The member `data`.
            pub data: Option<rt::Base64>,
            /// The member `v4`.
            pub v4: Option<std::net::Ipv4Addr>,
            /// The member `v6`.
            pub v6: Option<std::net::Ipv6Addr>,
            /// The member `mail`.
            pub mail: Option<String>,
            /// The member `host`.
            pub host: Option<String>,
            /// The member `link`.
            pub link: Option<String>,
            /// The member `secret`.
            pub secret: Option<rt::Sensitive<String>>,
            /// The member `other`.
            pub other: Option<String>,
        }

        rt::object! {
            Formats {
                id: optional("id"),
                day: optional("day"),
                at: optional("at"),
                data: optional("data"),
                v4: optional("v4"),
                v6: optional("v6"),
                mail: optional("mail") where format(rt::Format::Email),
                host: optional("host") where format(rt::Format::Hostname),
                link: optional("link") where format(rt::Format::Uri),
                secret: optional("secret"),
                other: optional("other"),
                .. => skip,
            }
        }
    }

    pub use formats::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Formats);
}
