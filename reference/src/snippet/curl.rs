//! A command for curl. Values that a caller has to give are variables of the shell.

use std::collections::BTreeSet;

use copperplate::ir::{ApiKeyPlace, Location, SchemeKind};
use copperplate::plan::{BodyPlan, OperationPlan, ParameterPlan, Plan, SecurityPlan};

/// The command of an operation.
pub fn curl(operation: &OperationPlan, plan: &Plan) -> String {
    let mut options = vec![format!("--request {}", operation.method.as_str())];
    let mut query: Vec<String> = Vec::new();
    let mut cookies: Vec<String> = Vec::new();
    let required = operation.request.fields().filter(|it| it.required);
    for parameter in required {
        let pair = |sign: &str| format!("{}{sign}{}", quoted(&parameter.name), variable(parameter));
        match parameter.location {
            Location::Path => {}
            Location::Query if parameter.whole => query.push(variable(parameter)),
            Location::Query => query.push(pair("=")),
            Location::Header => options.push(format!("--header \"{}\"", pair(": "))),
            Location::Cookie => cookies.push(pair("=")),
        }
    }
    for scheme in credentials(operation, plan) {
        match scheme {
            SchemeKind::Bearer => {
                options.push("--header \"Authorization: Bearer $TOKEN\"".to_owned());
            }
            SchemeKind::Basic => options.push("--user \"$USER:$PASSWORD\"".to_owned()),
            SchemeKind::ApiKey(place, name) => {
                let name = quoted(name);
                match place {
                    ApiKeyPlace::Header => options.push(format!("--header \"{name}: $API_KEY\"")),
                    ApiKeyPlace::Query => query.push(format!("{name}=$API_KEY")),
                    ApiKeyPlace::Cookie => cookies.push(format!("{name}=$API_KEY")),
                }
            }
            SchemeKind::MutualTls => options.push("--cert \"$CERTIFICATE\"".to_owned()),
            SchemeKind::Unsupported => {}
        }
    }
    if !cookies.is_empty() {
        options.push(format!("--cookie \"{}\"", cookies.join("; ")));
    }
    if let Some(body) = &operation.request.body {
        options.extend(body_options(body));
    }
    let url = url(operation, plan, &query);
    // Brackets and braces of a URL would be ranges to curl.
    if url.contains(['[', ']', '{', '}']) {
        options.push("--globoff".to_owned());
    }
    options.push(format!("\"{url}\""));
    format!("curl {}", options.join(" \\\n  "))
}

/// The schemes of the first alternative.
fn credentials<'p>(
    operation: &OperationPlan,
    plan: &'p Plan,
) -> impl Iterator<Item = &'p SchemeKind> {
    let first = match &operation.security {
        SecurityPlan::Public => None,
        SecurityPlan::Required(alternatives) | SecurityPlan::Optional(alternatives) => {
            alternatives.first()
        }
    };
    let names: BTreeSet<String> = first
        .into_iter()
        .flatten()
        .map(|it| it.name.clone())
        .collect();
    let schemes = plan.schemes.iter();
    schemes
        .filter(move |it| names.contains(&it.name))
        .map(|it| &it.kind)
}

fn url(operation: &OperationPlan, plan: &Plan, query: &[String]) -> String {
    let own = operation.servers.first();
    let constant = own.or_else(|| plan.servers.document.first());
    let server = plan.servers.servers.iter();
    let server = constant.and_then(|name| server.clone().find(|it| it.constant == *name));
    let base = server.map_or("", |it| it.server.url.trim_end_matches('/'));
    // A relative URL is resolved against the address of the document, which is unknown here.
    let base = match base.contains("://") {
        true => quoted(base),
        false => format!("$BASE_URL{}", quoted(base)),
    };
    let mut url = format!("{base}{}", path(operation));
    for (at, pair) in query.iter().enumerate() {
        let sign = if at == 0 && !url.contains('?') {
            '?'
        } else {
            '&'
        };
        url.push(sign);
        url.push_str(pair);
    }
    url
}

/// The path with a variable in place of each parameter.
fn path(operation: &OperationPlan) -> String {
    let mut path = quoted(&operation.path);
    let parameters = operation.request.parameters.iter();
    for parameter in parameters.filter(|it| it.location == Location::Path) {
        let template = format!("{{{}}}", quoted(&parameter.name));
        path = path.replace(&template, &variable(parameter));
    }
    path
}

fn body_options(body: &BodyPlan) -> Vec<String> {
    let media_type = body.media_types().next();
    let media_type = media_type.map_or("application/octet-stream", String::as_str);
    let is_json = media_type.contains("json");
    let content = format!("--header \"Content-Type: {}\"", quoted(media_type));
    match body.examples.first().filter(|_| is_json) {
        Some(example) => {
            let text = copperplate::text::pretty_json(&example.value);
            vec![content, format!("--data-raw {}", literal(&text))]
        }
        None => vec![content, "--data-binary @BODY".to_owned()],
    }
}

/// A variable of the shell for a parameter.
fn variable(parameter: &ParameterPlan) -> String {
    let name: String = parameter.ident.to_ascii_uppercase();
    let name: String = name
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() { it } else { '_' })
        .collect();
    let name = name.trim_matches('_');
    match name.starts_with(|it: char| it.is_ascii_alphabetic()) {
        true => format!("${{{name}}}"),
        false => format!("${{P_{name}}}"),
    }
}

/// A text inside double quotes of a shell.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for character in text.chars() {
        if matches!(character, '"' | '$' | '`' | '\\') {
            quoted.push('\\');
        }
        quoted.push(match character {
            // A line break would end a header.
            '\n' | '\r' => ' ',
            other => other,
        });
    }
    quoted
}

/// A text as a word of a shell in single quotes.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
