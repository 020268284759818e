//! Lowers discriminators: the property and the tags that select an alternative.

use std::collections::{HashMap, VecDeque, hash_map};

use crate::diagnostics;
use crate::ir::{Constraint, Discriminator, Keyword, RuleId, RuleSet};
use crate::resolve::Resolved;
use crate::resolve::heirs::Heir;
use crate::source::{Place, Span, Value};

use super::layers::Layer;
use super::rules::{RuleBuilder, pointer_words};
use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::lower::words;
use crate::source::json_text;

impl<'a> Context<'a> {
    /// Resolves a Discriminator Object.
    pub(crate) fn discriminator(
        &self,
        place: &Place<'a>,
        branches: &[Place<'a>],
        findings: &mut Findings,
    ) -> Option<Discriminator> {
        let property = words::text(place, "propertyName")?;
        let mut tags = Tags::new(self.document, &property);
        let entries = tags.entries(place, branches);
        let useless = entries.iter().all(|it| it.branch.is_none());
        // The reference of the alternative may have been invalid, which was reported.
        let unknown = entries.iter().filter(|it| it.branch.is_none());
        for entry in unknown.filter(|_| self.document.is_whole()) {
            let wanted = last_segment(&entry.target);
            let unknown = diagnostics::schema::unknown_mapping(&entry.target, wanted, useless);
            findings.error(unknown);
        }
        let mut values = tags.values_of(place, branches);
        let default = place.get("defaultMapping");
        let chosen = default.as_ref().and_then(|it| tags.branch(it, branches));
        if let (Some(target), None, true) = (&default, chosen, self.document.is_whole()) {
            let wanted = last_segment(target);
            findings.error(diagnostics::schema::unknown_mapping(target, wanted, true));
        }
        let own = |(index, all): (usize, &Vec<String>)| !all.is_empty() || chosen == Some(index);
        if !values.iter().enumerate().all(own) {
            findings.error(diagnostics::schema::inline_branch(place));
            return None;
        }
        // The alternative without values takes all other values, and objects without the member.
        if let Some(default) = chosen.and_then(|index| values.get_mut(index)) {
            default.clear();
        }
        Some(Discriminator { property, values })
    }
}

impl<'a> RuleBuilder<'a> {
    /// The assertion of a union with a discriminator on values without a Rust type: the property
    /// must be present, and the selected alternative must fit, regardless of the others. `None` if
    /// no property selects.
    pub(super) fn tagged_rule(
        &mut self,
        layer: &Layer<'a>,
        branches: &[Place<'a>],
        findings: &mut Findings,
    ) -> Option<Keyword<RuleId>> {
        let place = layer.get("discriminator")?;
        let Discriminator { property, values } =
            self.context.discriminator(&place, branches, findings)?;
        let all: Vec<String> = values.iter().flatten().cloned().collect();
        let required = Keyword::Required(vec![property.clone()]);
        let mut keywords = vec![Keyword::Type(vec!["object".to_owned()])];
        let others = branches.iter().zip(&values).find(|(_, it)| it.is_empty());
        match others {
            Some((branch, _)) => {
                let test = vec![required.clone(), self.tag_rule(&place, &property, &all)];
                let test = self.part_rule(&place, "known", test);
                let branch = self.rule(branch, findings);
                keywords.push(Keyword::If(test, None, Some(branch)));
            }
            None => {
                keywords.push(required.clone());
                keywords.push(self.tag_rule(&place, &property, &all));
            }
        }
        let tagged = branches.iter().zip(&values);
        for (branch, values) in tagged.filter(|(_, it)| !it.is_empty()) {
            let test = vec![required.clone(), self.tag_rule(&place, &property, values)];
            let test = self.part_rule(&place, "tag", test);
            keywords.push(Keyword::If(test, Some(self.rule(branch, findings)), None));
        }
        Some(Keyword::Ref(self.part_rule(&place, "tagged", keywords)))
    }

    /// Asserts that the property of a discriminator, if present, has one of these values.
    fn tag_rule(
        &mut self,
        place: &Place<'a>,
        property: &str,
        values: &[String],
    ) -> Keyword<RuleId> {
        let listed: Vec<String> = values.iter().flat_map(|it| spellings(it)).collect();
        let texts = listed.iter().all(|it| it.starts_with('"'));
        let kind = texts.then(|| Keyword::Type(vec!["string".to_owned()]));
        let listed = Keyword::Constraint(Constraint::Enum(listed));
        let value = self.part_rule(place, "value", kind.into_iter().chain([listed]).collect());
        Keyword::Properties {
            named: vec![(property.to_owned(), Some(value))],
            matching: Vec::new(),
            additional: None,
        }
    }

    fn part_rule(
        &mut self,
        place: &Place<'a>,
        word: &str,
        keywords: Vec<Keyword<RuleId>>,
    ) -> RuleId {
        self.push(RuleSet {
            words: pointer_words(&place.pointer).then(word),
            keywords,
            ..RuleSet::default()
        })
    }
}

/// The mapping of a base to its heirs.
pub(crate) struct Mapped<'a> {
    /// The values for each of them.
    pub(crate) of: HashMap<Span, Vec<String>>,
    /// The values for the base itself.
    pub(crate) base: Vec<String>,
    /// Entries for neither the base nor an heir.
    pub(super) astray: Vec<Place<'a>>,
}

/// Reads the mapping of a base. An inherited mapping also has entries for other heirs.
pub(crate) fn mapped<'a>(
    document: &'a Resolved,
    discriminator: &Place<'a>,
    base: &Place<'a>,
    heirs: &[Heir<'a>],
) -> Mapped<'a> {
    let mut found = Mapped {
        of: HashMap::new(),
        base: Vec::new(),
        astray: Vec::new(),
    };
    let (own, outer) = (discriminator.span(), base.span());
    let stands_inside = own.file == outer.file && outer.start <= own.start && own.end <= outer.end;
    let mapping = discriminator.get("mapping");
    for (value, _, entry) in mapping.iter().flat_map(Place::members) {
        let target = document.mapped(entry.node);
        let target = target.map(|(it, _)| document.follow(&it).span());
        if target == Some(outer) {
            found.base.push(value.to_owned());
            continue;
        }
        let named = |it: &&Heir<'a>| it.name == Some(last_segment(&entry));
        let is_target = |it: &&Heir<'a>| Some(it.place.span()) == target;
        let heir = heirs.iter().find(is_target);
        match heir.or_else(|| heirs.iter().find(named)) {
            Some(heir) => {
                let values = found.of.entry(heir.place.span()).or_default();
                values.push(value.to_owned());
            }
            None if stands_inside => found.astray.push(entry),
            None => {}
        }
    }
    found
}

/// The values that select an heir without a mapping: its name, unless the heir itself lists others.
/// The `others` of the family have no effect, since the heir inherits their members.
pub(super) fn inherited_values<'a>(
    document: &'a Resolved,
    property: &str,
    heir: &Heir<'a>,
    others: impl Iterator<Item = Span>,
) -> Vec<String> {
    let mut tags = Tags::new(document, property);
    let others = others.filter(|it| *it != heir.place.span());
    tags.known = others.map(|it| (it, Vec::new())).collect();
    // The reference is not followed, since one with siblings leads to the base.
    let own = tags.listed_by(&heir.place);
    match heir.name {
        Some(name) if own.is_empty() || own.iter().any(|it| it == name) => vec![name.to_owned()],
        _ => own,
    }
}

/// The values that a base lists for its discriminator; empty if any value is valid, or if its
/// alternatives list the values.
pub(super) fn stated_values<'a>(
    document: &'a Resolved,
    property: &str,
    base: &Place<'a>,
) -> Vec<String> {
    match base.get("oneOf").or_else(|| base.get("anyOf")) {
        Some(_) => Vec::new(),
        None => Tags::new(document, property).listed_by(base),
    }
}

/// The JSON texts of a discriminator value: a string, and a number or boolean with the same
/// spelling.
fn spellings(value: &str) -> impl Iterator<Item = String> {
    let parsed = serde_json::from_str(value);
    let plain = matches!(
        parsed,
        Ok(serde_json::Value::Number(_) | serde_json::Value::Bool(_))
    );
    let text = serde_json::Value::from(value).to_string();
    std::iter::once(text).chain(plain.then(|| value.to_owned()))
}

/// An entry of a mapping.
struct MappingEntry<'a> {
    value: &'a str,
    target: Place<'a>,
    /// The selected alternative.
    branch: Option<usize>,
    /// True if the entry refers to the alternative itself, instead of an alternative inside it.
    direct: bool,
}

/// The depth limit for finding the values of a discriminator.
const LOOK: usize = 8;

/// The values of one property that distinguish schemas.
struct Tags<'a, 'm> {
    document: &'a Resolved,
    member: &'m str,
    /// The values listed by each schema. A schema lists nothing while it is searched, since an heir
    /// that is an alternative of its own base says nothing about itself.
    known: HashMap<Span, Vec<String>>,
    depth: usize,
}

impl<'a, 'm> Tags<'a, 'm> {
    fn new(document: &'a Resolved, member: &'m str) -> Self {
        Self {
            document,
            member,
            known: HashMap::new(),
            depth: 0,
        }
    }

    /// The values that select each alternative of a union with a discriminator. Without a mapping,
    /// a component is selected by its name, unless the component itself lists other values. Nothing
    /// selects an alternative without a name.
    fn values_of(&mut self, discriminator: &Place<'a>, branches: &[Place<'a>]) -> Vec<Vec<String>> {
        let mut values: Vec<Vec<String>> = vec![Vec::new(); branches.len()];
        let entries = self.entries(discriminator, branches);
        for entry in entries.iter().filter(|it| it.direct) {
            if let Some(list) = entry.branch.and_then(|index| values.get_mut(index)) {
                list.push(entry.value.to_owned());
            }
        }
        for (branch, list) in branches.iter().zip(&mut values) {
            if list.is_empty() {
                let own = self.listed(branch);
                match self.component(branch) {
                    Some(name) if own.is_empty() || own.iter().any(|it| it == name) => {
                        list.push(name.to_owned());
                    }
                    Some(_) => list.extend(own),
                    None => {}
                }
            }
        }
        for entry in entries.iter().filter(|it| !it.direct) {
            let list = entry.branch.and_then(|index| values.get_mut(index));
            if let Some(list) = list.filter(|it| it.iter().all(|value| value != entry.value)) {
                list.push(entry.value.to_owned());
            }
        }
        values
    }

    /// The alternative of a `defaultMapping`.
    fn branch(&self, target: &Place<'a>, branches: &[Place<'a>]) -> Option<usize> {
        let within = self.within(branches);
        self.chosen(target, branches, &within)
            .map(|(index, _)| index)
    }

    /// The alternative that a name or a reference selects, and true if it names that itself.
    fn chosen(
        &self,
        target: &Place<'a>,
        branches: &[Place<'a>],
        within: &HashMap<Span, (usize, bool)>,
    ) -> Option<(usize, bool)> {
        let wanted = last_segment(target);
        let named = |branch: &Place<'a>| self.component(branch) == Some(wanted);
        let named = branches.iter().position(named).map(|index| (index, true));
        // An alternative in a file of its own has a place, but no name.
        named.or_else(|| {
            let (mapped, _) = self.document.mapped(target.node)?;
            within.get(&self.document.follow(&mapped).span()).copied()
        })
    }

    /// The entries of a mapping, each with its alternative: by the name of a component, by
    /// reference, or by an alternative of an alternative.
    fn entries(&self, discriminator: &Place<'a>, branches: &[Place<'a>]) -> Vec<MappingEntry<'a>> {
        let mapping = discriminator.get("mapping");
        let mapping = mapping.iter().flat_map(Place::members);
        let within = self.within(branches);
        let entries = mapping.map(|(value, _, target)| {
            let found = self.chosen(&target, branches, &within);
            MappingEntry {
                value,
                target,
                branch: found.map(|(index, _)| index),
                direct: found.is_some_and(|(_, direct)| direct),
            }
        });
        entries.collect()
    }

    /// Maps each schema reachable from an alternative through nested unions to the index of the
    /// alternative, and to true if it is the alternative itself.
    fn within(&self, branches: &[Place<'a>]) -> HashMap<Span, (usize, bool)> {
        let mut found = HashMap::new();
        let numbered = branches.iter().cloned().enumerate();
        let mut pending: VecDeque<_> = numbered.map(|(index, it)| (it, index, true)).collect();
        while let Some((schema, index, direct)) = pending.pop_front() {
            let schema = self.document.follow(&schema);
            if let hash_map::Entry::Vacant(free) = found.entry(schema.span()) {
                free.insert((index, direct));
                let lists = ["oneOf", "anyOf"]
                    .into_iter()
                    .filter_map(|key| schema.get(key));
                let inner = lists.flat_map(|list| list.items());
                pending.extend(inner.map(|(_, it)| (it, index, false)));
            }
        }
        found
    }

    fn component(&self, branch: &Place<'a>) -> Option<&'a str> {
        self.document.reference(branch).and_then(|(_, name)| name)
    }

    /// The values that a schema lists for the property: strings as they are, numbers and booleans
    /// as JSON text.
    fn listed(&mut self, schema: &Place<'a>) -> Vec<String> {
        let schema = self.document.follow(schema);
        if let Some(known) = self.known.get(&schema.span()) {
            return known.clone();
        }
        if self.depth >= LOOK {
            return Vec::new();
        }
        self.known.insert(schema.span(), Vec::new());
        self.depth += 1;
        let found = self.listed_by(&schema);
        self.depth -= 1;
        self.known.insert(schema.span(), found.clone());
        found
    }

    fn listed_by(&mut self, schema: &Place<'a>) -> Vec<String> {
        let stated = schema.get("properties").and_then(|it| it.get(self.member));
        let stated = stated.map(|it| self.document.follow(&it));
        if let Some(only) = stated.as_ref().and_then(|it| it.get("const")) {
            return text(&only).into_iter().collect();
        }
        if let Some(all) = stated.as_ref().and_then(|it| it.get("enum")) {
            return all.items().filter_map(|(_, value)| text(&value)).collect();
        }
        let parts = schema.get("allOf");
        let parts = parts.iter().flat_map(Place::items);
        let mut found = parts.map(|(_, part)| self.listed(&part));
        let found = found.find(|it| !it.is_empty());
        found.unwrap_or_else(|| self.listed_by_branches(schema))
    }

    /// All values listed by the alternatives of a union; empty if one of them admits any value.
    fn listed_by_branches(&mut self, union: &Place<'a>) -> Vec<String> {
        let list = union.get("oneOf").or_else(|| union.get("anyOf"));
        let branches: Vec<_> = list.iter().flat_map(Place::items).map(|it| it.1).collect();
        let discriminator = union.get("discriminator");
        let own = |it: &Place<'a>| words::text(it, "propertyName").as_deref() == Some(self.member);
        let mut values = match discriminator.filter(own) {
            Some(discriminator) => self.values_of(&discriminator, &branches),
            None => vec![Vec::new(); branches.len()],
        };
        for (branch, list) in branches.iter().zip(&mut values) {
            if list.is_empty() {
                *list = self.listed(branch);
            }
        }
        match values.iter().any(Vec::is_empty) {
            true => Vec::new(),
            false => values.concat(),
        }
    }
}

/// The last segment of a reference; a bare name is its own last segment.
pub(super) fn last_segment<'a>(target: &Place<'a>) -> &'a str {
    let text = target.node.as_str().unwrap_or_default();
    text.rsplit('/').next().unwrap_or_default()
}

fn text(place: &Place<'_>) -> Option<String> {
    match &place.node.value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(json_text(place.node)),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
