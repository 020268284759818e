//! Bases with a discriminator whose derived schemas refer to them, in the words of JSON Schema.

use serde_json::{Map, Value, json};

use super::{last, mapped, tagged};

/// The components whose derived schemas refer to them by `allOf`, with a discriminator.
pub(crate) struct Families<'d>(pub(crate) &'d Map<String, Value>);

impl Families<'_> {
    /// The component that a schema builds on, if it adds anything to it.
    fn base(&self, name: &str) -> Option<&str> {
        let schema = &self.0[name];
        let parts = schema["allOf"].as_array();
        let more = schema["properties"].is_object() || parts.is_some_and(|it| it.len() > 1);
        let mut parts = parts.into_iter().flatten().chain([schema]);
        let base = parts.find_map(|it| it["$ref"].as_str());
        base.filter(|_| more).map(last)
    }

    /// The discriminator of a component, which may be the one of its base.
    fn discriminator(&self, name: &str) -> Option<&Value> {
        let own = self.0[name].get("discriminator");
        own.filter(|_| self.0[name]["oneOf"].is_null())
            .or_else(|| self.discriminator(self.base(name)?))
    }

    /// All components that build on this one, the deepest first.
    fn heirs(&self, of: &str) -> Vec<&str> {
        let direct = self.0.keys().filter(|it| self.base(it) == Some(of));
        let mut found = Vec::new();
        for heir in direct {
            found.extend(self.heirs(heir));
            found.push(heir.as_str());
        }
        found
    }

    pub(crate) fn has_heirs(&self, name: &str) -> bool {
        self.discriminator(name).is_some() && !self.heirs(name).is_empty()
    }

    /// The values that select a component: of the mapping, of its own property, or else its name.
    fn values(&self, name: &str, discriminator: &Value) -> Vec<String> {
        let mapped = mapped(discriminator, name);
        let property = discriminator["propertyName"].as_str().unwrap();
        let schema = &self.0[name];
        let parts = schema["allOf"].as_array().into_iter().flatten();
        let stated = parts.chain([schema]).find_map(|it| {
            let own = &it["properties"][property];
            let list = own["enum"].as_array().cloned();
            list.or_else(|| Some(vec![own.get("const")?.clone()]))
        });
        let text = |it: &Value| it.as_str().unwrap().to_owned();
        match (mapped.is_empty(), stated) {
            (false, _) => mapped,
            (true, Some(values)) => values.iter().map(text).collect(),
            (true, None) => vec![name.to_owned()],
        }
    }

    /// A schema whose parts refer to bases alone, because it adds something to them.
    pub(crate) fn on_bases(&self, schema: &Value) -> Value {
        match schema {
            Value::Array(all) => all.iter().map(|it| self.on_bases(it)).collect(),
            Value::Object(members) => {
                let changed = members
                    .iter()
                    .map(|(name, it)| (name.clone(), self.on_bases(it)));
                let mut changed: Map<String, Value> = changed.collect();
                if changed.contains_key("properties") {
                    self.leave(changed.get_mut("$ref"));
                }
                let parts = changed.get_mut("allOf").and_then(Value::as_array_mut);
                let parts = parts.filter(|it| it.len() > 1 || members.contains_key("properties"));
                for part in parts.into_iter().flatten() {
                    self.leave(part.get_mut("$ref"));
                }
                Value::Object(changed)
            }
            other => other.clone(),
        }
    }

    fn leave(&self, reference: Option<&mut Value>) {
        if let Some(Value::String(text)) = reference
            && self.has_heirs(last(text))
        {
            text.push_str("-alone");
        }
    }

    /// Makes a component the choice of its heirs, or else of itself alone.
    pub(crate) fn divide(&self, base: &str, found: &mut Map<String, Value>) {
        let alone = |name: &str| format!("{name}-alone");
        let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
        let discriminator = self.discriminator(base).unwrap();
        let property = discriminator["propertyName"].as_str().unwrap();
        let default = discriminator["defaultMapping"].as_str().map(last);
        let mut choice = reference(&alone(base));
        let mut heirs = self.heirs(base);
        // The default takes what no other heir takes.
        heirs.sort_by_key(|it| Some(*it) != default);
        for heir in heirs {
            let is_default = Some(heir) == default;
            let condition = match is_default {
                true => json!({"not": tagged(property, &[base.to_owned()])}),
                false => tagged(property, &self.values(heir, discriminator)),
            };
            let then = match self.has_heirs(heir) {
                true => reference(&alone(heir)),
                false => reference(heir),
            };
            choice = json!({"if": condition, "then": then, "else": choice});
        }
        let own = found.insert(base.to_owned(), choice).unwrap();
        found.insert(alone(base), own);
    }
}
