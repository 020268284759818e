//! The code of the book, compiled and run as documentation tests. A test in `tests/tests/book.rs` compares
//! this list with the chapters.

#[doc = include_str!("../../docs/book/src/another-repository.md")]
pub struct AnotherRepository;

#[doc = include_str!("../../docs/book/src/bodies.md")]
pub struct Bodies;

#[doc = include_str!("../../docs/book/src/clients.md")]
pub struct Clients;

#[doc = include_str!("../../docs/book/src/configuration.md")]
pub struct Configuration;

#[doc = include_str!("../../docs/book/src/constructs.md")]
pub struct Constructs;

#[doc = include_str!("../../docs/book/src/credentials.md")]
pub struct Credentials;

#[doc = include_str!("../../docs/book/src/money.md")]
pub struct Money;

#[doc = include_str!("../../docs/book/src/parameters.md")]
pub struct Parameters;

#[doc = include_str!("../../docs/book/src/reports.md")]
pub struct Reports;

#[doc = include_str!("../../docs/book/src/sandbox.md")]
pub struct Sandbox;

#[doc = include_str!("../../docs/book/src/schemas.md")]
pub struct Schemas;

#[doc = include_str!("../../docs/book/src/services.md")]
pub struct Services;

#[doc = include_str!("../../docs/book/src/signatures.md")]
pub struct Signatures;

#[doc = include_str!("../../docs/book/src/testing.md")]
pub struct Testing;

#[doc = include_str!("../../docs/book/src/tutorial.md")]
pub struct Tutorial;

#[doc = include_str!("../../docs/book/src/webhooks.md")]
pub struct Webhooks;
