//! Bodies of the type `application/x-www-form-urlencoded`.
//!
//! A form is text only. What its text means is told by the shape of the schema, so a form is turned
//! into JSON and read as JSON is, with the same checks and the same pointers; it is written the
//! other way round.

mod read;
mod tree;
mod write;

pub(super) use read::json_of;
pub(super) use write::text as text_of;

use super::{BodyCodec, BodyReader, BodyWriter};
use crate::codec::{Decode, Encode, Validate};
use crate::json::{Json, to_json, to_json_with};
use crate::report::Report;
use crate::schema::{ANY, Schema};
use crate::wire::media::media_value;

/// What kind of JSON the text of a form stands for.
#[derive(Clone, Copy, Debug)]
pub enum FormShape {
    /// Anything; text stays text.
    Any,
    /// A string.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`, which a form spells as empty text.
    Null,
    /// A list.
    List(&'static FormShape),
    /// An object of values of one kind.
    Map(&'static FormShape),
    /// An object with these members.
    Object(&'static [(&'static str, &'static FormShape)]),
    /// One of several.
    OneOf(&'static [&'static FormShape]),
}

/// How a member of a form is spelled (OpenAPI 3.0.3, Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormStyle {
    /// Where the document does not say: a pair for each item of a list, and JSON for an object.
    Unstated,
    /// `form`: with `explode` a pair for each item or member, otherwise joined by commas.
    Form,
    /// `spaceDelimited`: joined by spaces.
    SpaceDelimited,
    /// `pipeDelimited`: joined by `|`.
    PipeDelimited,
    /// `deepObject`: `name[member]=value`, and `name[]=item`.
    DeepObject,
}

/// A member of a form that is not spelled as the default has it (OpenAPI 3.0.3, Encoding Object).
#[derive(Clone, Copy, Debug)]
pub struct FormField {
    name: &'static str,
    style: FormStyle,
    explode: bool,
    allow_reserved: bool,
    json: bool,
}

impl FormField {
    /// A member of this name.
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

    /// Leaves reserved characters as they are, where the form stays readable (`allowReserved`).
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

    /// What separates the items of a list that is one pair.
    const fn delimiter(&self) -> char {
        match self.style {
            FormStyle::SpaceDelimited => ' ',
            FormStyle::PipeDelimited => '|',
            FormStyle::Unstated | FormStyle::Form | FormStyle::DeepObject => ',',
        }
    }

    /// Whether a list is one pair.
    const fn is_joined(&self) -> bool {
        !self.explode && !matches!(self.style, FormStyle::DeepObject)
    }
}

/// A body that is a form.
#[derive(Debug)]
pub struct FormBody {
    media_type: &'static str,
    shape: &'static FormShape,
    fields: &'static [FormField],
    schema: &'static Schema,
}

impl FormBody {
    /// A form of this shape.
    #[must_use]
    pub const fn new(media_type: &'static str, shape: &'static FormShape) -> Self {
        Self {
            media_type,
            shape,
            fields: &[],
            schema: &ANY,
        }
    }

    /// Sets the members that are not spelled as the default has it.
    #[must_use]
    pub const fn fields(mut self, fields: &'static [FormField]) -> Self {
        self.fields = fields;
        self
    }

    /// Sets what the Rust type does not hold.
    #[must_use]
    pub const fn schema(mut self, schema: &'static Schema) -> Self {
        self.schema = schema;
        self
    }

    fn field(&self, name: &str) -> FormField {
        let mut fields = self.fields.iter();
        let known = fields.find(|it| it.name == name).copied();
        known.unwrap_or(FormField::new(""))
    }
}

impl<T: Encode + Decode + Validate> BodyCodec<T> for FormBody {
    fn write(&self, body: &T, to: &mut BodyWriter) {
        let json = Json::read(&to_json_with(body, self.schema));
        let text = self.text(json.as_ref(), &mut to.report);
        to.set(media_value(self.media_type), text);
    }

    fn read(&self, from: &mut BodyReader<'_>) -> Option<T> {
        from.expect(self.media_type);
        let Ok(text) = std::str::from_utf8(from.bytes) else {
            from.report
                .push("encoding", "must be percent-encoded UTF-8");
            return None;
        };
        let json = self.json(text, &mut from.report);
        from.decode(&to_json(&json), self.schema)
    }

    fn check(&self, body: &T, report: &mut Report) {
        body.check(report, self.schema);
    }
}

/// The shapes that a union leaves, with unions in unions opened.
fn flat(shapes: &[&'static FormShape]) -> Vec<&'static FormShape> {
    let mut found: Vec<&'static FormShape> = Vec::new();
    let mut pending: Vec<&'static FormShape> = shapes.iter().rev().copied().collect();
    // A union that holds itself is opened once.
    let mut opened: Vec<&'static FormShape> = Vec::new();
    while let Some(shape) = pending.pop() {
        match shape {
            FormShape::OneOf(branches) => {
                if !opened.iter().any(|it| std::ptr::eq(*it, shape)) {
                    opened.push(shape);
                    pending.extend(branches.iter().rev());
                }
            }
            other => found.push(other),
        }
    }
    found
}

/// The shapes of a member of an object.
fn member_shapes(shapes: &[&'static FormShape], name: &str) -> Vec<&'static FormShape> {
    let mut found = Vec::new();
    for shape in shapes {
        if let FormShape::Object(members) = shape {
            let mut members = members.iter();
            found.extend(members.find(|(known, _)| *known == name).map(|it| it.1));
        }
    }
    if found.is_empty() {
        for shape in shapes {
            match shape {
                FormShape::Map(values) => found.push(*values),
                FormShape::Any => found.push(*shape),
                _ => {}
            }
        }
    }
    if found.is_empty() {
        found.push(&FormShape::Any);
    }
    flat(&found)
}

fn item_shapes(shapes: &[&'static FormShape]) -> Vec<&'static FormShape> {
    let mut found = Vec::new();
    for shape in shapes {
        if let FormShape::List(items) = shape {
            found.push(*items);
        }
    }
    if found.is_empty() {
        found.push(&FormShape::Any);
    }
    flat(&found)
}
