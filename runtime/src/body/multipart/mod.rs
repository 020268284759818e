//! Bodies of the type `multipart/form-data` (RFC 7578).
//!
//! The parser takes a body in pieces and does no I/O. A buffered body is a single piece, and the
//! contents of its parts share its memory. A server keeps large parts in temporary files. A body is
//! written as bytes if all of its files are buffered, and as a stream otherwise.

mod body;
mod items;
mod parse;
mod part_codecs;
pub(super) mod parts;
mod reader;
mod shaped;
mod writer;

pub use body::{Multipart, MultipartBody, RawMultipart};
pub use items::PartItem;
#[cfg(feature = "server")]
pub(crate) use parse::{Found, Parser};
pub use part_codecs::{FilePart, JsonPart, PartCodec, TextPart};
pub use parts::{File, NamedPart};
pub use reader::PartsReader;
pub use shaped::ShapedPart;
pub use writer::PartsWriter;
