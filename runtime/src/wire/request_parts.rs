//! Visits the parts of a request, to write or to check them.

use super::messages::WriteRequest;
use super::request_writer::RequestWriter;
use crate::body::BodyCodec;
use crate::codec::{Decode, Encode, Validate};
use crate::model::{CheckKind, kind};
use crate::parameter::{Parameter, ParameterValue};
use crate::report::Report;
use crate::schema::Schema;

/// A request with a table of its parts; [`request!`](crate::request) implements it.
///
/// Writing and checking share this one walk over the parts.
pub trait RequestParts {
    /// Visits every parameter and then the body.
    fn visit<V: VisitRequest>(&self, visit: &mut V);
}

impl<T: RequestParts> WriteRequest for T {
    fn write(&self, to: &mut RequestWriter) {
        self.visit(to);
    }
}

/// A visitor for the parts of a request.
pub trait VisitRequest {
    /// A required parameter.
    fn parameter<T: ParameterValue>(&mut self, parameter: &'static Parameter, value: &T);

    /// A required parameter that is an object, a union, or JSON text.
    fn structured<T: Encode + Decode + Validate>(
        &mut self,
        parameter: &'static Parameter,
        value: &T,
    );

    /// The body.
    fn body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T);

    /// An optional parameter.
    fn optional<T: ParameterValue>(&mut self, parameter: &'static Parameter, value: &Option<T>);

    /// An optional parameter that is an object, a union, or JSON text.
    fn optional_structured<T: Encode + Decode + Validate>(
        &mut self,
        parameter: &'static Parameter,
        value: &Option<T>,
    );

    /// An optional body.
    fn optional_body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &Option<T>) {
        if let Some(body) = body {
            self.body(codec, body);
        }
    }
}

impl VisitRequest for RequestWriter {
    fn parameter<T: ParameterValue>(&mut self, parameter: &'static Parameter, value: &T) {
        Self::parameter(self, parameter, value);
    }

    fn structured<T: Encode + Decode + Validate>(
        &mut self,
        parameter: &'static Parameter,
        value: &T,
    ) {
        Self::structured(self, parameter, value);
    }

    fn body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T) {
        Self::body(self, codec, body);
    }

    fn optional<T: ParameterValue>(&mut self, parameter: &'static Parameter, value: &Option<T>) {
        Self::optional(self, parameter, value);
    }

    fn optional_structured<T: Encode + Decode + Validate>(
        &mut self,
        parameter: &'static Parameter,
        value: &Option<T>,
    ) {
        Self::optional_structured(self, parameter, value);
    }
}

/// Checks the parts of a request built in code.
struct Check<'r>(&'r mut Report);

impl VisitRequest for Check<'_> {
    fn parameter<T: ParameterValue>(&mut self, parameter: &'static Parameter, value: &T) {
        self.0.parameter(parameter, value);
    }

    fn structured<T: Encode + Decode + Validate>(
        &mut self,
        parameter: &'static Parameter,
        value: &T,
    ) {
        self.0.structured(parameter, value);
    }

    fn body<T, C: BodyCodec<T>>(&mut self, codec: &C, body: &T) {
        self.0.body(codec, body);
    }

    fn optional<T: ParameterValue>(&mut self, parameter: &'static Parameter, value: &Option<T>) {
        self.0.parameter(parameter, value);
    }

    fn optional_structured<T: Encode + Decode + Validate>(
        &mut self,
        parameter: &'static Parameter,
        value: &Option<T>,
    ) {
        if let Some(value) = value {
            self.0.structured(parameter, value);
        }
    }
}

impl<T: RequestParts> CheckKind<T> for kind::Request {
    fn check(value: &T, report: &mut Report, _: &Schema) {
        value.visit(&mut Check(report));
    }
}
