//! Long, version `1`.

pub mod types {
    //! The schemas of the document.

    mod text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_t_ee541050 {
        use copperplate_runtime as rt;

        /// The schema `TextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextText…`.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct TextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextText9532e6b5(
            String,
        );

        rt::newtype!(
            TextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextText9532e6b5(String),
            &
            TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT9532E6B5
        );

        static TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT9532E6B5: rt::Schema = rt::Schema::new()
            .max_length(4)
            .pattern(
                &TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT9532E6B5_PATTERN,
            );

        static TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT_TEXT9532E6B5_PATTERN: rt::Pattern = rt::Pattern::new(
            "^a",
        );
    }

    mod word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_w_11d096bc {
        use copperplate_runtime as rt;

        /// The schema `WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWord…`.
        #[derive(Clone, Default)]
        pub struct WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordbdcaeac5 {
            /// The member `a`.
            pub a: Option<
                WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWord4a6f2dcc,
            >,
        }

        rt::object! {
            WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordbdcaeac5 {
                a: optional("a"),
                .. => skip,
            }
        }

        /// What `a` of `WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWord…` is.
        #[derive(Clone, Default)]
        pub struct WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWord4a6f2dcc {
            /// The member `MemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMember…`.
            pub member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_mem_ea08ba10: Option<
                WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordd20227bc,
            >,
        }

        rt::object! {
            WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWord4a6f2dcc {
                member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_member_mem_ea08ba10: optional("MemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMember"),
                .. => skip,
            }
        }

        /// What `MemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMemberMember…` of `WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWord…` is.
        #[derive(Clone, Default)]
        pub struct WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordd20227bc {
            /// The member `b`.
            pub b: Option<String>,
        }

        rt::object! {
            WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordd20227bc {
                b: optional("b"),
                .. => skip,
            }
        }
    }

    pub use text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_text_t_ee541050::*;
    pub use word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_word_w_11d096bc::*;

    #[cfg(feature = "serde")]
    copperplate_runtime::serde_shims!(
        TextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextTextText9532e6b5,
        WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWord4a6f2dcc,
        WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordbdcaeac5,
        WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordd20227bc
    );
}

#[allow(dead_code)]
pub mod operations {
    //! The operations of the document, each with its request and its answers.

    mod get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_6ab9e811 {
        use copperplate_runtime as rt;
        use super::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstError;
        use super::super::types;

        /// GET `/groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee/{id…`
        ///
        /// `GET /groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee…`
        pub struct GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirst;

        impl rt::Operation
        for GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirst {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "get /groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee/{ide}/segmentfffffffff/{idf}/segmentggggggggg/{idg}/segmenthhhhhhhhh/{idh}/first",
                    rt::Method::GET,
                    "/groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee/{ide}/segmentfffffffff/{idf}/segmentggggggggg/{idg}/segmenthhhhhhhhh/{idh}/first",
                )
                .produces(&["application/json"]);
            type Request = GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstRequest;
            type Response = GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstResponse;
            type Error = GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstError;
        }

        /// What `get /groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee…` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstRequest {
            /// The parameter `ida`.
            pub ida: String,
            /// The parameter `idb`.
            pub idb: String,
            /// The parameter `idc`.
            pub idc: String,
            /// The parameter `idd`.
            pub idd: String,
            /// The parameter `ide`.
            pub ide: String,
            /// The parameter `idf`.
            pub idf: String,
            /// The parameter `idg`.
            pub idg: String,
            /// The parameter `idh`.
            pub idh: String,
        }

        rt::request! {
            GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstRequest {
                ida: parameter(path("ida")),
                idb: parameter(path("idb")),
                idc: parameter(path("idc")),
                idd: parameter(path("idd")),
                ide: parameter(path("ide")),
                idf: parameter(path("idf")),
                idg: parameter(path("idg")),
                idh: parameter(path("idh")),
            }
        }

        /// What `get /groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee…` answers when it succeeds.
        ///
        /// 200: Done.
        pub type GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstResponse = rt::answer::Ok<
            types::WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordbdcaeac5,
        >;
    }

    mod get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_b783840d {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee/{id…`
        ///
        /// `GET /groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee…`
        pub struct GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecond;

        impl rt::Operation
        for GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecond {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "get /groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee/{ide}/segmentfffffffff/{idf}/segmentggggggggg/{idg}/segmenthhhhhhhhh/{idh}/second",
                    rt::Method::GET,
                    "/groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee/{ide}/segmentfffffffff/{idf}/segmentggggggggg/{idg}/segmenthhhhhhhhh/{idh}/second",
                )
                .produces(&["application/json"]);
            type Request = GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondRequest;
            type Response = GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondResponse;
            type Error = GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondError;
        }

        /// What `get /groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee…` is called with.
        #[derive(Clone, Debug, PartialEq)]
        pub struct GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondRequest {
            /// The parameter `ida`.
            pub ida: String,
            /// The parameter `idb`.
            pub idb: String,
            /// The parameter `idc`.
            pub idc: String,
            /// The parameter `idd`.
            pub idd: String,
            /// The parameter `ide`.
            pub ide: String,
            /// The parameter `idf`.
            pub idf: String,
            /// The parameter `idg`.
            pub idg: String,
            /// The parameter `idh`.
            pub idh: String,
        }

        rt::request! {
            GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondRequest {
                ida: parameter(path("ida")),
                idb: parameter(path("idb")),
                idc: parameter(path("idc")),
                idd: parameter(path("idd")),
                ide: parameter(path("ide")),
                idf: parameter(path("idf")),
                idg: parameter(path("idg")),
                idh: parameter(path("idh")),
            }
        }

        /// What `get /groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee…` answers when it succeeds.
        ///
        /// 200: Done.
        pub type GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondResponse = rt::answer::Ok<
            types::WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordbdcaeac5,
        >;

        /// What `get /groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee…` answers when it fails, as other operations do.
        pub type GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondError = super::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstError;
    }

    mod u4e00u4e01u4e02u4e03u4e04u4e05u4e06u4e07u4e08u4e09u4e0au4e0bu4e0cu4e0du4e0eu4e0fu4e10u4e11u4e12u4e13u4e14u4e15u4e16u4e17u4e18u4e19u4e1au4e1bu4e1cu4e1du4e1eu4e1fu4e20u4e21u_6bf83c91 {
        use copperplate_runtime as rt;
        use super::super::types;

        /// GET `/ideographs`
        ///
        /// `GET /ideographs`
        pub struct 一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧;

        impl rt::Operation
        for 一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧 {
            const INFO: rt::OperationInfo = rt::OperationInfo::new(
                    "一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧",
                    rt::Method::GET,
                    "/ideographs",
                )
                .produces(&["application/json"]);
            type Request = 一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Request;
            type Response = 一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Response;
            type Error = 一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Error;
        }

        /// What `一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧` is called with.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct 一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Request {}

        rt::request! {
            一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Request {
            }
        }

        /// What `一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧` answers when it succeeds.
        ///
        /// 200: Done.
        pub type 一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Response = rt::answer::Ok<
            types::WordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordWordbdcaeac5,
        >;

        /// The document has no answer of `一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧` that is a failure.
        pub type 一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Error = std::convert::Infallible;
    }

    mod get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_c34e7e6c {
        use copperplate_runtime as rt;

        /// What `get /groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee…` answers when it fails, and other operations as well.
        #[derive(Clone, Debug, PartialEq)]
        pub enum GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstError {
            /// 400: Failed.
            BadRequest(i64),
        }

        rt::failure! {
            GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstError {
                400 => BadRequest(body: json("application/json", &rt::ANY)) as "400: Failed",
            }
        }
    }

    pub use get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_6ab9e811::*;
    pub use get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_b783840d::*;
    pub use u4e00u4e01u4e02u4e03u4e04u4e05u4e06u4e07u4e08u4e09u4e0au4e0bu4e0cu4e0du4e0eu4e0fu4e10u4e11u4e12u4e13u4e14u4e15u4e16u4e17u4e18u4e19u4e1au4e1bu4e1cu4e1du4e1eu4e1fu4e20u4e21u_6bf83c91::*;
    pub use get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_c34e7e6c::*;
}

#[cfg(feature = "client")]
pub mod client {
    //! The client: build one with [`Client::builder`].

    use copperplate_runtime as rt;
    use super::operations;

    /// The servers that the document names: none.
    pub const SERVERS: &[rt::Server] = &[];

    /// Calls `Long`.
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
        /// GET `/groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee/{id…`
        ///
        /// Gives [`GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstResponse`](operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstError`](operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstError).
        pub fn get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_6ab9e811(
            &self,
            request: &operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstRequest,
        ) -> rt::client::Sending<
            operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirst,
        > {
            self.0.send(request)
        }

        /// GET `/groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee/{id…`
        ///
        /// Gives [`GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondResponse`](operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondResponse).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        /// A documented failure is [`GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondError`](operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondError).
        pub fn get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_b783840d(
            &self,
            request: &operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondRequest,
        ) -> rt::client::Sending<
            operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecond,
        > {
            self.0.send(request)
        }

        /// GET `/ideographs`
        ///
        /// Gives [`一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Response`](operations::一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Response).
        ///
        /// # Errors
        ///
        /// What [`rt::client::Error`] tells apart.
        pub fn 一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧(
            &self,
            request: &operations::一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Request,
        ) -> rt::client::Sending<
            operations::一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧,
        > {
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

    /// What a server of `Long` does.
    pub trait Service: Send + Sync + 'static {
        /// GET `/groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee/{id…`
        fn get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_6ab9e811(
            &self,
            request: operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstResponse,
                operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirstError,
            >,
        > + Send;

        /// GET `/groups/segmentaaaaaaaaa/{ida}/segmentbbbbbbbbb/{idb}/segmentccccccccc/{idc}/segmentddddddddd/{idd}/segmenteeeeeeeee/{id…`
        fn get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_b783840d(
            &self,
            request: operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondRequest,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondResponse,
                operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecondError,
            >,
        > + Send;

        /// GET `/ideographs`
        fn 一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧(
            &self,
            request: operations::一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Request,
            context: rt::server::Context<()>,
        ) -> impl Future<
            Output = Result<
                operations::一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Response,
                operations::一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧Error,
            >,
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
                operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhFirst,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_6ab9e811(
                        &*service,
                        request,
                        context,
                    )
                    .await
            })
            .public::<
                operations::GetGroupsSegmentaaaaaaaaaIdaSegmentbbbbbbbbbIdbSegmentcccccccccIdcSegmentdddddddddIddSegmenteeeeeeeeeIdeSegmentfffffffffIdfSegmentgggggggggIdgSegmenthhhhhhhhhIdhSecond,
                _,
                _,
            >(|service, request, context| async move {
                Service::get_groups_segmentaaaaaaaaa_ida_segmentbbbbbbbbb_idb_segmentccccccccc_idc_segmentddddddddd_idd_segmenteeeeeeeee_ide_segmentfffffffff_idf_segmentggggggggg_idg_segmenthhhhhh_b783840d(
                        &*service,
                        request,
                        context,
                    )
                    .await
            })
            .public::<
                operations::一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧,
                _,
                _,
            >(|service, request, context| async move {
                Service::一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕世丗丘丙业丛东丝丞丟丠両丢丣两严並丧(
                        &*service,
                        request,
                        context,
                    )
                    .await
            })
    }

    /// How this API says no; problem details (RFC 9457) where it has no words of its own.
    pub static REFUSALS: rt::Refusals = rt::Refusals::new();
}

#[cfg(feature = "server")]
pub use server::{Service, router, routes};
