//! The single changes that a document offers.

use copperplate::source::{Limits, Node, Place};
use copperplate::{Job, open_as};

use super::overlay::{Overlay, Path, quoted};

/// One change of one document.
#[derive(Clone, Debug)]
pub struct Mutation {
    /// The API.
    pub api: String,
    /// The change, such as `components/schemas/Money: member currency is optional`.
    pub name: String,
    /// The change as an overlay.
    pub overlay: Overlay,
}

impl Mutation {
    /// The kind of change: its words without the names of the document.
    pub fn kind(&self) -> &str {
        let words = self.name.rsplit(": ").next().unwrap_or_default();
        let kinds = ["without the value", "new status"];
        let kind = kinds.into_iter().find(|it| words.starts_with(it));
        kind.unwrap_or(words)
    }
}

/// Collects the changes of a document.
struct Mutations {
    api: String,
    found: Vec<Mutation>,
}

/// Every change of a document.
pub fn mutations(api: &str, job: &Job) -> Result<Vec<Mutation>, String> {
    let shown = job.document.to_string_lossy();
    let opened = open_as(&job.document, &shown, &job.adjust, &Limits::default());
    let Ok((document, _)) = opened else {
        return Err(format!("{shown} can't be opened"));
    };
    let mut mutations = Mutations {
        api: api.to_owned(),
        found: Vec::new(),
    };
    let root = document.root();
    let components = root.get("components").and_then(|it| it.get("schemas"));
    if let Some(schemas) = components {
        let path = Path::root().member("components").member("schemas");
        for (name, _, schema) in schemas.members() {
            mutations.schema(&schema, &path.member(name), name);
        }
    }
    if let Some(paths) = root.get("paths") {
        for (template, _, item) in paths.members() {
            for (method, _, operation) in item.members() {
                let path = Path::root().member("paths").member(template).member(method);
                if operation.get("responses").is_some() {
                    mutations.operation(&operation, &path, &format!("{method} {template}"));
                }
            }
        }
    }
    Ok(mutations.found)
}

impl Mutations {
    fn add(&mut self, at: &str, change: &str, overlay: Overlay) {
        self.found.push(Mutation {
            api: self.api.clone(),
            name: format!("{at}: {change}"),
            overlay,
        });
    }

    /// One action that merges JSON.
    fn set(&mut self, at: &str, change: &str, path: &Path, json: &str) {
        self.add(at, change, Overlay::default().update(path, json));
    }

    fn schema(&mut self, schema: &Place<'_>, path: &Path, at: &str) {
        let node = schema.node;
        if node.get("$ref").is_some() {
            return;
        }
        self.set(
            at,
            "documentation",
            path,
            "{\"description\": \"Other words.\"}",
        );
        self.add(
            at,
            "deprecated",
            Overlay::default().update(path, "{\"deprecated\": true}"),
        );
        match node.get("type").and_then(Node::as_str) {
            Some("object") => self.object(schema, path, at),
            Some("string") => self.string(node, path, at),
            Some("integer" | "number") => {
                self.set(at, "minimum", path, "{\"minimum\": 1000}");
                self.set(at, "maximum", path, "{\"maximum\": 7}");
                self.set(at, "text", path, "{\"type\": \"string\"}");
            }
            Some("boolean") => self.set(at, "text", path, "{\"type\": \"string\"}"),
            Some("array") => {
                self.set(at, "minItems", path, "{\"minItems\": 3}");
                self.set(at, "maxItems", path, "{\"maxItems\": 1}");
                self.set(at, "uniqueItems", path, "{\"uniqueItems\": true}");
            }
            _ => {}
        }
        if node.get("nullable").and_then(Node::as_bool) == Some(true) {
            let gone = Overlay::default().remove(&path.member("nullable"));
            self.add(at, "not nullable", gone);
        } else if node.get("type").is_some() {
            self.set(at, "nullable", path, "{\"nullable\": true}");
        }
        if let Some(items) = schema.get("items") {
            self.schema(&items, &path.member("items"), &format!("{at}/items"));
        }
        for keyword in ["allOf", "oneOf", "anyOf"] {
            for (index, branch) in schema.get(keyword).iter().flat_map(Place::items) {
                let inner = path.member(keyword).item(index);
                self.schema(&branch, &inner, &format!("{at}/{keyword}/{index}"));
            }
        }
        self.union(node, path, at);
    }

    fn union(&mut self, node: &Node, path: &Path, at: &str) {
        for keyword in ["oneOf", "anyOf"] {
            let branches = node.get(keyword).and_then(Node::as_array);
            let branches = branches.map_or(0, <[Node]>::len);
            let list = path.member(keyword);
            if branches > 2 {
                let gone = Overlay::default().remove(&list.item(0));
                self.add(at, "without an alternative", gone);
            }
            // A discriminator selects by the names of components.
            if branches > 0 && node.get("discriminator").is_none() {
                let other = "{\"type\": \"object\", \"required\": [\"zzOther\"], \
                             \"properties\": {\"zzOther\": {\"type\": \"string\"}}}";
                self.set(at, "one more alternative", &list, other);
                self.set(
                    at,
                    "an alternative for any object",
                    &list,
                    "{\"type\": \"object\"}",
                );
            }
        }
    }

    fn object(&mut self, schema: &Place<'_>, path: &Path, at: &str) {
        let extra = "\"properties\": {\"zzExtra\": {\"type\": \"string\"}}";
        self.set(at, "optional member", path, &format!("{{{extra}}}"));
        let required = format!("{{{extra}, \"required\": [\"zzExtra\"]}}");
        self.set(at, "required member", path, &required);
        if schema.node.get("additionalProperties").is_some() {
            let gone = Overlay::default().remove(&path.member("additionalProperties"));
            self.add(at, "open", gone);
        } else {
            self.set(at, "closed", path, "{\"additionalProperties\": false}");
            let typed = "{\"additionalProperties\": {\"type\": \"integer\"}}";
            self.set(at, "typed rest", path, typed);
        }
        let required = schema.node.get("required").and_then(Node::as_array);
        let required: Vec<&str> = required
            .unwrap_or_default()
            .iter()
            .filter_map(Node::as_str)
            .collect();
        for (name, _, property) in schema.get("properties").iter().flat_map(Place::members) {
            let own = path.member("properties").member(name);
            let list = path.member("required").equal(name);
            let here = format!("{at}/{name}");
            let mut gone = Overlay::default().remove(&own);
            if required.contains(&name) {
                gone = gone.remove(&list);
                self.add(&here, "optional", Overlay::default().remove(&list));
            } else {
                let json = format!("{{\"required\": [{}]}}", quoted(name));
                self.set(&here, "required", path, &json);
            }
            self.add(&here, "gone", gone);
            self.schema(&property, &own, &here);
        }
    }

    fn string(&mut self, node: &Node, path: &Path, at: &str) {
        let member = |keyword: &str| Overlay::default().remove(&path.member(keyword));
        if let Some(values) = node.get("enum").and_then(Node::as_array) {
            self.set(at, "new value", &path.member("enum"), "\"zz_new\"");
            self.add(at, "any value", member("enum"));
            // No value fits an enumeration without one.
            let values = if values.len() > 1 { values } else { &[] };
            for value in values.iter().filter_map(Node::as_str).take(2) {
                let gone = Overlay::default().remove(&path.member("enum").equal(value));
                self.add(at, &format!("without the value {value}"), gone);
            }
            return;
        }
        match node.get("format") {
            Some(_) => self.add(at, "without format", member("format")),
            None => {
                self.set(at, "enum", path, "{\"enum\": [\"zz_only\", \"zz_other\"]}");
                self.set(at, "uuid", path, "{\"format\": \"uuid\"}");
                self.set(at, "date", path, "{\"format\": \"date\"}");
            }
        }
        match node.get("maxLength") {
            Some(_) => {
                self.add(at, "without maxLength", member("maxLength"));
                self.set(at, "shorter", path, "{\"maxLength\": 3}");
            }
            None => self.set(at, "maxLength", path, "{\"maxLength\": 3}"),
        }
        match node.get("pattern") {
            Some(_) => self.add(at, "without pattern", member("pattern")),
            None => self.set(at, "pattern", path, "{\"pattern\": \"^[0-9]{1,3}$\"}"),
        }
        self.set(at, "minLength", path, "{\"minLength\": 2}");
        self.set(at, "integer", path, "{\"type\": \"integer\"}");
    }

    fn operation(&mut self, operation: &Place<'_>, path: &Path, at: &str) {
        let node = operation.node;
        self.set(at, "summary", path, "{\"summary\": \"Other words.\"}");
        self.set(at, "operationId", path, "{\"operationId\": \"zzRenamed\"}");
        self.set(at, "deprecated", path, "{\"deprecated\": true}");
        for (word, required) in [("optional", "false"), ("required", "true")] {
            for place in ["query", "header"] {
                let json = format!(
                    "{{\"parameters\": [{{\"name\": \"zz-extra\", \"in\": \"{place}\", \
                     \"required\": {required}, \"schema\": {{\"type\": \"string\"}}}}]}}"
                );
                self.set(at, &format!("{word} {place} parameter"), path, &json);
            }
        }
        let parameters = node.get("parameters").and_then(Node::as_array);
        for (index, parameter) in parameters.unwrap_or_default().iter().enumerate() {
            let own = path.member("parameters").item(index);
            let name = parameter
                .get("name")
                .and_then(Node::as_str)
                .unwrap_or("reference");
            let here = format!("{at} {name}");
            self.add(&here, "gone", Overlay::default().remove(&own));
            match parameter.get("required").and_then(Node::as_bool) {
                Some(true) => self.set(&here, "optional", &own, "{\"required\": false}"),
                _ if parameter.get("name").is_some() => {
                    self.set(&here, "required", &own, "{\"required\": true}");
                }
                _ => {}
            }
        }
        if node.get("security").is_some() {
            self.add(
                at,
                "public",
                Overlay::default().remove(&path.member("security")),
            );
        }
        if node.get("requestBody").is_some() {
            let body = path.member("requestBody");
            self.set(at, "optional body", &body, "{\"required\": false}");
            let text = "{\"content\": {\"text/plain\": {\"schema\": {\"type\": \"string\"}}}}";
            self.set(at, "another media type", &body, text);
        }
        let responses = path.member("responses");
        for status in ["202", "299", "418", "default"] {
            if node
                .get("responses")
                .and_then(|it| it.get(status))
                .is_none()
            {
                let json = format!("{{\"{status}\": {{\"description\": \"New.\"}}}}");
                self.set(at, &format!("new status {status}"), &responses, &json);
            }
        }
        for (status, _, response) in operation.get("responses").iter().flat_map(Place::members) {
            let own = responses.member(status);
            let here = format!("{at} {status}");
            self.add(&here, "gone", Overlay::default().remove(&own));
            if response.node.get("$ref").is_some() {
                continue;
            }
            let header = |required: bool| {
                format!(
                    "{{\"headers\": {{\"X-Zz\": {{\"required\": {required}, \
                     \"schema\": {{\"type\": \"string\"}}}}}}}}"
                )
            };
            self.set(&here, "optional header", &own, &header(false));
            self.set(&here, "required header", &own, &header(true));
            if response.node.get("content").is_some() {
                let gone = Overlay::default().remove(&own.member("content"));
                self.add(&here, "without content", gone);
            }
        }
        let other = "{\"/zz-added\": {\"get\": {\"operationId\": \"zzAdded\", \
                     \"responses\": {\"204\": {\"description\": \"Done.\"}}}}}";
        self.set(
            at,
            "another operation",
            &Path::root().member("paths"),
            other,
        );
    }
}
