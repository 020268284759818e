//! Adds facts to documentation that are invisible in Rust types: constraints, and names on the
//! wire.

use heck::ToKebabCase;

use crate::ir::{Constraint, Location, Operand, Schema, SchemaId, Schemas, Shape, TextFormat};
use crate::text::{code_span, doc_lines};

use super::doc_text::DocText;
use super::types::named::brings_rules;

/// A longer value would hide the sentence around it; the generated table still has the value.
const LONGEST: usize = 60;

/// The name of a value on the wire.
pub(super) enum WireName<'n> {
    /// A property of a JSON object, or a part of a form.
    Property(&'n str),
    /// A parameter or a header.
    Parameter(Location, &'n str),
}

impl WireName<'_> {
    const fn name(&self) -> &str {
        match self {
            Self::Property(name) | Self::Parameter(_, name) => name,
        }
    }

    fn sentence(&self) -> String {
        let name = code_span(self.name());
        match self {
            Self::Property(_) => format!("Property {name}."),
            Self::Parameter(Location::Path, _) => format!("Path parameter {name}."),
            Self::Parameter(Location::Query, _) => format!("Query parameter {name}."),
            Self::Parameter(Location::Header, _) => format!("Header {name}."),
            Self::Parameter(Location::Cookie, _) => format!("Cookie {name}."),
        }
    }
}

/// Adds the facts of a field: its name on the wire if that differs, and constraints without
/// documentation at a named type. `fallback` replaces missing documentation.
pub(super) fn of_field(
    words: DocText,
    (wire, ident): (&WireName<'_>, &str),
    (schemas, id): (&Schemas, SchemaId),
    fallback: impl FnOnce() -> String,
) -> DocText {
    // The fallback sentence already contains the name.
    let differs = ident.trim_start_matches("r#") != wire.name() && !words.is_silent();
    let name = differs.then(|| wire.sentence());
    let facts = name.into_iter().chain(constraints(schemas, id));
    add(words.or(fallback), &facts.collect::<Vec<_>>())
}

/// Adds the constraints of a named type.
pub(super) fn of_type(words: DocText, schema: &Schema) -> DocText {
    let facts: Vec<_> = sentence(own_facts(schema)).into_iter().collect();
    add(words, &facts)
}

fn add(mut words: DocText, facts: &[String]) -> DocText {
    if !facts.is_empty() {
        if !words.lines.is_empty() {
            words.lines.push(String::new());
        }
        words.lines.extend(doc_lines(&facts.join(" ")));
    }
    words
}

/// The constraints of the use, and of its type if the type has no documentation of its own.
fn constraints(schemas: &Schemas, id: SchemaId) -> Option<String> {
    let target = schemas.target(id);
    let here = (target != id).then(|| own_facts(schemas.get(id)));
    let there = schemas.get(target);
    let there = (!brings_rules(there)).then(|| own_facts(there));
    sentence(here.into_iter().chain(there).flatten().collect())
}

fn sentence(constraints: Vec<String>) -> Option<String> {
    let (last, before) = constraints.split_last()?;
    Some(match before {
        [] => format!("Constraint: {last}."),
        _ => format!("Constraints: {}, {last}.", before.join(", ")),
    })
}

/// The constraints of one schema, as the document spells them.
fn own_facts(schema: &Schema) -> Vec<String> {
    let format = match &schema.shape {
        Shape::Text(text) => match text.format {
            TextFormat::Checked(format) => Some(keyword("format", &format.to_kebab_case())),
            _ => None,
        },
        _ => None,
    };
    let constraints = schema.constraints.iter().map(constraint);
    format.into_iter().chain(constraints).collect()
}

fn constraint(constraint: &Constraint) -> String {
    let name = constraint.name();
    match (constraint, constraint.operand()) {
        (Constraint::Format(check), _) => keyword(name, &check.to_kebab_case()),
        (Constraint::Const(values), _) if values.len() == 1 => keyword(name, &values.concat()),
        (_, Operand::Values(values)) => keyword("enum", &format!("[{}]", values.join(", "))),
        (_, Operand::Count(it)) => keyword(name, &it.to_string()),
        (_, Operand::Number(it) | Operand::Text(it)) => keyword(name, it),
        (_, Operand::Flag) => keyword(name, "true"),
    }
}

fn keyword(name: &str, value: &str) -> String {
    if value.chars().count() > LONGEST {
        return format!("a {}", code_span(name));
    }
    code_span(&format!("{name}: {value}"))
}
