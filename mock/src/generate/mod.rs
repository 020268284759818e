//! Makes values of schemas.
//!
//! A value is built from the keywords of its schema, and then validated. If a value is refused, the
//! next attempt decides differently about alternatives and optional members.

mod number;
mod random;
mod spec;
mod text;

use copperplate::ir::SchemaId;
use copperplate_runtime::{Json, Limits, Map, Number};

pub use random::{Random, seed};
use spec::{Collector, Spec};
pub use spec::{Ref, json};

use crate::model::{Api, Direction};

/// The number of attempts before a schema counts as one without values.
const ATTEMPTS: u64 = 40;

/// The depth after which optional members are left out.
const DEEP: usize = 6;

/// The depth at which a value counts as endless.
const DEEPEST: usize = 60;

/// Makes a valid value of a schema.
///
/// # Errors
///
/// The reason why the last attempt was refused.
pub fn value(api: &Api, id: SchemaId, direction: Direction, seed: u64) -> Result<Json, String> {
    attempts(api, id, direction, seed, 0)
}

/// Like [`value`], without the examples of schemas, so that another seed makes another value.
///
/// # Errors
///
/// Like [`value`].
pub fn new_value(api: &Api, id: SchemaId, direction: Direction, seed: u64) -> Result<Json, String> {
    attempts(api, id, direction, seed, 1).or_else(|_| value(api, id, direction, seed))
}

fn attempts(
    api: &Api,
    id: SchemaId,
    direction: Direction,
    seed: u64,
    first: u64,
) -> Result<Json, String> {
    let mut why = "its schema admits no value".to_owned();
    for attempt in first..ATTEMPTS {
        let mut maker = Maker {
            api,
            direction,
            random: Random::new(seed.wrapping_add(attempt.wrapping_mul(0x5851_f42d))),
            attempt,
            nodes: 0,
        };
        let Some(made) = maker.value(&[Ref::Schema(id)], "", 0) else {
            continue;
        };
        match check(api, id, direction, &made) {
            Ok(()) => return Ok(made),
            Err(refused) => why = refused,
        }
    }
    Err(why)
}

/// Validates a value by its schema.
///
/// # Errors
///
/// The violations, a line each.
pub fn check(api: &Api, id: SchemaId, direction: Direction, value: &Json) -> Result<(), String> {
    let schema = api.constant(id, direction);
    let text = copperplate_runtime::to_json(value);
    let read = copperplate_runtime::from_json_with::<Json>(&text, schema, Limits::default());
    read.map(|_| ()).map_err(|report| report.to_string())
}

struct Maker<'a> {
    api: &'a Api,
    direction: Direction,
    random: Random,
    /// The first attempt takes examples, all optional members and the first alternatives.
    attempt: u64,
    /// The number of values so far. A schema can ask for exponentially many.
    nodes: usize,
}

impl Maker<'_> {
    fn value(&mut self, of: &[Ref], name: &str, depth: usize) -> Option<Json> {
        self.nodes += 1;
        if depth > DEEPEST || self.nodes > 20_000 {
            return None;
        }
        let mut spec = Spec::default();
        let mut collector = Collector {
            api: self.api.content,
            direction: self.direction,
            random: &mut self.random,
            first: self.attempt < 2,
            shallow: depth > DEEP || self.attempt == 3,
        };
        for it in of {
            collector.add(*it, &mut spec, 0);
        }
        if spec.never {
            return None;
        }
        self.of_spec(&spec, of, name, depth)
    }

    fn of_spec(&mut self, spec: &Spec, of: &[Ref], name: &str, depth: usize) -> Option<Json> {
        if let Some(values) = &spec.values {
            let usable = |it: &&Json| spec.types.as_ref().is_none_or(|types| is_one(it, types));
            let usable: Vec<_> = values.iter().filter(usable).collect();
            return match self.attempt {
                0 => usable.first().map(|it| (*it).clone()),
                _ => self.random.pick(&usable).map(|it| (*it).clone()),
            };
        }
        if self.attempt == 0
            && let Some(example) = self.example(spec, of)
        {
            return Some(example);
        }
        let kind = self.kind(spec)?;
        match kind {
            "null" => Some(Json::Null),
            "boolean" => Some(Json::Bool(self.random.below(2) == 0)),
            "integer" | "number" => {
                let made = number::number(spec, kind == "integer", Some(&mut self.random))?;
                Number::new(&made).map(Json::Number)
            }
            "string" => text::text(spec, name, &mut self.random).map(Json::String),
            "array" => self.array(spec, name, depth),
            _ => self.object(spec, depth),
        }
    }

    /// The first valid example of a schema.
    fn example(&self, spec: &Spec, of: &[Ref]) -> Option<Json> {
        let [Ref::Schema(id)] = of else {
            return None;
        };
        let fits = |it: &&Json| {
            // A discriminator of an enclosing union decides about its member.
            spec.tags.is_empty() && check(self.api, *id, self.direction, it).is_ok()
        };
        spec.examples.iter().find(fits).cloned()
    }

    fn kind(&mut self, spec: &Spec) -> Option<&'static str> {
        let Some(types) = &spec.types else {
            return Some(inferred(spec));
        };
        let mut types: Vec<_> = types.iter().copied().collect();
        if types.len() > 1 {
            types.retain(|it| *it != "null");
        }
        match self.attempt {
            0 | 1 => {
                // A set is sorted by name, and its last type is usually the meaningful one.
                types.last().copied()
            }
            _ => self.random.pick(&types).copied(),
        }
    }

    fn array(&mut self, spec: &Spec, name: &str, depth: usize) -> Option<Json> {
        let least = usize::try_from(spec.min_items).ok()?.min(10_000);
        let most = spec.max_items.and_then(|it| usize::try_from(it).ok());
        let wanted = match depth > DEEP || self.attempt == 3 {
            true => least,
            false => least.max(2),
        };
        let fixed = spec.prefix.len();
        let wanted = wanted.max(fixed).min(most.unwrap_or(usize::MAX));
        let singular = name.strip_suffix('s').unwrap_or(name);
        let mut items = Vec::new();
        for (refs, least) in &spec.contains {
            for _ in 0..*least {
                items.push(self.value(&[*refs], singular, depth + 1)?);
            }
        }
        let mut tries = 0;
        while items.len() < wanted && tries < wanted * 4 + 8 {
            tries += 1;
            let refs = spec.prefix.get(items.len()).unwrap_or(&spec.items);
            let item = match refs.is_empty() {
                true => Some(Json::String(format!("item{}", items.len()))),
                false => self.value(refs, singular, depth + 1),
            };
            let Some(item) = item else {
                break;
            };
            if spec.unique && items.contains(&item) {
                // The next one may take another value of an enumeration.
                self.attempt += 2;
                continue;
            }
            items.push(item);
        }
        (items.len() >= least).then_some(Json::Array(items))
    }

    fn object(&mut self, spec: &Spec, depth: usize) -> Option<Json> {
        let most = spec.max_properties.and_then(|it| usize::try_from(it).ok());
        let most = most.unwrap_or(usize::MAX);
        let sparse = depth > DEEP || self.attempt % 4 == 3;
        let mut members = Map::new();
        for (name, refs) in &spec.members {
            let required = spec.required.contains(name);
            let room = members.len() < most;
            if !required && (sparse || !room || (self.attempt > 3 && self.random.below(2) == 0)) {
                continue;
            }
            let value = match spec.tags.get(name) {
                Some(tag) => Some(tag.clone()),
                None => self.member(spec, name, refs, depth),
            };
            match value {
                Some(value) => {
                    members.insert(name.clone(), value);
                }
                None if required => return None,
                None => {}
            }
        }
        for name in &spec.required {
            if !members.contains_key(name) {
                let value = match spec.tags.get(name) {
                    Some(tag) => tag.clone(),
                    None => self.member(spec, name, &[], depth)?,
                };
                members.insert(name.clone(), value);
            }
        }
        let least = usize::try_from(spec.min_properties).ok()?.min(1000);
        let open =
            !spec.closed && spec.members.is_empty() && !spec.additional.is_empty() && !sparse;
        let wanted = least.max(usize::from(open)).min(most);
        let mut tries = 0;
        while members.len() < wanted && tries < wanted * 4 + 4 {
            tries += 1;
            let name = self.name(spec, tries)?;
            if !members.contains_key(&name) {
                let value = self.member(spec, &name, &[], depth)?;
                members.insert(name, value);
            }
        }
        Some(Json::Object(members))
    }

    /// The name of a member that the schema does not declare.
    fn name(&mut self, spec: &Spec, index: usize) -> Option<String> {
        if let Some((pattern, _)) = spec.matching.first() {
            let made = copperplate_pattern::sample(pattern, self.random.next(), 2);
            return made.ok().flatten();
        }
        if !spec.names.is_empty() {
            let names = spec.names.clone();
            return match self.value(&names, "key", DEEP)? {
                Json::String(name) => Some(name),
                _ => None,
            };
        }
        Some(format!("key{index}"))
    }

    fn member(&mut self, spec: &Spec, name: &str, refs: &[Ref], depth: usize) -> Option<Json> {
        let mut refs = refs.to_vec();
        for (pattern, of) in &spec.matching {
            let pattern = copperplate_pattern::Pattern::new(pattern);
            if pattern.is_ok_and(|it| it.is_match(name) == Ok(true)) {
                refs.push(*of);
            }
        }
        if refs.is_empty() && !spec.members.contains_key(name) {
            refs.clone_from(&spec.additional);
        }
        match refs.is_empty() {
            true => Some(Json::String("text".to_owned())),
            false => self.value(&refs, name, depth + 1),
        }
    }
}

/// The type of a value whose schema names none.
fn inferred(spec: &Spec) -> &'static str {
    let has_members = !spec.members.is_empty()
        || !spec.required.is_empty()
        || !spec.additional.is_empty()
        || !spec.matching.is_empty()
        || spec.min_properties > 0
        || spec.max_properties.is_some();
    let has_items = !spec.items.is_empty()
        || !spec.prefix.is_empty()
        || !spec.contains.is_empty()
        || spec.min_items > 0;
    if has_members {
        "object"
    } else if has_items {
        "array"
    } else if !(spec.least.is_empty() && spec.most.is_empty() && spec.steps.is_empty()) {
        "number"
    } else {
        "string"
    }
}

/// True if a value has one of these types.
fn is_one(value: &Json, types: &std::collections::BTreeSet<&'static str>) -> bool {
    let own: &[&str] = match value {
        Json::Null => &["null"],
        Json::Bool(_) => &["boolean"],
        Json::Number(_) => &["number", "integer"],
        Json::String(_) => &["string"],
        Json::Array(_) => &["array"],
        Json::Object(_) => &["object"],
    };
    own.iter().any(|it| types.contains(it))
}
