//! Keywords about a single value, without subschemas.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::diagnostics::nearest;
use crate::ir::Constraint;
use crate::source::{Node, Object, Value, json_text};

use super::formats;
use crate::decimal::Digits;

/// A violation: the keyword, the expectation, and the remedy.
pub(super) type Refusal = (&'static str, String, String);

/// Checks an assertion without subschemas. Lists and objects in `enum` and `const` are compared with
/// their original nodes.
pub(super) fn check(
    value: &Node,
    constraint: &Constraint,
    nodes: &HashMap<String, &Node>,
) -> Option<Refusal> {
    let (keyword, must): (_, String) = match (constraint, &value.value) {
        (Constraint::Enum(texts), _) => return listed(value, "enum", texts, nodes),
        (Constraint::Const(texts), _) => return listed(value, "const", texts, nodes),
        (Constraint::Format(check), _) => return format(value, check),
        (_, Value::String(text)) => of_text(text, constraint)?,
        (_, Value::Number(text)) => of_number(&Digits::of(text), constraint)?,
        (_, Value::Array(items)) => of_array(items, constraint)?,
        (_, Value::Object(members)) => of_object(members.len(), constraint)?,
        (_, Value::Null | Value::Bool(_)) => return None,
    };
    let help = format!("write another value, or change `{keyword}`");
    Some((keyword, format!("it must {must}"), help))
}

fn format(value: &Node, check: &'static str) -> Option<Refusal> {
    let wanted = match &value.value {
        Value::String(text) if !formats::may_be(check, text) => formats::describe(check).to_owned(),
        Value::Number(text) => {
            let digits = Digits::of(text);
            let (least, most) = formats::range(check)?;
            let inside =
                digits.is_integer() && digits >= Digits::of(least) && digits <= Digits::of(most);
            (!inside).then(|| format!("a whole number between {least} and {most}"))?
        }
        _ => return None,
    };
    let help = format!("write {wanted}, or remove `format`");
    Some(("format", format!("it must be {wanted}"), help))
}

fn count(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn of_text(text: &str, constraint: &Constraint) -> Option<(&'static str, String)> {
    let characters = || count(text.chars().count());
    match constraint {
        Constraint::MinLength(least) if characters() < *least => {
            Some(("minLength", format!("have at least {least} characters")))
        }
        Constraint::MaxLength(most) if characters() > *most => {
            Some(("maxLength", format!("have at most {most} characters")))
        }
        Constraint::Pattern(pattern) if !may_match(pattern, text) => {
            Some(("pattern", format!("match `{pattern}`")))
        }
        _ => None,
    }
}

/// Returns true if a pattern matches a name.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    copperplate_pattern::Pattern::new(pattern).is_ok_and(|it| it.is_match(name) == Ok(true))
}

/// Returns true if a pattern matches, or its evaluation fails.
fn may_match(pattern: &str, text: &str) -> bool {
    let pattern = copperplate_pattern::Pattern::new(pattern);
    pattern.map_or(true, |it| it.is_match(text) != Ok(false))
}

fn of_number(value: &Digits, constraint: &Constraint) -> Option<(&'static str, String)> {
    let refused = |limit: &str, refused: fn(std::cmp::Ordering) -> bool| {
        refused(value.cmp(&Digits::of(limit)))
    };
    match constraint {
        Constraint::Minimum(limit) if refused(limit, |it| it.is_lt()) => {
            Some(("minimum", format!("be at least {limit}")))
        }
        Constraint::Maximum(limit) if refused(limit, |it| it.is_gt()) => {
            Some(("maximum", format!("be at most {limit}")))
        }
        Constraint::ExclusiveMinimum(limit) if refused(limit, |it| it.is_le()) => {
            Some(("exclusiveMinimum", format!("be more than {limit}")))
        }
        Constraint::ExclusiveMaximum(limit) if refused(limit, |it| it.is_ge()) => {
            Some(("exclusiveMaximum", format!("be less than {limit}")))
        }
        Constraint::MultipleOf(step) if !value.is_multiple_of(&Digits::of(step)) => {
            Some(("multipleOf", format!("be a multiple of {step}")))
        }
        _ => None,
    }
}

fn of_array(items: &[Node], constraint: &Constraint) -> Option<(&'static str, String)> {
    match constraint {
        Constraint::MinItems(least) if count(items.len()) < *least => {
            Some(("minItems", format!("have at least {least} items")))
        }
        Constraint::MaxItems(most) if count(items.len()) > *most => {
            Some(("maxItems", format!("have at most {most} items")))
        }
        Constraint::UniqueItems => {
            let mut known = HashSet::new();
            let repeated = items.iter().any(|item| !known.insert(canonical(item)));
            repeated.then(|| ("uniqueItems", "have no item twice".to_owned()))
        }
        _ => None,
    }
}

fn of_object(members: usize, constraint: &Constraint) -> Option<(&'static str, String)> {
    match constraint {
        Constraint::MinProperties(least) if count(members) < *least => {
            Some(("minProperties", format!("have at least {least} members")))
        }
        Constraint::MaxProperties(most) if count(members) > *most => {
            Some(("maxProperties", format!("have at most {most} members")))
        }
        _ => None,
    }
}

/// `type`.
pub(super) fn of_type(value: &Node, types: &[String]) -> Option<Refusal> {
    if types.iter().any(|name| is_type(value, name)) {
        return None;
    }
    let wanted: Vec<_> = types.iter().map(|name| article(name)).collect();
    let wanted = wanted.join(" or ");
    let wants = |names: &[&str]| types.iter().any(|it| names.contains(&it.as_str()));
    let help = match &value.value {
        Value::Number(text) if wants(&["string"]) => format!("put it in quotation marks: '{text}'"),
        Value::Bool(it) if wants(&["string"]) => format!("put it in quotation marks: '{it}'"),
        Value::Null => {
            "leave it out, or let the schema admit null (`nullable: true`; since 3.1 `null` among \
             the types)"
                .to_owned()
        }
        Value::String(text)
            if wants(&["number", "integer"]) && formats::may_be("Decimal", text) =>
        {
            "remove the quotation marks".to_owned()
        }
        Value::String(text) if wants(&["boolean"]) && matches!(text.as_str(), "true" | "false") => {
            "remove the quotation marks".to_owned()
        }
        Value::String(text)
            if wants(&["object", "array"]) && text.trim_start().starts_with(['{', '[']) =>
        {
            "write the value itself, not its text".to_owned()
        }
        _ => match reference(value) {
            Some(help) => help,
            None => format!("write {wanted}, or correct the schema"),
        },
    };
    Some(("type", format!("it must be {wanted}"), help))
}

fn is_type(value: &Node, name: &str) -> bool {
    match &value.value {
        Value::Null => name == "null",
        Value::Bool(_) => name == "boolean",
        Value::Number(text) => {
            name == "number" || name == "integer" && Digits::of(text).is_integer()
        }
        Value::String(_) => name == "string",
        Value::Array(_) => name == "array",
        Value::Object(_) => name == "object",
    }
}

fn article(name: &str) -> String {
    match name {
        "null" => "null".to_owned(),
        "integer" | "array" | "object" => format!("an {name}"),
        other => format!("a {other}"),
    }
}

/// Checks `enum` and `const`. Scalars are compared as JSON texts, lists and objects with the
/// original nodes.
pub(super) fn listed(
    value: &Node,
    keyword: &'static str,
    texts: &[String],
    nodes: &HashMap<String, &Node>,
) -> Option<Refusal> {
    let own = canonical(value);
    let same = |text: &String| match nodes.get(text) {
        Some(node) => canonical(node) == own,
        None if text.starts_with(|it: char| it == '-' || it.is_ascii_digit()) => {
            matches!(value.value, Value::Number(_)) && Digits::of(text).canonical() == own
        }
        None => *text == own,
    };
    if texts.iter().any(same) {
        return None;
    }
    let shown: Vec<_> = texts.iter().take(10).map(String::as_str).collect();
    let more = texts.len().saturating_sub(shown.len());
    let more = if more > 0 {
        format!(" or {more} more")
    } else {
        String::new()
    };
    let must = match texts {
        [only] => format!("it must be {only}"),
        _ => format!("it must be one of {}{more}", shown.join(", ")),
    };
    let near = nearest(&own, texts.iter().map(String::as_str));
    let help = match near {
        Some(near) => format!("did you mean {near}?"),
        None => format!("write a value of `{keyword}`, or add this one"),
    };
    Some((keyword, must, help))
}

/// The remedy for a reference in an example, which is data there.
fn reference(value: &Node) -> Option<String> {
    let help = "a `$ref` in an example is plain data: write the value, or name it under \
                `examples`, where a `$ref` is allowed";
    value.get("$ref").map(|_| help.to_owned())
}

/// A violation for a missing member.
pub(super) fn missing(
    name: &str,
    keyword: &'static str,
    value: &Node,
    members: &Object,
) -> Refusal {
    let help = match (reference(value), nearest(name, members.keys())) {
        (Some(help), _) => help,
        (None, Some(near)) => format!("`{near}` is close to `{name}`: correct one of them"),
        (None, None) => format!("add `{name}` to it, or remove the name from `{keyword}`"),
    };
    (keyword, format!("it must have the member `{name}`"), help)
}

/// A JSON text that is the same for equal values: sorted members, normalized numbers.
fn canonical(node: &Node) -> String {
    match &node.value {
        Value::Number(text) => Digits::of(text).canonical(),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(canonical).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, _, value)| (name, canonical(value)));
            format!("{:?}", members.collect::<BTreeMap<_, _>>())
        }
        Value::Null | Value::Bool(_) | Value::String(_) => json_text(node),
    }
}
