//! The Parameter Object, as constant data.

use super::kind::ValueForm;
use super::style::Style;
use crate::report::Location;
use crate::schema::{Schema, rules};

/// A parameter of a request, or a header of a response (OpenAPI 3.0.3, Parameter Object).
#[derive(Debug)]
pub struct Parameter {
    pub(crate) location: Location,
    pub(crate) name: &'static str,
    pub(crate) schema: Schema,
    pub(crate) explode: bool,
    pub(crate) style: Style,
    pub(crate) json: bool,
    pub(crate) reserved: bool,
    pub(crate) empty: bool,
    pub(crate) exact: bool,
    pub(crate) beside: &'static [&'static str],
}

rules!(Parameter);

impl Parameter {
    const fn new(location: Location, name: &'static str, style: Style) -> Self {
        Self {
            location,
            name,
            schema: Schema::new(),
            explode: matches!(style, Style::Form),
            style,
            json: false,
            reserved: false,
            empty: false,
            exact: false,
            beside: &[],
        }
    }

    /// A path parameter in the style `simple`.
    #[must_use]
    pub const fn path(name: &'static str) -> Self {
        Self::new(Location::Path(name), name, Style::Simple)
    }

    /// A query parameter in the style `form`.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::new(Location::Query(name), name, Style::Form)
    }

    /// A header in the style `simple`.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::new(Location::Header(name), name, Style::Simple)
    }

    /// A cookie in the style `form`.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(Location::Cookie(name), name, Style::Form)
    }

    /// Sets the keywords that the Rust type does not enforce.
    #[must_use]
    pub const fn schema(mut self, schema: Schema) -> Self {
        self.schema = schema;
        self
    }

    /// Sets `explode`: a separate piece for each item of a list or member of an object.
    #[must_use]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// Sets the style.
    #[must_use]
    pub const fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// The value is JSON text (`content: application/json`).
    #[must_use]
    pub const fn json(mut self) -> Self {
        self.json = true;
        self
    }

    /// Reserved characters are not encoded in a query (`allowReserved`).
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.reserved = true;
        self
    }

    /// An empty value in a query is a list without items (`allowEmptyValue`).
    #[must_use]
    pub const fn allow_empty(mut self) -> Self {
        self.empty = true;
        self
    }

    /// A pair with brackets after the name (`ids[]`) is not an item of this list, because it
    /// belongs to another parameter.
    #[must_use]
    pub const fn exact(mut self) -> Self {
        self.exact = true;
        self
    }

    /// Sets the names of other parameters, which are never members of an object with arbitrary
    /// names. A name that ends in a bracket excludes all names with this prefix.
    #[must_use]
    pub const fn beside(mut self, names: &'static [&'static str]) -> Self {
        self.beside = names;
        self
    }
}

impl Parameter {
    /// Returns true if an empty value of this form leaves no trace in the message.
    pub(crate) fn is_spread(&self, kind: ValueForm) -> bool {
        let form = matches!(self.location, Location::Query(_) | Location::Cookie(_));
        form && (kind == ValueForm::Deep || (kind == ValueForm::Object && self.explode))
    }
}
