//! Tables that tie fields and variants to the parts of HTTP messages.

/// Ties the fields of a struct to the parameters and the body of a request: implements
/// [`WireRequest`](crate::WireRequest) and [`Validate`](crate::Validate).
///
/// A line stands for a field: its name, and the method of [`RequestWriter`](crate::RequestWriter)
/// and [`RequestReader`](crate::RequestReader) that moves it, with what that needs. The last line may
/// name headers that a signer fills, which have no field: `.. => signed("signature"),`.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone, Debug, PartialEq)]
/// struct GetPayoutRequest {
///     id: String,
///     expand: Option<bool>,
/// }
///
/// static ID: rt::Parameter = rt::Parameter::path("id").schema(rt::Schema::new().max_length(3));
/// static EXPAND: rt::Parameter = rt::Parameter::query("expand");
///
/// rt::request! {
///     GetPayoutRequest {
///         id: parameter(&ID),
///         expand: optional(&EXPAND),
///     }
/// }
///
/// use rt::Validate;
/// assert!(GetPayoutRequest { id: "p-1".into(), expand: None }.validate().is_ok());
/// assert!(GetPayoutRequest { id: "p-12".into(), expand: None }.validate().is_err());
/// ```
#[macro_export]
macro_rules! request {
    ($name:ident {
        $($field:ident : $kind:ident($($argument:expr),*),)*
        $(.. => signed($($signed:literal),+) $(,)?)?
    }) => {
        impl $crate::WireRequest for $name {
            fn write(&self, to: &mut $crate::RequestWriter) {
                $($crate::part!(@write to &self.$field, $kind($($argument),*));)*
            }

            fn read(from: &mut $crate::RequestReader<'_>) -> Option<Self> {
                $(let $field = $crate::part!(@read from $kind($($argument),*));)*
                $($(from.signed($signed);)+)?
                Some(Self { $($field: $crate::part!(@take $kind $field),)* })
            }
        }

        impl $crate::Validate for $name {
            fn check(&self, report: &mut $crate::Report, _: &$crate::Schema) {
                $($crate::part!(@check report &self.$field, $kind($($argument),*));)*
            }
        }
    };
}

/// Ties the variants of an enum to the statuses of an operation: implements
/// [`WireResponse`](crate::WireResponse).
///
/// A line stands for a variant: its status (a class in parentheses, `_` for any other), its name and
/// what it carries, each with the method of [`ResponseWriter`](crate::ResponseWriter) and
/// [`ResponseReader`](crate::ResponseReader) that moves it and with what that needs. The body comes
/// last. [`failure!`](crate::failure) has an example.
#[macro_export]
macro_rules! response {
    ($name:ident { $($status:tt => $variant:ident $content:tt),* $(,)? }) => {
        impl $crate::WireResponse for $name {
            fn write(&self, to: &mut $crate::ResponseWriter) {
                match *self {
                    $($crate::part!(@pattern $variant $content) => {
                        $crate::part!(@status to $status);
                        $crate::part!(@content to $content);
                    })*
                }
            }

            fn read(from: &mut $crate::ResponseReader<'_>) -> Option<Self> {
                match from.status() {
                    $($status => $crate::part!(@variant from $variant $content),)*
                    _ => from.undocumented(),
                }
            }
        }
    };
}

/// As [`response!`](crate::response), for failures: implements `Display` and `Error` as well. `as`
/// says how a variant is shown, which is never by what it carries.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone, Debug, PartialEq)]
/// enum GetPayoutError {
///     NotFound(String),
///     TooManyRequests { retry_after: Option<i64> },
///     Default(rt::StatusCode, String),
/// }
///
/// static RETRY_AFTER: rt::Parameter = rt::Parameter::header("retry-after");
///
/// rt::failure! {
///     GetPayoutError {
///         404 => NotFound(body: json("application/json", &rt::ANY)) as "404: No such payout",
///         429 => TooManyRequests { retry_after: optional(&RETRY_AFTER) } as "429: Slow down",
///         _ => Default(status: status_code(), body: json("application/json", &rt::ANY))
///             as "Any other status",
///     }
/// }
///
/// use rt::WireResponse;
/// let mut answer = rt::ResponseWriter::default();
/// GetPayoutError::TooManyRequests { retry_after: Some(30) }.write(&mut answer);
/// let answer = answer.finish().unwrap();
/// assert_eq!(answer.status(), 429);
/// assert_eq!(answer.headers()["retry-after"], "30");
/// assert_eq!(GetPayoutError::NotFound("p-1".into()).to_string(), "404: No such payout");
/// ```
#[macro_export]
macro_rules! failure {
    ($name:ident { $($status:tt => $variant:ident $content:tt as $title:literal),* $(,)? }) => {
        $crate::response! { $name { $($status => $variant $content),* } }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match *self {
                    $(Self::$variant { .. } => formatter.write_str($title),)*
                }
            }
        }

        impl std::error::Error for $name {}
    };
}

/// The code of one part of a message, for the tables of this file.
#[doc(hidden)]
#[macro_export]
macro_rules! part {
    // How a value is written.
    (@write $to:ident $value:expr, json($media:expr, $schema:expr)) => {
        $to.json($media, $value, $schema)
    };
    (@write $to:ident $value:expr, optional_json($media:expr, $schema:expr)) => {
        $to.optional_json($media, $value, $schema)
    };
    (@write $to:ident $value:expr, status_code()) => { $to.status_code(*$value) };
    (@write $to:ident $value:expr, $kind:ident($argument:expr)) => { $to.$kind($argument, $value) };

    // How it is read.
    (@read $from:ident json($media:expr, $schema:expr)) => { $from.json($schema) };
    (@read $from:ident optional_json($media:expr, $schema:expr)) => { $from.optional_json($schema) };
    (@read $from:ident $kind:ident($($argument:expr)?)) => { $from.$kind($($argument)?) };

    // What becomes of what was read: whether it had to be there.
    (@take optional $value:ident) => { $value };
    (@take optional_structured $value:ident) => { $value };
    (@take optional_json $value:ident) => { $value };
    (@take optional_body $value:ident) => { $value };
    (@take status_code $value:ident) => { $value };
    (@take $kind:ident $value:ident) => { $value? };

    // How a value that was built in code is checked.
    (@check $report:ident $value:expr, json($media:expr, $schema:expr)) => {
        $report.body($value, $schema)
    };
    (@check $report:ident $value:expr, optional_json($media:expr, $schema:expr)) => {
        $report.body($value, $schema)
    };
    (@check $report:ident $value:expr, body($codec:expr)) => { $report.content($codec, $value) };
    (@check $report:ident $value:expr, optional_body($codec:expr)) => {
        $report.optional_content($codec, $value)
    };
    (@check $report:ident $value:expr, optional($parameter:expr)) => {
        $report.parameter($parameter, $value)
    };
    (@check $report:ident $value:expr, optional_structured($parameter:expr)) => {
        $report.structured($parameter, $value)
    };
    (@check $report:ident $value:expr, $kind:ident($parameter:expr)) => {
        $report.$kind($parameter, $value)
    };

    // The pattern of a variant.
    (@pattern $variant:ident ($($field:ident : $kind:ident $arguments:tt),*)) => {
        Self::$variant($(ref $field),*)
    };
    (@pattern $variant:ident { $($field:ident : $kind:ident $arguments:tt),* $(,)? }) => {
        Self::$variant { $(ref $field),* }
    };

    // A status that the variant does not carry.
    (@status $to:ident $status:literal) => { $to.status($status) };
    (@status $to:ident $status:tt) => {};

    // What a variant carries.
    (@content $to:ident ($($field:ident : $kind:ident $arguments:tt),*)) => {
        $($crate::part!(@write $to $field, $kind $arguments);)*
    };
    (@content $to:ident { $($field:ident : $kind:ident $arguments:tt),* $(,)? }) => {
        $($crate::part!(@write $to $field, $kind $arguments);)*
    };

    // A variant that is read.
    (@variant $from:ident $variant:ident {}) => { Some(Self::$variant {}) };
    (@variant $from:ident $variant:ident ($($field:ident : $kind:ident $arguments:tt),*)) => {{
        $(let $field = $crate::part!(@read $from $kind $arguments);)*
        Some(Self::$variant($($crate::part!(@take $kind $field)),*))
    }};
    (@variant $from:ident $variant:ident { $($field:ident : $kind:ident $arguments:tt),* $(,)? }) => {{
        $(let $field = $crate::part!(@read $from $kind $arguments);)*
        Some(Self::$variant { $($field: $crate::part!(@take $kind $field)),* })
    }};
}
