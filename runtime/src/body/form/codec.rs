//! The codec of forms.

use super::definition::FormBody;
use crate::body::codec::{BodyCodec, BodyReader, BodyWriter};
use crate::body::filled::filled;
use crate::codec::{Decode, Encode, Shape, Validate, from_json_with, to_json, to_json_with};
use crate::json::{Json, Limits};
use crate::parameter::AMBIGUOUS;
use crate::report::Report;
use crate::syntax::media_type::media_value;

impl FormBody {
    /// Reads a form again, because the received value must equal the sent one. Only optional
    /// members with empty lists or objects may be lost.
    fn hold<T: Encode + Decode>(
        &self,
        text: &str,
        shape: &Shape,
        sent: &Json,
        report: &mut Report,
    ) {
        let arrived = self.json(text, shape, &mut Report::new());
        if arrived == *sent {
            return;
        }
        match from_json_with::<T>(&to_json(&arrived), self.schema, Limits::default()) {
            Ok(value) => {
                let arrived = Json::read(&to_json_with(&value, self.schema));
                if arrived.map(filled) != Some(filled(sent.clone())) {
                    report.push("style", AMBIGUOUS);
                }
            }
            Err(refused) => report.append(refused),
        }
    }
}

impl<T: Encode + Decode + Validate> BodyCodec<T> for FormBody {
    fn write(&self, body: &T, to: &mut BodyWriter) {
        let json = Json::read(&to_json_with(body, self.schema));
        let shape = Shape::of::<T>(self.schema);
        let text = self.text(json.as_ref(), &shape, &mut to.report);
        if to.report.is_empty()
            && let Some(sent) = json
        {
            self.hold::<T>(&text, &shape, &sent, &mut to.report);
        }
        to.set(media_value(self.media_type), text);
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<T> {
        from.expect(self.media_type);
        let Ok(text) = std::str::from_utf8(from.bytes) else {
            from.report
                .push("encoding", "must be percent-encoded UTF-8");
            return None;
        };
        let shape = Shape::of::<T>(self.schema);
        let json = self.json(text, &shape, &mut from.report);
        from.decode(&to_json(&json), self.schema)
    }

    fn check(&self, body: &T, report: &mut Report) {
        body.check(report, self.schema);
    }
}
