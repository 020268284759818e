//! Parameters: fields and constants, and what their text stands for.

use crate::ir::{ApiKeyPlace, Location, Member, Parameter, SchemeKind, Shape, Style};

use super::defaults::{DefaultPlan, default};
use super::facts::{self, WireName};
use super::model::RustType;
use super::reach::Direction;
use super::rules::{RuleBook, Rules};
use super::types::Planner;
use super::words::Words;
use crate::naming::{Scope, local_name, value_name};

/// A parameter, or a header of a response.
#[derive(Clone, Debug)]
pub struct ParameterPlan {
    /// The name on the wire.
    pub name: String,
    /// The part of the message.
    pub location: Location,
    /// How it is spelled.
    pub style: Style,
    /// Whether each item of a list or object stands apart.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
    /// Whether its value is wrapped in `rt::MaybeEmpty`.
    pub may_be_empty: bool,
    /// Whether an empty value is a list without items, each of which stands apart.
    pub empty_list: bool,
    /// Whether it may be a list.
    pub list: bool,
    /// Whether its name with brackets behind it (`ids[]`) is that of something else.
    pub exact: bool,
    /// From what its value is read.
    pub spelling: Spelling,
    /// Names of other parameters that are no members of this one.
    pub beside: Vec<String>,
    /// What its type does not hold.
    pub rules: Rules,
    /// The field.
    pub ident: String,
    /// The variable that holds it while a message is read.
    pub local: String,
    /// The type of its value.
    pub ty: RustType,
    /// Whether it must be there.
    pub required: bool,
    /// Whether a signer fills it.
    pub signed: bool,
    /// What is offered where the parameter is absent.
    pub default: Option<DefaultPlan>,
    /// What the document says about it.
    pub words: Words,
}

/// From what the value of a parameter is read.
#[derive(Clone, Debug)]
pub enum Spelling {
    /// One piece of text, or a list of them, each of which its Rust type reads by itself.
    Text,
    /// JSON text.
    Json,
    /// Pieces of text, which become JSON by the shape of its Rust type.
    Shaped(Names),
}

/// The names that an object has in its message.
#[derive(Clone, Debug)]
pub struct Names {
    /// Those of its members.
    pub members: Option<Vec<String>>,
    /// Whether it takes any other.
    pub open: bool,
}

/// Plans one parameter.
pub(super) fn parameter(
    parameter: &Parameter,
    fields: &mut Scope,
    (types, book): (&mut Planner<'_>, &mut RuleBook<'_>),
    direction: Direction,
) -> ParameterPlan {
    let given = types.given.parameter(&types.operation, parameter, fields);
    let ident = given.unwrap_or_else(|| fields.unique(&value_name(&parameter.name)));
    let rules = book.rules(parameter.schema, &parameter.name);
    let ty = types.rust_type(parameter.schema, direction);
    let (ty, spelling) = spelling(parameter, ty, book, direction);
    let words = Words::of(&parameter.docs);
    let what = match parameter.location {
        Location::Header => "header",
        Location::Path | Location::Query | Location::Cookie => "parameter",
    };
    let wire = WireName::Parameter(parameter.location, &parameter.name);
    let place = (&types.api.schemas, parameter.schema);
    let words = facts::of_field(words, (&wire, &ident), place, || {
        format!("The {what} {}.", crate::text::code_span(&parameter.name))
    });
    // A text without rules can be empty as it is.
    let list = book.api.schemas.facets(&[parameter.schema]).items.is_some();
    let may_be_empty =
        parameter.may_be_empty && !list && !(ty == RustType::Text && rules.is_empty());
    ParameterPlan {
        name: parameter.name.clone(),
        location: parameter.location,
        style: parameter.style,
        explode: parameter.explode,
        reserved: parameter.reserved,
        may_be_empty,
        empty_list: parameter.may_be_empty && list && parameter.explode,
        list,
        exact: false,
        spelling,
        beside: Vec::new(),
        default: (!parameter.required && !may_be_empty && !parameter.signed)
            .then(|| default(&types.api.schemas, parameter.schema, &ty))
            .flatten(),
        rules,
        local: local_name(&ident),
        ident,
        ty,
        required: parameter.required,
        signed: parameter.signed,
        words,
    }
}

fn spelling(
    parameter: &Parameter,
    ty: RustType,
    book: &mut RuleBook<'_>,
    direction: Direction,
) -> (RustType, Spelling) {
    if parameter.json {
        return (ty, Spelling::Json);
    }
    // A parameter is text: it can be absent, but there is no way to write null.
    let ty = match ty {
        RustType::Nullable(inner) => *inner,
        other => other,
    };
    if parameter.style != Style::DeepObject {
        if ty == RustType::Json {
            return (RustType::Text, Spelling::Text);
        }
        let schemas = &book.api.schemas;
        let target = &schemas.get(schemas.target(parameter.schema)).shape;
        let reads_itself = match (&ty, target) {
            (RustType::List(item), Shape::Array(array)) => {
                is_text(item, &schemas.get(schemas.target(array.items)).shape)
            }
            (ty, shape) => is_text(ty, shape),
        };
        if reads_itself {
            return (ty, Spelling::Text);
        }
    }
    let facets = book.api.schemas.facets(&[parameter.schema]);
    let travels = |member: &Member| match direction {
        Direction::Request => !member.read_only,
        Direction::Response => !member.write_only,
    };
    let members = facets.members.map(|members| {
        let members = members.into_iter().map(|(member, _)| member);
        members.filter(travels).map(|member| member.name).collect()
    });
    let open = facets.additional.is_some();
    (ty, Spelling::Shaped(Names { members, open }))
}

/// Whether a Rust type reads one piece of text by itself.
fn is_text(ty: &RustType, shape: &Shape) -> bool {
    match ty {
        RustType::Named(_) => matches!(shape, Shape::Choice(_)),
        RustType::Sensitive(inner) => is_text(inner, shape),
        RustType::List(_)
        | RustType::Map(_)
        | RustType::Nullable(_)
        | RustType::Boxed(_)
        | RustType::Foreign(_)
        | RustType::Json => false,
        _ => true,
    }
}

/// Tells objects that take any name which names are those of other parameters or of keys.
pub(super) fn set_apart(parameters: &mut [ParameterPlan], book: &RuleBook<'_>) {
    let mut taken: Vec<(Location, String, String)> = Vec::new();
    for parameter in parameters.iter() {
        let names = claims(parameter).into_iter();
        taken.extend(names.map(|name| (parameter.location, parameter.name.clone(), name)));
    }
    taken.extend(book.api.schemes.iter().filter_map(|scheme| {
        let (location, name) = match &scheme.kind {
            SchemeKind::ApiKey(ApiKeyPlace::Query, name) => (Location::Query, name),
            SchemeKind::ApiKey(ApiKeyPlace::Cookie, name) => (Location::Cookie, name),
            _ => return None,
        };
        Some((location, String::new(), name.clone()))
    }));
    set_exact(parameters, &taken);
    for parameter in parameters {
        let Spelling::Shaped(Names { open, .. }) = parameter.spelling else {
            continue;
        };
        let brackets = format!("{}[", parameter.name);
        let deep = parameter.style == Style::DeepObject;
        let mut beside = Vec::new();
        for (location, owner, name) in &taken {
            let takes = match deep {
                true => name.starts_with(&brackets),
                false => open && parameter.explode,
            };
            if takes && *location == parameter.location && *owner != parameter.name {
                beside.push(name.clone());
            }
        }
        beside.sort_unstable();
        beside.dedup();
        parameter.beside = beside;
    }
}

/// Tells lists of a query whether pairs such as `ids[]=a`, which many libraries write for them, are
/// something else by the document.
fn set_exact(parameters: &mut [ParameterPlan], taken: &[(Location, String, String)]) {
    let takes_any = |it: &ParameterPlan| {
        let open = matches!(it.spelling, Spelling::Shaped(Names { open: true, .. }));
        open && it.location == Location::Query && it.explode && it.style != Style::DeepObject
    };
    let any = parameters.iter().any(takes_any);
    for parameter in parameters {
        let listed = parameter.list && parameter.style != Style::DeepObject;
        if parameter.location == Location::Query && listed {
            let mut queries = taken.iter().filter(|(place, ..)| *place == Location::Query);
            let other = queries.any(|(.., name)| is_item_of(name, &parameter.name));
            parameter.exact = any || other;
        }
    }
}

/// Whether this is the name of a list with empty brackets or a number in brackets behind it.
pub(super) fn is_item_of(name: &str, list: &str) -> bool {
    let place = name.strip_prefix(list).and_then(|it| it.strip_prefix('['));
    let place = place.and_then(|it| it.strip_suffix(']'));
    place.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The names of a parameter in its part of the message. One that ends in a bracket stands for all
/// that begin so.
fn claims(parameter: &ParameterPlan) -> Vec<String> {
    let name = parameter.name.clone();
    let members = match &parameter.spelling {
        Spelling::Shaped(names) => names.members.as_ref(),
        Spelling::Text | Spelling::Json => None,
    };
    match (parameter.style, members) {
        (Style::DeepObject, _) => vec![format!("{name}["), name],
        (Style::Form | Style::SpaceDelimited | Style::PipeDelimited, Some(members))
            if parameter.explode =>
        {
            members.clone()
        }
        _ => vec![name],
    }
}
