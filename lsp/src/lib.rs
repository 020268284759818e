//! A language server for OpenAPI documents (Language Server Protocol 3.17).
//!
//! The server keeps the texts of open documents. A change stops the reading of its document, and begins another one in
//! a thread of its own, as the generator does it. The problems of the first stages are published before the others.

#![forbid(unsafe_code)]

mod actions;
mod allow;
mod analysis;
mod capabilities;
mod completion;
mod edit;
mod event;
mod hover;
mod impact;
mod navigation;
mod position;
mod problems;
mod readings;
mod rename;
mod requests;
mod server;
#[cfg(test)]
mod tests;
mod tree;
mod workspace;

use std::error::Error;

pub use impact::Base;
use lsp_server::Connection;

/// Serves an editor over standard input and output until it ends the connection. Changes are compared with the old
/// revisions of a repository.
///
/// # Errors
///
/// The editor breaks the protocol, or its pipe.
pub fn run(base: Box<dyn Base>) -> Result<(), Box<dyn Error + Send + Sync>> {
    let (connection, threads) = Connection::stdio();
    server::serve(connection, analysis::read, Some(base))?;
    threads.join()?;
    Ok(())
}
