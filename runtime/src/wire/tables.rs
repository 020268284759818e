//! Macros that map fields and variants to the parts of HTTP messages.

use crate::parameter::Parameter;

/// Returns the parameters of a table in order.
#[doc(hidden)]
#[must_use]
pub fn next_parameter(parameters: &mut std::slice::Iter<'static, Parameter>) -> &'static Parameter {
    // A table has as many parameters as fields.
    static NONE: Parameter = Parameter::header("");
    parameters.next().unwrap_or(&NONE)
}

/// Connects the fields of a struct with the parameters and the body of a request. Implements
/// [`RequestParts`](crate::message::RequestParts), and with it
/// [`WriteRequest`](crate::message::WriteRequest), [`ReadRequest`](crate::message::ReadRequest) and
/// [`Validate`](crate::Validate).
///
/// Each line maps a field: its name, its method of [`RequestWriter`](crate::message::RequestWriter)
/// and [`RequestReader`](crate::message::RequestReader), and its
/// [`Parameter`](crate::parameter::Parameter), with methods for settings other than the defaults
/// after `where`. A header set by a signer has no field: `.. => signed("signature"),`. The body
/// comes last, after two dots.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone, Debug, PartialEq)]
/// struct PatchPayoutRequest {
///     id: String,
///     expand: Option<bool>,
///     body: rt::Map<String>,
/// }
///
/// rt::request! {
///     PatchPayoutRequest {
///         id: parameter(path("id")) where max_length(3),
///         expand: optional(query("expand")),
///         .. body: body(&rt::body::JSON),
///     }
/// }
///
/// use rt::Validate;
/// let mut request =
///     PatchPayoutRequest { id: "p-1".into(), expand: None, body: rt::Map::new() };
/// assert!(request.validate().is_ok());
/// request.id.push('2');
/// assert!(request.validate().is_err());
/// ```
#[macro_export]
macro_rules! request {
    ($name:ident {
        $(.. => signed($first:literal),)*
        $(
            $field:ident : $kind:ident $parameter:tt $(where $($call:ident $argument:tt)+)?,
            $(.. => signed($signed:literal),)*
        )*
        $(.. $whole:ident : $way:ident $arguments:tt,)?
    }) => {
        impl $crate::message::RequestParts for $name {
            fn visit<V: $crate::message::VisitRequest>(&self, to: &mut V) {
                let mut parameters =
                    $crate::part!(@table $($parameter [$($($call $argument)+)?])*);
                $(to.$kind($crate::message::next_parameter(&mut parameters), &self.$field);)*
                $($crate::part!(@write to &self.$whole, $way $arguments);)?
            }
        }

        $crate::receiving! {
            impl $crate::message::ReadRequest for $name {
                // A large crate contains this many times, and `?` takes longer to compile.
                #[allow(clippy::question_mark)]
                fn read(from: &mut $crate::message::RequestReader<'_>) -> ::core::option::Option<Self> {
                    let mut parameters =
                        $crate::part!(@table $($parameter [$($($call $argument)+)?])*);
                    $(from.signed($first);)*
                    $(
                        let $field = from.$kind($crate::message::next_parameter(&mut parameters));
                        $(from.signed($signed);)*
                    )*
                    $(let $whole = $crate::part!(@read from $way $arguments);)?
                    $($crate::part!(@take $kind $field);)*
                    $($crate::part!(@take $way $whole);)?
                    ::core::option::Option::Some(Self { $($field,)* $($whole)? })
                }
            }
        }

        impl $crate::model::Model for $name {
            type Kind = $crate::model::kind::Request;
        }
    };
}

/// Connects the variants of an enum with the statuses of an operation. Implements
/// [`WriteResponse`](crate::message::WriteResponse) and
/// [`ReadResponse`](crate::message::ReadResponse).
///
/// Each line maps a variant: its status (a class in parentheses, `_` for any other), its name and
/// its fields. Each field has a method of [`ResponseWriter`](crate::message::ResponseWriter) and
/// [`ResponseReader`](crate::message::ResponseReader) with its argument. A single header is written
/// like a parameter of a [`request!`](crate::request), followed by two dots and the other fields.
/// Several headers are a struct of [`headers!`](crate::headers). [`failure!`](crate::failure) has
/// an example.
#[macro_export]
macro_rules! response {
    ($name:ident { $($status:tt => $variant:ident $content:tt),* $(,)? }) => {
        $crate::response! { @with $name {} { $($status => $variant $content),* } }
    };
    (@with $name:ident { $($hints:tt)* } {
        $($status:tt => $variant:ident $content:tt),*
    }) => {
        $crate::receiving! {
            impl $crate::message::WriteResponse for $name {
                fn write(&self, to: &mut $crate::message::ResponseWriter) {
                    match *self {
                        $($crate::part!(@pattern $variant $content) => {
                            $crate::part!(@status to $status);
                            $crate::part!(@content to $content);
                        })*
                    }
                    // The client must read the response as the same variant.
                    let documented = match to.status_number() {
                        $($status => ::core::matches!(*self, Self::$variant { .. }),)*
                        _ => false,
                    };
                    if !documented {
                        to.refuse_status();
                    }
                }
            }
        }

        $crate::sending! {
            impl $crate::message::ReadResponse for $name {
                #[allow(clippy::question_mark)]
                fn read(from: &mut $crate::message::ResponseReader<'_>) -> ::core::option::Option<Self> {
                    match from.status() {
                        $($status => $crate::part!(@variant from $variant $content),)*
                        _ => from.undocumented(),
                    }
                }

                $($hints)*
            }
        }
    };
}

/// Connects the fields of a struct with the headers of a response. Implements
/// [`WriteHeaders`](crate::message::WriteHeaders) and [`ReadHeaders`](crate::message::ReadHeaders).
///
/// Each line maps a field, as in a [`request!`](crate::request).
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone, Debug, PartialEq)]
/// struct PageHeaders {
///     total: i64,
///     link: Option<String>,
/// }
///
/// rt::headers! {
///     PageHeaders {
///         total: parameter(header("x-total")),
///         link: optional(header("link")),
///     }
/// }
///
/// #[derive(Clone, Debug, PartialEq)]
/// enum ListPayoutsResponse {
///     Ok { headers: PageHeaders, body: Vec<String> },
/// }
///
/// rt::response! {
///     ListPayoutsResponse {
///         200 => Ok { .. headers: headers(), .. body: body(&rt::body::JSON) },
///     }
/// }
/// ```
#[macro_export]
macro_rules! headers {
    ($name:ident {
        $($field:ident : $kind:ident $header:tt $(where $($call:ident $argument:tt)+)?,)+
    }) => {
        $crate::receiving! {
            impl $crate::message::WriteHeaders for $name {
                fn write(&self, to: &mut $crate::message::ResponseWriter) {
                    let mut headers = $crate::part!(@table $($header [$($($call $argument)+)?])+);
                    $(to.$kind($crate::message::next_parameter(&mut headers), &self.$field);)+
                }
            }
        }

        $crate::sending! {
            impl $crate::message::ReadHeaders for $name {
                #[allow(clippy::question_mark)]
                fn read(from: &mut $crate::message::ResponseReader<'_>) -> ::core::option::Option<Self> {
                    let mut headers = $crate::part!(@table $($header [$($($call $argument)+)?])+);
                    $(let $field = from.$kind($crate::message::next_parameter(&mut headers));)+
                    $($crate::part!(@take $kind $field);)+
                    ::core::option::Option::Some(Self { $($field),+ })
                }
            }
        }
    };
}

/// Like [`response!`](crate::response!), for failures: implements `Display` and `Error` as well.
/// `as` has the text of a variant, which never shows its content. `where` has documented facts
/// about the response, by the methods of [`ResponseHints`](crate::message::ResponseHints).
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone, Debug, PartialEq)]
/// enum GetPayoutError {
///     NotFound(String),
///     NotAdmissible,
///     TooManyRequests { retry_after: Option<i64> },
///     Default(rt::StatusCode, String),
/// }
///
/// rt::failure! {
///     impl Display, Error for GetPayoutError {
///         404 => NotFound(body: body(&rt::body::JSON)) as "404: No such payout",
///         422 => NotAdmissible {} as "422: Rejected" where not_carried_out(),
///         429 => TooManyRequests { retry_after: optional(header("retry-after")) } as "429: Slow down",
///         _ => Default(status: status_code(), body: body(&rt::body::JSON))
///             as "Any other status",
///     }
/// }
///
/// # #[cfg(feature = "receive")]
/// # {
/// use rt::message::WriteResponse;
/// let mut answer = rt::message::ResponseWriter::default();
/// GetPayoutError::TooManyRequests { retry_after: Some(30) }.write(&mut answer);
/// let answer = answer.finish().unwrap();
/// assert_eq!(answer.status(), 429);
/// assert_eq!(answer.headers()["retry-after"], "30");
/// # }
/// assert_eq!(GetPayoutError::NotFound("p-1".into()).to_string(), "404: No such payout");
/// ```
#[macro_export]
macro_rules! failure {
    (impl Display, Error for $name:ident {
        $($status:tt => $variant:ident $content:tt as $title:literal),* $(,)?
    }) => {
        $crate::response! { @with $name {} { $($status => $variant $content),* } }
        $crate::failure! { @shown $name { $($variant as $title),* } }
    };
    (impl Display, Error for $name:ident {
        $(
            $status:tt => $variant:ident $content:tt as $title:literal
            $(where $($hints:ident $arguments:tt)+)?
        ),* $(,)?
    }) => {
        $crate::response! {
            @with $name {
                #[allow(unreachable_patterns)]
                fn hints(status: u16) -> $crate::message::ResponseHints {
                    match status {
                        $($status => {
                            const SAID: $crate::message::ResponseHints = $crate::message::ResponseHints::new() $($(.$hints $arguments)+)?;
                            SAID
                        })*
                        _ => $crate::message::ResponseHints::new(),
                    }
                }
            } { $($status => $variant $content),* }
        }
        $crate::failure! { @shown $name { $($variant as $title),* } }
    };
    (@shown $name:ident { $($variant:ident as $title:literal),* }) => {
        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match *self {
                    $(Self::$variant { .. } => formatter.write_str($title),)*
                }
            }
        }

        impl ::core::error::Error for $name {}
    };
}

/// Code for sending requests and reading responses.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "send")]
macro_rules! sending {
    ($($item:tt)*) => { $($item)* };
}

/// Code for sending requests and reading responses: disabled.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "send"))]
macro_rules! sending {
    ($($item:tt)*) => {};
}

/// Code for receiving requests and writing responses.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "receive")]
macro_rules! receiving {
    ($($item:tt)*) => { $($item)* };
}

/// Code for receiving requests and writing responses: disabled.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "receive"))]
macro_rules! receiving {
    ($($item:tt)*) => {};
}

/// Generates the code of one part of a message, for the macros of this file.
#[doc(hidden)]
#[macro_export]
macro_rules! part {
    // The parameters of a table in order.
    (@table $($parameter:tt [$($call:ident $argument:tt)*])*) => {{
        static PARAMETERS: &[$crate::parameter::Parameter] =
            &[$($crate::part!(@parameter $parameter $($call $argument)*)),*];
        PARAMETERS.iter()
    }};

    // A parameter.
    (@parameter ($($parameter:tt)+) $($call:ident $argument:tt)*) => {
        $crate::parameter::Parameter::$($parameter)+ $(.$call $argument)*
    };

    // Writes a body or a status.
    (@write $to:ident $value:expr, status_code()) => { $to.status_code(*$value) };
    (@write $to:ident $value:expr, headers()) => { $crate::message::WriteHeaders::write($value, $to) };
    (@write $to:ident $value:expr, $kind:ident($codec:expr)) => { $to.$kind($codec, $value) };

    // Reads a body or a status.
    (@read $from:ident headers()) => { $crate::message::ReadHeaders::read($from) };
    (@read $from:ident $kind:ident($($codec:expr)?)) => { $from.$kind($($codec)?) };

    // Unwraps a required value, or keeps an `Option`.
    (@take optional $value:ident) => {};
    (@take optional_structured $value:ident) => {};
    (@take optional_body $value:ident) => {};
    (@take status_code $value:ident) => {};
    (@take $kind:ident $value:ident) => {
        let ::core::option::Option::Some($value) = $value else {
            return ::core::option::Option::None;
        };
    };

    // The pattern of a variant.
    (@pattern $variant:ident ($($field:ident : $kind:ident $arguments:tt),*)) => {
        Self::$variant($(ref $field),*)
    };
    (@pattern $variant:ident { $(.. $whole:ident : $way:ident $arguments:tt),+ $(,)? }) => {
        Self::$variant { $(ref $whole),+ }
    };
    (@pattern $variant:ident {
        $($field:ident : $kind:ident $header:tt $(where $($call:ident $argument:tt)+)?),*
        $(, .. $whole:ident : $way:ident $arguments:tt)* $(,)?
    }) => {
        Self::$variant { $(ref $field,)* $(ref $whole),* }
    };

    // Writes the status, unless the variant has a field for it.
    (@status $to:ident $status:literal) => { $to.status($status) };
    (@status $to:ident $status:tt) => {};

    // The fields of a variant.
    (@content $to:ident ($($field:ident : $kind:ident $arguments:tt),*)) => {
        $($crate::part!(@write $to $field, $kind $arguments);)*
    };
    (@content $to:ident {}) => {};
    (@content $to:ident {
        $(.. $whole:ident : $way:ident $arguments:tt),+ $(,)?
    }) => {
        $($crate::part!(@write $to $whole, $way $arguments);)+
    };
    (@content $to:ident {
        $($field:ident : $kind:ident $header:tt $(where $($call:ident $argument:tt)+)?),+
        $(, .. $whole:ident : $way:ident $arguments:tt)* $(,)?
    }) => {
        let mut headers = $crate::part!(@table $($header [$($($call $argument)+)?])+);
        $($to.$kind($crate::message::next_parameter(&mut headers), $field);)+
        $($crate::part!(@write $to $whole, $way $arguments);)*
    };

    // Reads a variant.
    (@variant $from:ident $variant:ident {}) => { ::core::option::Option::Some(Self::$variant {}) };
    (@variant $from:ident $variant:ident {
        $(.. $whole:ident : $way:ident $arguments:tt),+ $(,)?
    }) => {{
        $(let $whole = $crate::part!(@read $from $way $arguments);)+
        $($crate::part!(@take $way $whole);)+
        ::core::option::Option::Some(Self::$variant { $($whole),+ })
    }};
    (@variant $from:ident $variant:ident ($($field:ident : $kind:ident $arguments:tt),*)) => {{
        $(let $field = $crate::part!(@read $from $kind $arguments);)*
        $($crate::part!(@take $kind $field);)*
        ::core::option::Option::Some(Self::$variant($($field),*))
    }};
    (@variant $from:ident $variant:ident {
        $($field:ident : $kind:ident $header:tt $(where $($call:ident $argument:tt)+)?),+
        $(, .. $whole:ident : $way:ident $arguments:tt)* $(,)?
    }) => {{
        let mut headers = $crate::part!(@table $($header [$($($call $argument)+)?])+);
        $(let $field = $from.$kind($crate::message::next_parameter(&mut headers));)+
        $(let $whole = $crate::part!(@read $from $way $arguments);)*
        $($crate::part!(@take $kind $field);)+
        $($crate::part!(@take $way $whole);)*
        ::core::option::Option::Some(Self::$variant { $($field,)+ $($whole),* })
    }};
}
