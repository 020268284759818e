//! Parameters: text in a path, query, header or cookie.

use std::borrow::Cow;

use super::style::{Kind, Style};
use crate::codec::{Encode, Scalar, Validate};
use crate::json::{to_json_with, unique};
use crate::report::Report;
use crate::schema::{Schema, check};
use crate::violation::Location;

/// A parameter of a request, or a header of a response (OpenAPI 3.0.3, Parameter Object).
#[derive(Debug)]
pub struct Parameter {
    pub(super) location: Location,
    pub(super) name: &'static str,
    pub(super) schema: Schema,
    pub(super) explode: bool,
    pub(super) style: Style,
    pub(super) json: bool,
    pub(super) reserved: bool,
    pub(super) empty: bool,
    pub(super) exact: bool,
    pub(super) beside: &'static [&'static str],
}

crate::schema::rules!(Parameter);

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

    /// Sets the constraints the Rust type does not enforce.
    #[must_use]
    pub const fn schema(mut self, schema: Schema) -> Self {
        self.schema = schema;
        self
    }

    /// Sets whether the items of a list or object are separate (`explode`).
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

    /// Reserved characters stay as they are in a query (`allowReserved`).
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

    /// Excludes names with brackets (`ids[]`) from this list, because they belong to another
    /// parameter.
    #[must_use]
    pub const fn exact(mut self) -> Self {
        self.exact = true;
        self
    }

    /// Sets the names of other parameters, which are never members of an object with arbitrary
    /// names. A name that ends in a bracket is a prefix.
    #[must_use]
    pub const fn beside(mut self, names: &'static [&'static str]) -> Self {
        self.beside = names;
        self
    }
}

impl Parameter {
    /// Returns true if an empty value of this kind leaves no trace in the message.
    pub(super) fn is_spread(&self, kind: Kind) -> bool {
        let form = matches!(self.location, Location::Query(_) | Location::Cookie(_));
        form && (kind == Kind::Deep || (kind == Kind::Object && self.explode))
    }
}

/// The value of a parameter: one piece of text, or a list.
pub trait ParameterValue: Sized {
    /// True for a list of pieces.
    const LIST: bool;
    /// The pieces of text.
    fn texts<'v>(&'v self, schema: &'v Schema) -> Vec<Cow<'v, str>>;
    /// Reads the value of these pieces, or reports their violations.
    fn from_texts(texts: &[String], report: &mut Report, schema: &Schema) -> Option<Self>;
    /// Reports the rules violated by a value.
    fn check_parameter(&self, report: &mut Report, schema: &Schema);
}

impl<T: Scalar> ParameterValue for T {
    const LIST: bool = false;

    fn texts<'v>(&'v self, schema: &'v Schema) -> Vec<Cow<'v, str>> {
        vec![self.to_text(schema)]
    }

    fn from_texts(texts: &[String], report: &mut Report, schema: &Schema) -> Option<Self> {
        if texts.len() != 1 {
            let found = texts.len();
            report.push_found("duplicate", "must be given once", found.to_string());
        }
        match texts {
            // A repeated header must not hide a response: a lenient reader takes the first one.
            [first, others @ ..] if others.is_empty() || report.is_lenient() => {
                T::read_text(first, report, schema)
            }
            _ => None,
        }
    }

    fn check_parameter(&self, report: &mut Report, schema: &Schema) {
        // Reading the text of the value applies the same checks as to a received text.
        let text = self.to_text(schema).into_owned();
        let _ = T::read_text(&text, report, schema);
    }
}

impl<T: Scalar> ParameterValue for Vec<T> {
    const LIST: bool = true;

    fn texts<'v>(&'v self, schema: &'v Schema) -> Vec<Cow<'v, str>> {
        let items = schema.items_schema();
        self.iter().map(|item| item.to_text(items)).collect()
    }

    fn from_texts(texts: &[String], report: &mut Report, schema: &Schema) -> Option<Self> {
        let begin = report.mark();
        let mut items = Self::with_capacity(texts.len());
        for (index, text) in texts.iter().enumerate() {
            let mark = report.mark();
            items.extend(T::read_text(text, report, schema.items_schema()));
            report.prefix_index_since(mark, index);
        }
        check::items(texts.len(), report, schema);
        if items.len() < texts.len() {
            return None;
        }
        if schema.unique_items {
            unique(&to_json_with(&items, schema), report);
        }
        report.evaluate_since(begin, &items, schema);
        Some(items)
    }

    fn check_parameter(&self, report: &mut Report, schema: &Schema) {
        let texts: Vec<_> = self
            .texts(schema)
            .into_iter()
            .map(Cow::into_owned)
            .collect();
        let _ = Self::from_texts(&texts, report, schema);
    }
}

impl Report {
    /// Checks a parameter of a request built in code.
    pub fn parameter<T: CheckedParameter>(&mut self, parameter: &Parameter, value: &T) {
        let mark = self.mark();
        value.check_value(self, &parameter.schema);
        self.locate_since(mark, parameter.location);
    }

    /// Checks a structured parameter of a request built in code.
    pub fn structured(&mut self, parameter: &Parameter, value: &(impl Validate + Encode)) {
        let mark = self.mark();
        self.value(value, &parameter.schema);
        self.locate_since(mark, parameter.location);
    }

    /// Checks a body built in code.
    pub fn body(&mut self, value: &(impl Validate + Encode), schema: &Schema) {
        let mark = self.mark();
        self.value(value, schema);
        self.locate_since(mark, Location::Body);
    }
}

/// The field of a parameter: a value or an `Option`.
pub trait CheckedParameter {
    /// Reports the rules violated by the value.
    fn check_value(&self, report: &mut Report, schema: &Schema);
}

impl<T: ParameterValue> CheckedParameter for T {
    fn check_value(&self, report: &mut Report, schema: &Schema) {
        self.check_parameter(report, schema);
    }
}

impl<T: ParameterValue> CheckedParameter for Option<T> {
    fn check_value(&self, report: &mut Report, schema: &Schema) {
        if let Some(value) = self {
            value.check_parameter(report, schema);
        }
    }
}
