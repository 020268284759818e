//! Plans parameters: fields, constants, and the form of their text.

use std::rc::Rc;

use crate::ir::{
    ApiKeyPlace, Location, Member, Operation, Parameter, Scheme, SchemeKind, Shape, Style,
};
use crate::naming::{Scope, local_name, value_name};
use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;
use crate::plan::facts::{self, WireName};
use crate::plan::types::defaults::default;
use crate::plan::types::rust_type::RustType;

use super::parameter::{Names, ParameterPlan, Spelling};
use super::planner::OperationPlanner;

/// The type of a parameter and the form of its text.
struct Spelled {
    ty: RustType,
    spelling: Spelling,
}

/// The effect of the names of other parameters on this one.
#[derive(Default)]
struct Beside {
    exact: bool,
    names: Vec<String>,
}

impl OperationPlanner<'_, '_> {
    /// Plans the parameters of an operation. Their names limit each other.
    pub(super) fn parameters(
        &mut self,
        operation: &Operation,
        fields: &mut Scope,
        direction: Direction,
    ) -> Vec<ParameterPlan> {
        let parameters = operation.parameters.iter();
        let spelled = parameters.map(|it| (it, self.spelled(it, direction)));
        let spelled: Vec<_> = spelled.collect();
        let taken = Taken::new(&spelled, &self.types.api.schemes);
        let beside = spelled.iter();
        let beside = beside.map(|(it, spelled)| taken.beside(it, spelled, self.is_list(it)));
        let beside: Vec<_> = beside.collect();
        // Kept names are reserved before any other name is made.
        let kept = Rc::clone(&self.types.overrides.kept);
        let names = operation.parameters.iter().map(|it| {
            let name = kept.of_parameter(self.at, it)?;
            fields.claim(name, None).is_ok().then_some(name)
        });
        let names: Vec<Option<&str>> = names.collect();
        let all = spelled.into_iter().zip(beside).zip(names);
        let all = all
            .map(|(((it, spelled), beside), name)| self.field((it, name), spelled, beside, fields));
        all.collect()
    }

    /// Plans one header. Its name limits no other.
    pub(super) fn header(
        &mut self,
        header: &Parameter,
        fields: &mut Scope,
        direction: Direction,
    ) -> ParameterPlan {
        let spelled = self.spelled(header, direction);
        self.field((header, None), spelled, Beside::default(), fields)
    }

    fn field(
        &mut self,
        (parameter, kept): (&Parameter, Option<&str>),
        Spelled { ty, spelling }: Spelled,
        beside: Beside,
        fields: &mut Scope,
    ) -> ParameterPlan {
        let overrides = &mut self.types.overrides;
        let given = overrides.parameter(&self.id, parameter, fields);
        let ident = given.or_else(|| kept.map(str::to_owned));
        let ident = ident.unwrap_or_else(|| fields.unique(&value_name(&parameter.name)));
        let rules = self.book.rules(parameter.schema, &parameter.name);
        let words = self.parameter_words(parameter, &ident);
        let list = self.is_list(parameter);
        // Text without rules already includes the empty text.
        let may_be_empty =
            parameter.may_be_empty && !list && !(ty == RustType::Text && rules.is_empty());
        let default = (!parameter.required && !may_be_empty && !parameter.signed)
            .then(|| default(self.types, parameter.schema, &ident, &ty))
            .flatten();
        ParameterPlan {
            name: parameter.name.clone(),
            location: parameter.location,
            style: parameter.style,
            explode: parameter.explode,
            reserved: parameter.reserved,
            whole: parameter.whole,
            undivided: parameter.undivided,
            may_be_empty,
            empty_list: parameter.may_be_empty && list && parameter.explode,
            exact: beside.exact,
            spelling,
            beside: beside.names,
            default,
            rules,
            local: local_name(&ident),
            ident,
            ty,
            required: parameter.required,
            signed: parameter.signed,
            words,
        }
    }

    fn parameter_words(&self, parameter: &Parameter, ident: &str) -> DocText {
        let what = match parameter.location {
            Location::Header => "header",
            Location::Path | Location::Query | Location::Cookie => "parameter",
        };
        let words = DocText::of(&parameter.docs);
        let wire = WireName::Parameter(parameter.location, &parameter.name);
        let place = (&self.types.api.schemas, parameter.schema);
        facts::of_field(words, (&wire, ident), place, || {
            format!("The {what} {}.", crate::text::code_span(&parameter.name))
        })
    }

    fn is_list(&self, parameter: &Parameter) -> bool {
        let schemas = &self.types.api.schemas;
        schemas.facets(&[parameter.schema]).items.is_some()
    }

    fn spelled(&mut self, parameter: &Parameter, direction: Direction) -> Spelled {
        let ty = self.types.rust_type(parameter.schema, direction);
        if parameter.json {
            return Spelled {
                ty,
                spelling: Spelling::Json,
            };
        }
        // A parameter can be absent, but text can't represent null.
        let ty = match ty {
            RustType::Nullable(inner) => *inner,
            other => other,
        };
        if parameter.style != Style::DeepObject {
            if ty == RustType::Json {
                return Spelled {
                    ty: RustType::Text,
                    spelling: Spelling::Text,
                };
            }
            let schemas = &self.types.api.schemas;
            let target = &schemas.get(schemas.target(parameter.schema)).shape;
            let reads_itself = match (&ty, target) {
                (RustType::List(item), Shape::Array(array)) => {
                    is_text(item, &schemas.get(schemas.target(array.items)).shape)
                }
                (ty, shape) => is_text(ty, shape),
            };
            if reads_itself {
                return Spelled {
                    ty,
                    spelling: Spelling::Text,
                };
            }
        }
        let facets = self.types.api.schemas.facets(&[parameter.schema]);
        let travels = |member: &Member| match direction {
            Direction::Request => !member.read_only,
            Direction::Response => !member.write_only,
        };
        let members = facets.members.map(|members| {
            let members = members.into_iter().map(|(member, _)| member);
            members.filter(travels).map(|member| member.name).collect()
        });
        let open = facets.additional.is_some();
        let spelling = Spelling::Shaped(Names { members, open });
        Spelled { ty, spelling }
    }
}

/// True if a Rust type reads a text by itself.
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

/// The names used by parameters and security schemes: location, name and owner.
struct Taken {
    names: Vec<(Location, String, String)>,
    /// True if an object takes all names of the query.
    any_query: bool,
}

impl Taken {
    fn new(parameters: &[(&Parameter, Spelled)], schemes: &[Scheme]) -> Self {
        let own = parameters.iter().flat_map(|(parameter, spelled)| {
            let names = claims(parameter, &spelled.spelling).into_iter();
            names.map(|name| (parameter.location, parameter.name.clone(), name))
        });
        let keys = schemes.iter().filter_map(|scheme| {
            let (location, name) = match &scheme.kind {
                SchemeKind::ApiKey(ApiKeyPlace::Query, name) => (Location::Query, name),
                SchemeKind::ApiKey(ApiKeyPlace::Cookie, name) => (Location::Cookie, name),
                _ => return None,
            };
            Some((location, String::new(), name.clone()))
        });
        let any_query = parameters.iter().any(|(parameter, spelled)| {
            takes_any(&spelled.spelling)
                && parameter.location == Location::Query
                && parameter.explode
                && parameter.style != Style::DeepObject
        });
        Self {
            names: own.chain(keys).collect(),
            any_query,
        }
    }

    fn beside(&self, parameter: &Parameter, spelled: &Spelled, list: bool) -> Beside {
        Beside {
            exact: list && self.is_exact(parameter),
            names: self.others(parameter, &spelled.spelling),
        }
    }

    /// True if the document gives pairs such as `ids[]=a` another meaning. Many libraries write
    /// lists of a query in this way.
    fn is_exact(&self, parameter: &Parameter) -> bool {
        let listed = parameter.location == Location::Query && parameter.style != Style::DeepObject;
        let mut queries = self.names.iter().filter(|it| it.0 == Location::Query);
        listed && (self.any_query || queries.any(|(.., name)| is_item_of(name, &parameter.name)))
    }

    /// The names of other parameters that an open object would take.
    fn others(&self, parameter: &Parameter, spelling: &Spelling) -> Vec<String> {
        let Spelling::Shaped(Names { open, .. }) = spelling else {
            return Vec::new();
        };
        let brackets = format!("{}[", parameter.name);
        let takes = |name: &str| match parameter.style == Style::DeepObject {
            true => name.starts_with(&brackets),
            false => *open && parameter.explode,
        };
        let others = self.names.iter().filter(|(location, owner, name)| {
            takes(name) && *location == parameter.location && *owner != parameter.name
        });
        let mut others: Vec<String> = others.map(|(.., name)| name.clone()).collect();
        others.sort_unstable();
        others.dedup();
        others
    }
}

fn takes_any(spelling: &Spelling) -> bool {
    matches!(spelling, Spelling::Shaped(Names { open: true, .. }))
}

/// True if `name` is the name of a list with empty brackets or an index in brackets.
pub(super) fn is_item_of(name: &str, list: &str) -> bool {
    let place = name.strip_prefix(list).and_then(|it| it.strip_prefix('['));
    let place = place.and_then(|it| it.strip_suffix(']'));
    place.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The names of a parameter in its location. A name that ends in a bracket is a prefix.
fn claims(parameter: &Parameter, spelling: &Spelling) -> Vec<String> {
    let name = parameter.name.clone();
    let members = match spelling {
        Spelling::Shaped(names) => names.members.as_ref(),
        Spelling::Text | Spelling::Json => None,
    };
    match (parameter.style, members) {
        (Style::DeepObject, _) => vec![format!("{name}["), name],
        (
            Style::Form | Style::SpaceDelimited | Style::PipeDelimited | Style::Cookie,
            Some(members),
        ) if parameter.explode => members.clone(),
        _ => vec![name],
    }
}
