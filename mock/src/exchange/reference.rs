//! The operations of the APIs as JSON, for the page.

use copperplate::ir::{
    self, Additional, ChoiceKind, Constraint, Location, Number, SchemaId, Shape, Status, TextFormat,
};
use copperplate_runtime::{Json, Map};

use super::Mock;
use super::control::{number, object};
use crate::model::Api;

/// The depth of the described schemas.
const DEEPEST: usize = 4;

impl Mock {
    /// Every operation in short.
    pub(super) fn listed(&self) -> Json {
        let mut found = Vec::new();
        for (place, api) in self.apis.iter().enumerate() {
            for (index, operation) in api.calls() {
                found.push(object([
                    ("api", number(place)),
                    ("index", number(index)),
                    ("title", text(&api.content.title)),
                    ("id", text(&operation.id)),
                    ("method", text(operation.method.as_str())),
                    ("path", text(&operation.path)),
                    ("summary", option(operation.docs.summary.as_ref())),
                ]));
            }
        }
        Json::Array(found)
    }

    /// One operation in full, by the indexes in a query.
    pub(super) fn described(&self, query: &str) -> Result<Json, String> {
        let number_of = |name: &str| {
            let mut pairs = query.split('&').filter_map(|it| it.split_once('='));
            let value = pairs.find(|(known, _)| *known == name)?.1;
            value.parse::<usize>().ok()
        };
        let place = number_of("api").ok_or("the query lacks `api`")?;
        let index = number_of("index").ok_or("the query lacks `index`")?;
        let api = self.apis.get(place).ok_or("there is no such API")?;
        let operations = &api.content.operations;
        let operation = operations.get(index).ok_or("there is no such operation")?;
        let parameters = operation.parameters.iter().map(|it| parameter(api, it));
        let body = operation.body.as_ref().map_or(Json::Null, |it| {
            let contents = it.contents.iter().map(|it| content(api, it));
            object([
                ("required", Json::Bool(it.required)),
                ("contents", Json::Array(contents.collect())),
            ])
        });
        let responses = operation.responses.iter().map(|it| response(api, it));
        Ok(object([
            ("id", text(&operation.id)),
            ("method", text(operation.method.as_str())),
            ("path", text(&operation.path)),
            ("summary", option(operation.docs.summary.as_ref())),
            ("description", option(operation.docs.description.as_ref())),
            ("security", Json::Array(security(api, operation))),
            ("parameters", Json::Array(parameters.collect())),
            ("body", body),
            ("responses", Json::Array(responses.collect())),
            ("sample", self.sampled(place, index)),
        ]))
    }

    /// A request to send from the page.
    fn sampled(&self, place: usize, index: usize) -> Json {
        let request = match self.sample(place, index) {
            Ok(request) => request,
            Err(why) => return object([("error", text(&why))]),
        };
        let headers = request.headers().iter().filter_map(|(name, value)| {
            let value = value.to_str().ok()?;
            Some(text(&format!("{name}: {value}")))
        });
        object([
            ("path", text(&request.uri().to_string())),
            ("headers", Json::Array(headers.collect())),
            ("body", text(&String::from_utf8_lossy(request.body()))),
        ])
    }
}

fn security(api: &Api, operation: &ir::Operation) -> Vec<Json> {
    let alternatives = operation.security.iter().map(|all| {
        let names = all
            .iter()
            .filter_map(|it| api.content.schemes.get(it.scheme));
        let names: Vec<_> = names.map(|it| it.name.as_str()).collect();
        match names.is_empty() {
            true => text("none"),
            false => text(&names.join(" and ")),
        }
    });
    alternatives.collect()
}

fn parameter(api: &Api, parameter: &ir::Parameter) -> Json {
    let location = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    object([
        ("name", text(&parameter.name)),
        ("in", text(location)),
        ("required", Json::Bool(parameter.required)),
        ("schema", schema(api, parameter.schema, 0)),
    ])
}

fn content(api: &Api, content: &ir::Content) -> Json {
    let examples = content
        .examples
        .iter()
        .map(|it| object([("name", text(&it.name)), ("value", text(&it.value))]));
    object([
        ("mediaType", text(&content.media_type)),
        (
            "schema",
            content.schema.map_or(Json::Null, |it| schema(api, it, 0)),
        ),
        ("examples", Json::Array(examples.collect())),
    ])
}

fn response(api: &Api, response: &ir::Response) -> Json {
    let status = match response.status {
        Status::Code(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    };
    let contents = response.contents.iter().map(|it| content(api, it));
    object([
        ("status", text(&status)),
        ("description", option(response.docs.description.as_ref())),
        ("contents", Json::Array(contents.collect())),
    ])
}

fn schema(api: &Api, id: SchemaId, depth: usize) -> Json {
    let target = api.content.schemas.target(id);
    let schema = api.content.schemas.get(target);
    let mut words: Vec<String> = schema.constraints.iter().map(constraint).collect();
    if api.content.schemas.is_nullable(id) {
        words.push("or null".to_owned());
    }
    let description = api.content.schemas.get(id).docs.description.as_ref();
    words.extend(description.or(schema.docs.description.as_ref()).cloned());
    let (kind, parts) = shape(api, &schema.shape, depth);
    let mut members = Map::new();
    members.insert("type".to_owned(), text(&kind));
    members.insert("words".to_owned(), text(&words.join(", ")));
    members.extend(parts.map(|(name, parts)| (name.to_owned(), Json::Array(parts))));
    Json::Object(members)
}

/// The type of a shape, and its parts with the name for them.
fn shape(api: &Api, of: &Shape, depth: usize) -> (String, Option<(&'static str, Vec<Json>)>) {
    let deep = depth >= DEEPEST;
    match of {
        Shape::Any | Shape::Same(_) => ("any".to_owned(), None),
        Shape::Never(_) => ("never".to_owned(), None),
        Shape::Boolean => ("boolean".to_owned(), None),
        Shape::Number(of) => (number_type(*of).to_owned(), None),
        Shape::Text(of) => (text_type(of.format), None),
        Shape::Choice(choice) => {
            let values = choice.values.iter().take(20).map(|it| match choice.kind {
                ChoiceKind::Text => format!("\"{}\"", it.text),
                ChoiceKind::Integer => it.text.clone(),
            });
            (values.collect::<Vec<_>>().join(" | "), None)
        }
        Shape::Array(array) if deep => (format!("list of {}", name(api, array.items)), None),
        Shape::Array(array) => {
            let target = api.content.schemas.target(array.items);
            let (kind, parts) = shape(api, &api.content.schemas.get(target).shape, depth + 1);
            (format!("list of {kind}"), parts)
        }
        Shape::Object(_) if deep => ("object".to_owned(), None),
        Shape::Object(object_) => {
            let members = object_.members.iter().map(|it| {
                object([
                    ("name", text(&it.name)),
                    ("required", Json::Bool(it.required)),
                    ("schema", schema(api, it.schema, depth + 1)),
                ])
            });
            let kind = match object_.additional {
                Additional::Kept(_) => "object with further members",
                Additional::Unstated | Additional::Refused(_) => "object",
            };
            (kind.to_owned(), Some(("members", members.collect())))
        }
        Shape::Union(_) if deep => ("one of several".to_owned(), None),
        Shape::Union(union) => {
            let all = union
                .branches
                .iter()
                .map(|it| schema(api, it.schema, depth + 1));
            ("one of".to_owned(), Some(("alternatives", all.collect())))
        }
    }
}

fn name(api: &Api, id: SchemaId) -> String {
    let schema = api.content.schemas.get(api.content.schemas.target(id));
    schema.name.words().join(" ")
}

fn number_type(number: Number) -> &'static str {
    match number {
        Number::Integer | Number::ExactInteger => "integer",
        Number::Int32 => "integer (int32)",
        Number::Int64 => "integer (int64)",
        Number::MinorUnits => "integer (minor units)",
        Number::Exact | Number::Float => "number",
        Number::Decimal => "number (decimal)",
    }
}

fn text_type(format: TextFormat) -> String {
    let format = match format {
        TextFormat::Plain => return "string".to_owned(),
        TextFormat::Uuid => "uuid",
        TextFormat::Date => "date",
        TextFormat::DateTime => "date-time",
        TextFormat::Decimal => "decimal",
        TextFormat::Byte => "base64",
        TextFormat::Ipv4 => "ipv4",
        TextFormat::Ipv6 => "ipv6",
        TextFormat::Checked(name) => return format!("string ({})", name.to_lowercase()),
    };
    format!("string ({format})")
}

fn constraint(constraint: &Constraint) -> String {
    match constraint {
        Constraint::MinLength(it) => format!("at least {it} characters"),
        Constraint::MaxLength(it) => format!("at most {it} characters"),
        Constraint::Pattern(it) => format!("matches {it}"),
        Constraint::Minimum(it) => format!("at least {it}"),
        Constraint::Maximum(it) => format!("at most {it}"),
        Constraint::ExclusiveMinimum(it) => format!("more than {it}"),
        Constraint::ExclusiveMaximum(it) => format!("less than {it}"),
        Constraint::MultipleOf(it) => format!("a multiple of {it}"),
        Constraint::MinItems(it) => format!("at least {it} items"),
        Constraint::MaxItems(it) => format!("at most {it} items"),
        Constraint::UniqueItems => "no item twice".to_owned(),
        Constraint::MinProperties(it) => format!("at least {it} members"),
        Constraint::MaxProperties(it) => format!("at most {it} members"),
        Constraint::Enum(values) | Constraint::Const(values) => values.join(" | "),
        Constraint::Format(it) => it.to_lowercase(),
    }
}

fn text(text: &str) -> Json {
    Json::String(text.to_owned())
}

fn option(text: Option<&String>) -> Json {
    Json::String(text.cloned().unwrap_or_default())
}
