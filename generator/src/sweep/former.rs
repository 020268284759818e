//! `$recursiveRef` of draft 2019-09 as the `$ref` that it means.
//!
//! OpenAPI never had the word, but documents use it. In a component it leads to the component, as
//! no other schema takes its place: that would need a second `$recursiveAnchor` around it.

use crate::diagnostics::{self, Diagnostics};
use crate::source::{Node, Value, pointer};

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

/// Recursion is bounded by the depth limit of reading.
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
