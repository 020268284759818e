//! Setters of credentials, one for each scheme of a document.

/// Declares the trait `SetCredentials` and implements it for the
/// [`Builder`](crate::client::Builder) of a generated client, with a method for each security
/// scheme. So the compiler refuses an undocumented name, or a user name for a scheme with a token.
///
/// ```
/// use copperplate_runtime as rt;
/// use rt::client::Builder;
/// use rt::security::{Scheme, SchemeKind};
///
/// pub const BEARER_AUTH: Scheme = Scheme { name: "bearerAuth", kind: SchemeKind::Bearer };
/// pub const LOGIN: Scheme = Scheme { name: "login", kind: SchemeKind::Basic };
/// pub struct Client(rt::client::Client);
///
/// rt::credentials! {
///     Client {
///         bearer_auth: token(BEARER_AUTH),
///         login: basic(LOGIN),
///     }
/// }
///
/// let client = Builder::new(&[], Client)
///     .base_url("http://127.0.0.1:9")
///     .bearer_auth("token")
///     .login("user", "password")
///     .build();
/// # client.unwrap();
/// ```
#[macro_export]
macro_rules! credentials {
    ($client:ident { $($setter:ident : $kind:ident($scheme:path),)* }) => {
        /// Sets the credentials of a client, with a method for each security scheme.
        pub trait SetCredentials: ::core::marker::Sized {
            $($crate::credentials! { @declared $setter $kind $scheme })*
        }

        impl SetCredentials for $crate::client::Builder<$client> {
            $($crate::credentials! { @defined $setter $kind $scheme })*
        }
    };
    (@declared $setter:ident token $scheme:path) => {
        #[doc = ::core::concat!(
            "Sets the token of [`", ::core::stringify!($scheme), "`], or the source that it comes from."
        )]
        #[must_use]
        fn $setter(self, token: impl $crate::client::IntoSource) -> Self;
    };
    (@declared $setter:ident basic $scheme:path) => {
        #[doc = ::core::concat!("Sets the user name and the password of [`", ::core::stringify!($scheme), "`].")]
        #[must_use]
        fn $setter(
            self,
            user: impl ::core::convert::Into<::std::string::String>,
            password: impl ::core::convert::Into<::std::string::String>,
        ) -> Self;
    };
    (@declared $setter:ident certificate $scheme:path) => {
        #[doc = ::core::concat!(
            "Says that the transport identifies itself with a certificate for [`",
            ::core::stringify!($scheme), "`]."
        )]
        #[must_use]
        fn $setter(self) -> Self;
    };
    (@defined $setter:ident token $scheme:path) => {
        fn $setter(self, token: impl $crate::client::IntoSource) -> Self {
            self.authenticate($scheme, token)
        }
    };
    (@defined $setter:ident basic $scheme:path) => {
        fn $setter(
            self,
            user: impl ::core::convert::Into<::std::string::String>,
            password: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.authenticate($scheme, $crate::client::Credential::basic(user, password))
        }
    };
    (@defined $setter:ident certificate $scheme:path) => {
        fn $setter(self) -> Self {
            self.authenticate($scheme, $crate::client::Credential::certificate())
        }
    };
}
