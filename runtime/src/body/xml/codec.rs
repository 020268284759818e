//! The codec of XML.

use super::read::{Home, named, shown};
use super::table::{XmlName, XmlType};
use super::tree::parse;
use super::write::document;
use crate::body::codec::{BodyCodec, BodyReader, BodyWriter};
use crate::body::filled::filled;
use crate::codec::{Decode, Encode, Validate, from_json_with, to_json, to_json_with};
use crate::json::{Json, Limits};
use crate::parameter::AMBIGUOUS;
use crate::report::Report;
use crate::schema::{ANY, Schema};
use crate::syntax::media_type::{parameter, text_value};

/// The codec of an XML body (OpenAPI 3.2.0, XML Object). It reads and writes UTF-8.
///
/// A reader refuses document type declarations, other entities than the ones of XML itself, more
/// than 256 attributes of an element, more than 250,000 elements, and elements nested deeper than
/// [`Limits::depth`].
///
/// ```
/// use copperplate_runtime as rt;
/// use rt::body::{XmlBody, XmlMember, XmlName, XmlType};
///
/// static TEXT: XmlType = XmlType::new().text();
/// static NAMES: XmlType = XmlType::new().items(XmlName::new("name"), &TEXT);
/// static PAYEE: XmlType = XmlType::new().members(&[
///     XmlMember::attribute("id", XmlName::new("id"), &TEXT),
///     XmlMember::inline("names", &NAMES),
/// ]);
/// static BODY: XmlBody = XmlBody::new("application/xml", XmlName::new("payee"), &PAYEE);
/// # let _ = &BODY;
/// ```
#[derive(Debug)]
pub struct XmlBody {
    media_type: &'static str,
    root: XmlName,
    ty: &'static XmlType,
    schema: &'static Schema,
}

impl XmlBody {
    /// XML of this media type, with a root element of this name and type.
    #[must_use]
    pub const fn new(media_type: &'static str, root: XmlName, ty: &'static XmlType) -> Self {
        Self {
            media_type,
            root,
            ty,
            schema: &ANY,
        }
    }

    /// Sets the keywords that the Rust type does not enforce.
    #[must_use]
    pub const fn schema(mut self, schema: &'static Schema) -> Self {
        self.schema = schema;
        self
    }

    /// The JSON of a document; deviations from the table are reported.
    pub(super) fn json(&self, text: &str, report: &mut Report) -> Option<Json> {
        let root = match parse(text, report.limits()) {
            Ok(root) => root,
            Err(fault) => {
                report.push(fault.keyword, fault.expected);
                return None;
            }
        };
        if !Home::NONE.is(&root, &self.root) {
            let found = report.echo(&root.local);
            report.push_found("xml", format!("must be {}", shown(&self.root)), found);
        }
        Some(named(&root, &self.root, &[self.ty], Home::NONE, report))
    }

    /// The text of a value.
    pub(super) fn text(&self, json: &Json, report: &mut Report) -> String {
        document(json, self.root, self.ty, report)
    }

    /// Reads a document again, because the received value must equal the sent one. Only optional
    /// members with empty lists or objects may be lost.
    fn hold<T: Encode + Decode>(&self, text: &str, sent: &Json, report: &mut Report) {
        let mut deviations = Report::new();
        let arrived = self.json(text, &mut deviations);
        if arrived.as_ref() == Some(sent) && deviations.is_empty() {
            return;
        }
        let Some(arrived) = arrived.filter(|_| deviations.is_empty()) else {
            report.append(deviations);
            return;
        };
        match from_json_with::<T>(&to_json(&arrived), self.schema, Limits::default()) {
            Ok(value) => {
                let arrived = Json::read(&to_json_with(&value, self.schema));
                if arrived.map(filled) != Some(filled(sent.clone())) {
                    report.push("xml", AMBIGUOUS);
                }
            }
            Err(refused) => report.append(refused),
        }
    }
}

/// The text of a body. Only UTF-8 is read, as RFC 7303 recommends to write it.
fn utf8<'b>(bytes: &'b [u8], media_type: Option<&str>, report: &mut Report) -> Option<&'b str> {
    let charset = media_type.and_then(|it| parameter(it, "charset"));
    let known = ["utf-8", "utf8", "us-ascii"];
    let other = charset.filter(|it| !known.iter().any(|known| it.eq_ignore_ascii_case(known)));
    if let Some(other) = other {
        let echo = report.echo(&other);
        report.push_found("charset", "must be UTF-8", echo);
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let at = error.valid_up_to();
            report.push(
                "encoding",
                format!("must be UTF-8, which ends at byte {at}"),
            );
            None
        }
    }
}

impl<T: Encode + Decode + Validate> BodyCodec<T> for XmlBody {
    fn write(&self, body: &T, to: &mut BodyWriter) {
        let sent = Json::read(&to_json_with(body, self.schema)).unwrap_or_default();
        let text = self.text(&sent, &mut to.report);
        if to.report.is_empty() {
            self.hold::<T>(&text, &sent, &mut to.report);
        }
        to.set(text_value(self.media_type), text);
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<T> {
        from.expect(self.media_type);
        let text = utf8(from.bytes, from.media_type, &mut from.report)?;
        let json = self.json(text, &mut from.report)?;
        from.decode(&to_json(&json), self.schema)
    }

    fn check(&self, body: &T, report: &mut Report) {
        report.value(body, self.schema);
    }

    fn admits_empty(&self) -> bool {
        false
    }
}
