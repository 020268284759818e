//! The definitions of forms, as constant data.

use crate::schema::{ANY, Schema};

/// The style of a member of a form (OpenAPI 3.0.3, Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormStyle {
    /// The default without `style`: a pair for each item of a list, and JSON for an object.
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

/// A member of a form with other settings than the defaults (OpenAPI 3.0.3, Encoding Object).
#[derive(Clone, Copy, Debug)]
pub struct FormField {
    pub(super) name: &'static str,
    pub(super) style: FormStyle,
    pub(super) explode: bool,
    pub(super) allow_reserved: bool,
    pub(super) json: bool,
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

    /// Does not encode reserved characters, except for the ones with a meaning in forms
    /// (`allowReserved`).
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
    pub(super) const fn delimiter(&self) -> char {
        match self.style {
            FormStyle::SpaceDelimited => ' ',
            FormStyle::PipeDelimited => '|',
            FormStyle::Unstated | FormStyle::Form | FormStyle::DeepObject => ',',
        }
    }

    /// Returns true if a list is one pair.
    pub(super) const fn is_joined(&self) -> bool {
        !self.explode && !matches!(self.style, FormStyle::DeepObject)
    }
}

/// The codec of a form.
#[derive(Debug)]
pub struct FormBody {
    pub(super) media_type: &'static str,
    pub(super) fields: &'static [FormField],
    pub(super) schema: &'static Schema,
}

/// A form with default settings for every member.
pub static FORM: FormBody = FormBody::new("application/x-www-form-urlencoded");

impl FormBody {
    /// A form with default settings.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self {
            media_type,
            fields: &[],
            schema: &ANY,
        }
    }

    /// Sets the members with other settings than the defaults.
    #[must_use]
    pub const fn fields(mut self, fields: &'static [FormField]) -> Self {
        self.fields = fields;
        self
    }

    /// Sets the keywords that the Rust type does not enforce.
    #[must_use]
    pub const fn schema(mut self, schema: &'static Schema) -> Self {
        self.schema = schema;
        self
    }

    pub(super) fn field(&self, name: &str) -> FormField {
        let mut fields = self.fields.iter();
        let known = fields.find(|it| it.name == name).copied();
        known.unwrap_or(FormField::new(""))
    }
}
