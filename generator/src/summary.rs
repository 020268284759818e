//! Counts the generated parts of a document, and lists the parts without effect on the code.

use std::collections::{BTreeMap, HashSet};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::lower::{is_annotation, is_guessed_format, is_of_integers};
use crate::options::Feature;
use crate::resolve::Resolved;
use crate::select::Chosen;
use crate::source::{Files, Node, Object, Span, Value};
use crate::sweep::ObjectKind;

/// The generated parts of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// `info.title` of the document.
    pub title: String,
    /// Operations.
    pub operations: usize,
    /// Operations of the whole document.
    pub all_operations: usize,
    /// Generated schemas of `components`, including those needed only on the way.
    pub schemas: usize,
    /// Schemas of `components` of the whole document.
    pub all_schemas: usize,
    /// Named types.
    pub types: usize,
    /// Enforced assertions of schemas.
    pub keywords: usize,
    /// Keywords and parts without effect on the code, with their places.
    pub left: BTreeMap<String, Vec<Span>>,
    /// Tolerated mistakes.
    pub tolerated: usize,
    /// The places of each `number` without a format, which becomes an `f64`.
    pub plain_numbers: Vec<Span>,
    /// The places of operations that look like lists in pages, without the extension for them.
    pub lists: Vec<Span>,
}

/// The keyword of bodies of XML; without such a body it is only documented.
const XML: &str = "xml";

/// Keywords that appear only in documentation: they accept every value.
const DOCUMENTED: [&str; 4] = [XML, "contentMediaType", "contentEncoding", "contentSchema"];

/// Returns true if the schema's `type` includes `integer`.
fn is_integer(schema: &Object) -> bool {
    let stated = schema.get("type");
    let is_integer = |it: &Node| it.as_str() == Some("integer");
    let listed = stated.and_then(Node::as_array).unwrap_or_default();
    stated.is_some_and(is_integer) || listed.iter().any(is_integer)
}

impl Summary {
    /// Counts the keywords of the selected parts.
    pub(crate) fn count(&mut self, document: &Resolved, chosen: &Chosen) {
        let root = document.root();
        let mut pending: Vec<&Node> = vec![root.node];
        pending.extend(document.further_trees());
        while let Some(node) = pending.pop() {
            match &node.value {
                Value::Array(items) => pending.extend(items),
                Value::Object(object) => {
                    if document.kind(node) == Some(ObjectKind::Schema)
                        && chosen.has_component(node.span)
                    {
                        self.schema(node, object);
                    }
                    for (_, _, value) in object.iter() {
                        pending.push(value);
                    }
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
    }

    fn schema(&mut self, node: &Node, object: &Object) {
        for (key, span, value) in object.iter() {
            if key == "format" && value.as_str().is_some_and(is_of_integers) && !is_integer(object)
            {
                self.leave("formats of integers with another `type`", span);
            } else if key == "format" && is_guessed_format(node) {
                self.leave("guessed formats, which are only documented", span);
            } else if key == "default" {
                self.leave("`default`, which is never filled in", span);
            } else if DOCUMENTED.contains(&key) {
                self.leave(&format!("`{key}`, which is only documented"), span);
            } else if !is_annotation(key) && key != "$ref" {
                self.keywords += 1;
            }
        }
    }

    /// Notes an unsupported feature that the configuration permits.
    pub(crate) fn unsupported(&mut self, feature: Feature, at: Option<Span>) {
        if let (Feature::Keyword(_), true) = (feature, at.is_some()) {
            self.keywords = self.keywords.saturating_sub(1);
        }
        if let Some(at) = at {
            self.leave(&format!("`{}`, which is unsupported", feature.as_str()), at);
        }
    }

    /// Notes a tolerated mistake.
    pub(crate) fn left_out(&mut self, mistake: &Diagnostic) {
        self.tolerated += 1;
        if let Some(label) = &mistake.primary {
            self.leave(&format!("mistaken parts (`{}`)", mistake.code), label.span);
        }
    }

    /// Notes the subjects of warnings without effect on the code.
    pub(crate) fn warned(&mut self, warnings: &Diagnostics) {
        for warning in warnings.iter().filter(|it| it.code == "unknown-format") {
            if let Some(label) = &warning.primary {
                self.keywords = self.keywords.saturating_sub(1);
                self.leave("unknown formats", label.span);
            }
        }
    }

    /// Removes the `xml` keywords that decide about bodies.
    pub(crate) fn read_xml(&mut self, read: &HashSet<Span>) {
        let key = format!("`{XML}`, which is only documented");
        let Some(left) = self.left.get_mut(&key) else {
            return;
        };
        let before = left.len();
        left.retain(|span| !read.contains(span));
        self.keywords += before - left.len();
        if left.is_empty() {
            self.left.remove(&key);
        }
    }

    pub(crate) fn leave(&mut self, what: &str, at: Span) {
        self.left.entry(what.to_owned()).or_default().push(at);
    }

    /// One line for each kind of ignored part, with at most `most` places.
    #[must_use]
    pub fn lines(&self, files: &Files, most: usize) -> Vec<String> {
        let lines = self.left.iter().map(|(what, spans)| {
            format!("{} × {what}: {}", spans.len(), places(files, spans, most))
        });
        lines.collect()
    }

    /// Describes numbers without a format, if there are any, with the first place and the key that
    /// makes them exact.
    #[must_use]
    pub fn numbers(&self, files: &Files) -> Option<String> {
        let count = self.plain_numbers.len();
        (count > 0).then(|| {
            let first = places(files, &self.plain_numbers, 1);
            format!("{count} × `number` without a format, read as a binary fraction (f64): {first}")
        })
    }

    /// Describes operations that look like lists in pages, if there are any, with the first place.
    #[must_use]
    pub fn lists(&self, files: &Files) -> Option<String> {
        let count = self.lists.len();
        (count > 0).then(|| {
            let first = places(files, &self.lists, 1);
            format!("{count} × an operation that looks like a list in pages: {first}")
        })
    }
}

/// The first places in order, and the number of the others.
fn places(files: &Files, spans: &[Span], most: usize) -> String {
    let mut spans = spans.to_vec();
    spans.sort_by_key(|span| (span.file.index(), span.start));
    let places = spans.iter().take(most).map(|span| {
        let (line, column) = files.line_column(span.file, span.start);
        format!("{}:{line}:{column}", files.path(span.file))
    });
    let places: Vec<String> = places.collect();
    let more = match spans.len().saturating_sub(most) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    places.join(", ") + &more
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::config::parse_api;

    /// The ignored parts of a document, with their counts.
    fn left(schemas: &str) -> Vec<(String, usize)> {
        left_of(&format!("paths: {{}}\ncomponents: {{schemas: {schemas}}}"))
    }

    fn left_of(parts: &str) -> Vec<(String, usize)> {
        let text = format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\n{parts}\n");
        let job = parse_api(Path::new(""), "apis.toml", "", "a", Path::new("api.yaml"));
        let made = job.and_then(|job| crate::generate_text(&text, &job)).ok();
        let left = made.map(|it| it.summary.left).unwrap_or_default();
        let left = left.into_iter().map(|(what, places)| (what, places.len()));
        left.collect()
    }

    #[test]
    fn bodies_and_encodings_that_are_not_looked_into_are_listed() {
        let body = "A: {content: {text/csv: {schema: {type: array, items: {}}}, \
                    text/plain: {schema: {allOf: [{type: string, maxLength: 3}]}}, \
                    text/html: {schema: {type: string}}, '*/*': {schema: {type: integer}}, \
                    application/pdf: {schema: {type: string, format: binary}}, \
                    application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: string}}}, \
                    encoding: {a: {style: form}, b: {style: form}}}}}";
        let paths = format!(
            "paths: {{/a: {{post: {{requestBody: {{$ref: '#/components/requestBodies/A'}}, \
             responses: {{'204': {{description: Done.}}}}}}}}}}\n\
             components: {{requestBodies: {{{body}}}}}"
        );
        let expected = [
            ("the encoding of an undeclared member", 1),
            ("the schema of a body of bytes or text", 3),
        ];
        assert_eq!(
            left_of(&paths),
            expected.map(|(what, times)| (what.to_owned(), times))
        );
    }

    #[test]
    fn numbers_that_are_binary_fractions_are_counted() {
        let schemas = "{A: {type: number}, B: {type: array, items: {type: number, minimum: 0}}, \
                       C: {type: number, format: decimal}, D: {type: integer}}";
        let parts = format!("paths: {{}}\ncomponents: {{schemas: {schemas}}}");
        let text = format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\n{parts}\n");
        let told = |table: &str| {
            let job = parse_api(
                Path::new(""),
                "apis.toml",
                table,
                "a",
                Path::new("api.yaml"),
            );
            let made = job.and_then(|job| crate::generate_text(&text, &job)).ok();
            made.and_then(|it| it.summary.numbers(&it.sources))
        };
        let what = "2 × `number` without a format, read as a binary fraction (f64): \
                    api.yaml:4:34 and 1 more";
        assert_eq!(told("").as_deref(), Some(what));
        assert_eq!(told("exact-numbers = true"), None);
    }

    #[test]
    fn lists_in_pages_without_the_extension_are_counted() {
        let get = |parameter: &str, extension: &str, schema: &str| {
            format!(
                "{{get: {{parameters: [{{name: {parameter}, in: query, schema: {{type: string}}}}], \
                 {extension}responses: {{'200': {{description: d, content: {{application/json: \
                 {{schema: {schema}}}}}}}}}}}}}"
            )
        };
        let list = "{type: array, items: {type: string}}";
        let object = format!("{{type: object, properties: {{data: {list}}}}}");
        let read = "x-copperplate-pagination: {style: page, parameter: page}, ";
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /a: {}\n  /b: {}\n  /c: {}\n  \
             /d: {}\n  /e: {}\n",
            get("Page_Token", "", list),
            get("offset", "", &object),
            get("page", read, list),
            get("name", "", list),
            get("cursor", "", "{type: string}"),
        );
        let job = parse_api(Path::new(""), "apis.toml", "", "a", Path::new("api.yaml"));
        let made = job.and_then(|job| crate::generate_text(&text, &job)).ok();
        let told = made.and_then(|it| it.summary.lists(&it.sources));
        let what = "2 × an operation that looks like a list in pages: api.yaml:4:13 and 1 more";
        assert_eq!(told.as_deref(), Some(what));
    }

    #[test]
    fn formats_of_integers_on_other_types_are_listed() {
        let schemas = "{A: {type: string, format: int64}, B: {type: number, format: int32}, \
                       C: {type: integer, format: uint8}, D: {type: ['null', integer], format: int8}}";
        let what = "formats of integers with another `type`".to_owned();
        assert_eq!(left(schemas), [(what, 2)]);
    }
}
