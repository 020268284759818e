//! Bodies of requests and responses.
//!
//! A constant describes a body: its media type and the keywords that its Rust type does not
//! enforce. The same constant writes, reads and checks the body, for requests and for responses.

mod blob;
mod blob_stream;
mod codec;
mod filled;
mod form;
mod json;
mod multipart;
mod stream;
mod text;
#[cfg(feature = "xml")]
mod xml;

pub use blob::{Blob, BlobBody, BytesBody};
pub use blob_stream::{BlobStream, BlobStreamBody, StreamBody};
pub(crate) use codec::Parts;
pub use codec::{BodyCodec, BodyReader, BodyWriter, ByMediaType, WireBody};
pub use form::{FORM, FormBody, FormField, FormStyle};
pub use json::{JSON, JsonBody};
pub use multipart::{
    BodyPart, File, FilePart, JsonPart, Multipart, MultipartBody, NamedPart, OrderedBody,
    PartCodec, PartItem, PartItemsBody, PartStreamBody, PartsReader, PartsWriter, RawMultipart,
    ShapedPart, TextPart,
};
#[cfg(feature = "server")]
pub(crate) use multipart::{Found, Parser, SplitPart};
#[cfg(any(
    feature = "server",
    all(feature = "client", not(target_arch = "wasm32"))
))]
pub(crate) use stream::Outgoing;
#[cfg(feature = "server")]
pub(crate) use stream::{BLOCK, Spool, SpoolFile, too_large};
pub use stream::{
    ByteStream, Event, EventsBody, ItemError, Items, ItemsBody, StreamError, TextEventsBody,
    WholeEventsBody,
};
pub use text::TextBody;
#[cfg(feature = "xml")]
pub use xml::{XmlBody, XmlMember, XmlName, XmlType};
