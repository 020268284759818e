//! Keywords of earlier drafts of JSON Schema. `$recursiveRef` of draft 2019-09 becomes the equivalent `$ref`.
//!
//! OpenAPI never had this keyword, but documents use it. In a component it refers to the component,
//! because another target would need a second `$recursiveAnchor` around it.

use super::kind::{Field, In, ObjectKind};
use super::schema_tables;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::{self, Diagnostics};
use crate::source::{Node, Span, Value, Version, pointer};

/// Reports a keyword of an earlier draft. It is read anyway, unless it is reserved and the version has no
/// keyword for the same.
pub(super) fn keyword(
    (field, at): (&Field, Span),
    kind: ObjectKind,
    version: Version,
) -> Diagnostic {
    let instead = schema_tables::former(field.name);
    if field.versions == In::Reserved && version == Version::V3_0 {
        let unknown = diagnostics::sweep::unknown_keyword(at, field.name, kind.name(), None);
        return unknown.leave_out().help(instead.unwrap_or_default());
    }
    let help = instead.unwrap_or("write the schemas under `components/schemas`");
    diagnostics::sweep::former_keyword(at, field.name, help)
}

/// Rewrites the references of every component.
pub(super) fn rewrite(root: &mut Node, report: &mut Diagnostics) {
    let components = root.get_mut("components");
    let Some(schemas) = components.and_then(|it| it.get_mut("schemas")) else {
        return;
    };
    let Value::Object(schemas) = &mut schemas.value else {
        return;
    };
    for (name, schema) in schemas.nodes_mut() {
        if schema.get("$recursiveAnchor").and_then(Node::as_bool) != Some(true) {
            continue;
        }
        let segments = [
            "components".to_owned(),
            "schemas".to_owned(),
            name.to_owned(),
        ];
        let target = format!("#{}", pointer::join(&segments));
        if let Value::Object(object) = &mut schema.value {
            object.remove("$recursiveAnchor");
        }
        replace(schema, &target, report);
    }
}

/// The depth limit of reading bounds the recursion.
fn replace(node: &mut Node, target: &str, report: &mut Diagnostics) {
    match &mut node.value {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| replace(item, target, report)),
        Value::Object(object) => {
            if object.get("$recursiveRef").and_then(Node::as_str) == Some("#") {
                if let Some(at) = object.key_span("$recursiveRef") {
                    report.push(diagnostics::sweep::recursive_ref(at, target));
                }
                object.rename("$recursiveRef", "$ref", Value::String(target.to_owned()));
            }
            for (_, value) in object.nodes_mut() {
                replace(value, target, report);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
