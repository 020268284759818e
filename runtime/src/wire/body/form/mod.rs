//! Bodies of the type `application/x-www-form-urlencoded`.
//!
//! A form has only text, so the shape of the Rust type decides between text, numbers and booleans.
//! The codec converts a form to JSON and decodes it, with the same checks and pointers as for JSON.
//! It writes the other way round.

mod read;
mod tree;
mod write;

pub(super) use read::scalar as json_of;
pub(super) use write::text as text_of;

use super::{BodyCodec, BodyReader, BodyWriter};
use crate::codec::{Decode, Encode, Validate};
use crate::json::{Json, Limits, from_json_with, to_json, to_json_with};
use crate::report::Report;
use crate::schema::{ANY, Schema};
use crate::shape::Shape;
use crate::wire::media::media_value;
use crate::wire::style::AMBIGUOUS;

/// The style of a member of a form (OpenAPI 3.0.3, Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormStyle {
    /// The default: a pair for each item of a list, and JSON for an object.
    Unstated,
    /// `form`: with `explode` a pair for each item or member, otherwise one pair joined by commas.
    Form,
    /// `spaceDelimited`: joined by spaces.
    SpaceDelimited,
    /// `pipeDelimited`: joined by `|`.
    PipeDelimited,
    /// `deepObject`: `name[member]=value`, and `name[]=item`.
    DeepObject,
}

/// A member of a form with an Encoding Object (OpenAPI 3.0.3).
#[derive(Clone, Copy, Debug)]
pub struct FormField {
    name: &'static str,
    style: FormStyle,
    explode: bool,
    allow_reserved: bool,
    json: bool,
}

impl FormField {
    /// A member with this name.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            style: FormStyle::Unstated,
            explode: true,
            allow_reserved: false,
            json: false,
        }
    }

    /// Sets `style`.
    #[must_use]
    pub const fn style(mut self, style: FormStyle) -> Self {
        self.style = style;
        self
    }

    /// Sets `explode`.
    #[must_use]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// Leaves reserved characters unescaped if the form stays readable (`allowReserved`).
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    /// The value is JSON text (`contentType: application/json`).
    #[must_use]
    pub const fn json(mut self) -> Self {
        self.json = true;
        self
    }

    /// The delimiter of a list in one pair.
    const fn delimiter(&self) -> char {
        match self.style {
            FormStyle::SpaceDelimited => ' ',
            FormStyle::PipeDelimited => '|',
            FormStyle::Unstated | FormStyle::Form | FormStyle::DeepObject => ',',
        }
    }

    /// True if a list is one pair.
    const fn is_joined(&self) -> bool {
        !self.explode && !matches!(self.style, FormStyle::DeepObject)
    }
}

/// The codec of a form.
#[derive(Debug)]
pub struct FormBody {
    media_type: &'static str,
    fields: &'static [FormField],
    schema: &'static Schema,
}

/// A form without Encoding Objects.
pub static FORM: FormBody = FormBody::new("application/x-www-form-urlencoded");

impl FormBody {
    /// A form without Encoding Objects.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self {
            media_type,
            fields: &[],
            schema: &ANY,
        }
    }

    /// Sets the members with Encoding Objects.
    #[must_use]
    pub const fn fields(mut self, fields: &'static [FormField]) -> Self {
        self.fields = fields;
        self
    }

    /// Sets the constraints the Rust type does not enforce.
    #[must_use]
    pub const fn schema(mut self, schema: &'static Schema) -> Self {
        self.schema = schema;
        self
    }

    /// Reads the written form again and reports a value it would change. An optional member may
    /// lose an empty value.
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

    fn field(&self, name: &str) -> FormField {
        let mut fields = self.fields.iter();
        let known = fields.find(|it| it.name == name).copied();
        known.unwrap_or(FormField::new(""))
    }
}

/// Removes empty lists and objects inside a value.
fn filled(json: Json) -> Json {
    let is_empty = |it: &Json| match it {
        Json::Array(items) => items.is_empty(),
        Json::Object(members) => members.is_empty(),
        _ => false,
    };
    match json {
        Json::Object(members) => {
            let members = members.into_iter().map(|(name, it)| (name, filled(it)));
            Json::Object(members.filter(|(_, it)| !is_empty(it)).collect())
        }
        other => other,
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
