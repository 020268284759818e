//! Keywords that assert something about one value without a subschema.

use crate::json::{Json, Map};
use crate::report::Report;

pub(super) fn require(
    members: &Map<Json>,
    names: &[&str],
    keyword: &'static str,
    report: &mut Report,
) {
    for name in names {
        if !members.contains_key(*name) {
            report.push_below(name, keyword, "is required");
        }
    }
}

pub(super) fn check_contains(found: u64, least: u64, most: u64, report: &mut Report) {
    if found < least {
        let keyword = if least == 1 {
            "contains"
        } else {
            "minContains"
        };
        report.push_found(
            keyword,
            format!("must hold at least {least} of the items that `contains` describes"),
            found.to_string(),
        );
    }
    if found > most {
        report.push_found(
            "maxContains",
            format!("must hold at most {most} of the items that `contains` describes"),
            found.to_string(),
        );
    }
}

pub(super) fn check_type(value: &Json, types: &[&str], report: &mut Report) {
    if types.iter().any(|name| is_type(value, name)) {
        return;
    }
    let wanted: Vec<_> = types.iter().map(|name| article(name)).collect();
    report.push_found(
        "type",
        format!("must be {}", wanted.join(" or ")),
        value.describe(),
    );
}

fn is_type(value: &Json, name: &str) -> bool {
    match value {
        Json::Null => name == "null",
        Json::Bool(_) => name == "boolean",
        Json::Number(number) => name == "number" || name == "integer" && number.is_integer(),
        Json::String(_) => name == "string",
        Json::Array(_) => name == "array",
        Json::Object(_) => name == "object",
    }
}

fn article(name: &str) -> String {
    match name {
        "null" => "null".to_owned(),
        "integer" | "array" | "object" => format!("an {name}"),
        other => format!("a {other}"),
    }
}
