//! International, version `1`.

pub mod types {
    //! The schemas of the document.

    mod formats {
        use copperplate_runtime as rt;

        /// The schema `Formats`.
        #[derive(Clone, Default)]
        pub struct Formats {
            /// The member `mail`.
            pub mail: Option<String>,
            /// The member `host`.
            pub host: Option<String>,
            /// The member `ascii`.
            pub ascii: Option<String>,
            /// The member `iri`.
            pub iri: Option<String>,
            /// The member `reference`.
            pub reference: Option<String>,
            /// The member `template`.
            pub template: Option<String>,
            /// The member `pointer`.
            pub pointer: Option<String>,
            /// The member `regex`.
            pub regex: Option<String>,
        }

        rt::object! {
            Formats {
                mail: optional("mail") where format(rt::Format::IdnEmail),
                host: optional("host") where format(rt::Format::IdnHostname),
                ascii: optional("ascii") where format(rt::Format::Hostname),
                iri: optional("iri") where format(rt::Format::Iri),
                reference: optional("reference") where format(rt::Format::IriReference),
                template: optional("template") where format(rt::Format::UriTemplate),
                pointer: optional("pointer") where format(rt::Format::RelativeJsonPointer),
                regex: optional("regex") where format(rt::Format::Regex),
                .. => skip,
            }
        }
    }

    pub use formats::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(Formats);
}
