//! How a form is spelled, as constant data.

use crate::schema::{ANY, Schema};

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
    pub(super) const fn delimiter(&self) -> char {
        match self.style {
            FormStyle::SpaceDelimited => ' ',
            FormStyle::PipeDelimited => '|',
            FormStyle::Unstated | FormStyle::Form | FormStyle::DeepObject => ',',
        }
    }

    /// Whether a list is one pair.
    pub(super) const fn is_joined(&self) -> bool {
        !self.explode && !matches!(self.style, FormStyle::DeepObject)
    }
}

/// A body that is a form.
#[derive(Debug)]
pub struct FormBody {
    pub(super) media_type: &'static str,
    pub(super) fields: &'static [FormField],
    pub(super) schema: &'static Schema,
}

/// A form that is spelled as the default of every member has it.
pub static FORM: FormBody = FormBody::new("application/x-www-form-urlencoded");

impl FormBody {
    /// A form without further words.
    #[must_use]
    pub const fn new(media_type: &'static str) -> Self {
        Self {
            media_type,
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

    pub(super) fn field(&self, name: &str) -> FormField {
        let mut fields = self.fields.iter();
        let known = fields.find(|it| it.name == name).copied();
        known.unwrap_or(FormField::new(""))
    }
}
