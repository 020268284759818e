//! The codecs of multipart bodies.

use super::parts::NamedPart;
use super::reader::PartsReader;
use super::writer::PartsWriter;
use crate::body::codec::{BodyCodec, BodyReader, BodyWriter};
use crate::report::Report;

/// The media type of forms with files.
const FORM_DATA: &str = "multipart/form-data";

/// A body with a part for each member, or for each position.
pub trait Multipart: Sized {
    /// Writes every part.
    fn write(&self, to: &mut PartsWriter);
    /// Reads every part, and reports all violations.
    fn read(from: &mut PartsReader<'_>) -> Option<Self>;
    /// Reports the violations of a body built in code.
    fn check(&self, report: &mut Report);
}

/// The codec of a body with documented parts.
#[derive(Clone, Copy, Debug)]
pub struct MultipartBody;

impl<T: Multipart> BodyCodec<T> for MultipartBody {
    fn write(&self, body: &T, to: &mut BodyWriter) {
        let mut parts = PartsWriter::named(to);
        body.write(&mut parts);
        parts.finish(FORM_DATA, to);
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<T> {
        let mut parts = PartsReader::of(from)?;
        T::read(&mut parts)
    }

    fn check(&self, body: &T, report: &mut Report) {
        body.check(report);
    }

    fn admits_empty(&self) -> bool {
        false
    }
}

/// The codec of a body with undocumented parts.
#[derive(Clone, Copy, Debug)]
pub struct RawMultipart;

impl BodyCodec<Vec<NamedPart>> for RawMultipart {
    fn write(&self, body: &Vec<NamedPart>, to: &mut BodyWriter) {
        let mut parts = PartsWriter::named(to);
        parts.others(body);
        parts.finish(FORM_DATA, to);
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<Vec<NamedPart>> {
        let mut parts = PartsReader::of(from)?;
        Some(parts.others())
    }

    fn check(&self, _: &Vec<NamedPart>, _: &mut Report) {}

    fn admits_empty(&self) -> bool {
        false
    }
}
