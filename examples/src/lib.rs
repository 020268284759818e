//! Two services as a payments team writes them, over the API of one provider.
//!
//! [`serve`] is a provider's side and [`withdraw`] its customer's. The programs of this package only
//! read their environment and start one of them.

#![forbid(unsafe_code)]

pub mod serve;
pub mod withdraw;
