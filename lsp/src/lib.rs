//! A language server for OpenAPI documents (Language Server Protocol 3.17).
//!
//! The server keeps the texts of open documents. After a change it waits until no further one is there, and reads
//! the document as the generator does, in a thread of its own. Results of outdated texts are dropped.

#![forbid(unsafe_code)]

mod analysis;
mod completion;
mod hover;
mod navigation;
mod position;
mod rename;
mod server;
mod tree;
mod workspace;

use std::error::Error;

use lsp_server::Connection;

/// Serves an editor over standard input and output until it ends the connection.
///
/// # Errors
///
/// The editor breaks the protocol, or its pipe.
pub fn run() -> Result<(), Box<dyn Error + Send + Sync>> {
    let (connection, threads) = Connection::stdio();
    server::serve(connection)?;
    threads.join()?;
    Ok(())
}
