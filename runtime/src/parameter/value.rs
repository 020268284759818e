//! The values of parameters, and their checks.

use std::borrow::Cow;

use super::definition::Parameter;
use crate::codec::{Encode, Scalar, Validate, to_json_with};
use crate::json::unique;
use crate::report::Report;
use crate::schema::{Schema, check};

/// The value of a parameter: one text, or a list of texts.
pub trait ParameterValue: Sized {
    /// True for a list of texts.
    const LIST: bool;
    /// The texts.
    fn texts<'v>(&'v self, schema: &'v Schema) -> Vec<Cow<'v, str>>;
    /// Reads the value of these texts, or reports their violations.
    fn from_texts(texts: &[String], report: &mut Report, schema: &Schema) -> Option<Self>;
    /// Reports the violations of a value.
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
}

/// The field of a parameter: a value or an `Option`.
pub trait CheckedParameter {
    /// Reports the violations of the value.
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
