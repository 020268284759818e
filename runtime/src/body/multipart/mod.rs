//! Bodies with parts: `multipart/form-data` (RFC 7578), whose parts have names, and other types such
//! as `multipart/mixed` (RFC 2046), whose parts have positions.
//!
//! The parser takes a body in pieces and does no I/O. A buffered body is a single piece, and the
//! contents of its parts share its memory. A server keeps large parts in temporary files. A body is
//! written as bytes if all of its files are buffered, and as a stream otherwise.

mod body;
mod body_part;
mod headers;
mod items;
mod ordered;
mod parse;
mod part_codecs;
pub(super) mod parts;
mod reader;
mod shaped;
mod stream;
mod writer;

pub use body::{Multipart, MultipartBody, RawMultipart};
pub use body_part::BodyPart;
pub use items::PartItem;
pub use ordered::OrderedBody;
#[cfg(feature = "server")]
pub(crate) use parse::{Found, Parser};
pub use part_codecs::{FilePart, JsonPart, PartCodec, TextPart};
#[cfg(feature = "server")]
pub(crate) use parts::SplitPart;
pub use parts::{File, NamedPart};
pub use reader::PartsReader;
pub use shaped::ShapedPart;
pub use stream::{PartItemsBody, PartStreamBody};
pub use writer::PartsWriter;
