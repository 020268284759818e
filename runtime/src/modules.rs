//! The index of a folder of generated code.

/// Declares private modules and exports all of their items: a line for each file of a folder.
///
/// ```text
/// copperplate_runtime::modules! {
///     account,
///     #[cfg(feature = "payouts")] payout,
/// }
/// ```
#[macro_export]
macro_rules! modules {
    ($($(#[$gate:meta])* $name:ident,)*) => {$(
        $(#[$gate])*
        mod $name;
        $(#[$gate])*
        pub use $name::*;
    )*};
}
