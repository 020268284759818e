//! Names, derives and types from the configuration. They take precedence over the generator's own.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::diagnostics::{self, Diagnostic, nearest};
use crate::internal;
use crate::ir::{Name, Parameter, Schema, SchemaId};
use crate::lock::Item;
use crate::naming::{Scope, type_name, value_name};
use crate::options::{Adjust, Derive, Given, Locator, Named};

use super::kept::Kept;
use super::places::{normal, unmerged};

/// The entries of the configuration, with their use: an entry without effect is an error.
pub(crate) struct Overrides<'g> {
    adjust: &'g Adjust,
    locator: Locator,
    /// The names of the lock.
    pub(crate) kept: Rc<Kept>,
    names: BTreeMap<(Named, String), usize>,
    derives: BTreeMap<String, Vec<usize>>,
    used_names: BTreeSet<usize>,
    used_derives: BTreeSet<usize>,
    /// Keys that entries could name, for suggestions.
    seen: BTreeMap<Named, BTreeSet<String>>,
    replacements: BTreeSet<String>,
    two_forms: BTreeSet<usize>,
    /// Types that entries could give derives to, for suggestions.
    types: BTreeSet<String>,
    /// The used entries that keep unknown members, and the open objects for suggestions.
    used_keeps: BTreeSet<usize>,
    open: BTreeSet<String>,
    problems: Vec<Diagnostic>,
}

impl<'g> Overrides<'g> {
    pub(crate) fn new(adjust: &'g Adjust, locator: Locator, kept: Rc<Kept>) -> Self {
        let names = adjust.names.iter().enumerate();
        let names = names.map(|(at, given)| ((given.what, normal(&given.key.text)), at));
        let mut derives: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, derive) in adjust.derives.iter().enumerate() {
            let key = normal(&derive.of.text);
            derives.entry(key).or_default().push(at);
        }
        Self {
            adjust,
            locator,
            kept,
            names: names.collect(),
            derives,
            used_names: Default::default(),
            used_derives: Default::default(),
            seen: Default::default(),
            replacements: Default::default(),
            two_forms: Default::default(),
            types: Default::default(),
            used_keeps: Default::default(),
            open: Default::default(),
            problems: Default::default(),
        }
    }

    /// The configured name of a schema.
    pub(crate) fn schema(&mut self, schema: &Schema) -> Option<String> {
        self.find(Named::Schema, || schema_keys(schema))
            .map(|given| given.name.text.clone())
    }

    /// True if the configuration names a schema.
    pub(crate) fn has_schema(&self, schema: &Schema) -> bool {
        if self.names.is_empty() {
            return false;
        }
        let mut keys = schema_keys(schema).into_iter();
        keys.any(|key| self.names.contains_key(&(Named::Schema, key)))
    }

    /// The kept name of a schema's type, unless the configuration names it.
    pub(crate) fn kept_type(&self, id: SchemaId, schema: &Schema, item: Item) -> Option<String> {
        let kept = self.kept.of_type(id, item)?;
        (!self.has_schema(schema)).then(|| kept.0.to_owned())
    }

    /// The configured name of a component, claimed in a scope.
    pub(crate) fn component(&mut self, schema: &Schema, scope: &mut Scope) -> Option<String> {
        self.find(Named::Schema, || schema_keys(schema))
            .map(|given| self.take(given, given.name.text.clone(), scope))
    }

    /// The words of a schema's name. The configured name of the enclosing component comes first.
    pub(crate) fn words(&self, name: &Name) -> Vec<String> {
        let mut words = self.kept.words(name);
        if !self.names.is_empty()
            && let Some(first) = words.first_mut()
            && let Some(at) = self.names.get(&(Named::Schema, normal(first)))
            && let Some(given) = self.adjust.names.get(*at)
        {
            first.clone_from(&given.name.text);
        }
        words
    }

    /// The configured name of an operation, unchanged.
    pub(crate) fn operation(&mut self, id: &str) -> Option<String> {
        self.find(Named::Operation, || vec![id.to_owned()])
            .map(|given| given.name.text.clone())
    }

    /// True if the configuration names the field of a property. Generated names are claimed first,
    /// so that a configured name never renames another item.
    pub(crate) fn has_member(&mut self, owner: &Schema, member: &str) -> bool {
        self.find(Named::Member, || member_keys(owner, member))
            .is_some()
    }

    /// True if the configuration names the variant of a value.
    pub(crate) fn has_variant(&mut self, owner: &Schema, word: &str) -> bool {
        self.find(Named::Variant, || dotted(owner, word)).is_some()
    }

    /// The configured field of a property, claimed in a scope.
    pub(crate) fn member(
        &mut self,
        owner: &Schema,
        member: &str,
        scope: &mut Scope,
    ) -> Option<String> {
        let found = self.find(Named::Member, || member_keys(owner, member));
        found.map(|given| self.take(given, value_name(&given.name.text), scope))
    }

    /// The configured name of the variant with any of these words, claimed in a scope.
    pub(crate) fn variant(
        &mut self,
        owner: &Schema,
        words: &[&str],
        inline: Option<&Schema>,
        scope: &mut Scope,
    ) -> Option<String> {
        let found = self.find(Named::Variant, || {
            let mut keys: Vec<String> = words.iter().flat_map(|it| dotted(owner, it)).collect();
            let inline = inline.filter(|it| matches!(it.name, Name::Inline(_)));
            keys.extend(inline.map(|it| unmerged(&it.origin.pointer)));
            keys
        });
        found.map(|given| self.take(given, given.name.text.clone(), scope))
    }

    /// The configured field of a parameter, claimed in a scope.
    pub(crate) fn parameter(
        &mut self,
        operation: &str,
        parameter: &Parameter,
        scope: &mut Scope,
    ) -> Option<String> {
        let found = self.find(Named::Parameter, || {
            vec![
                format!("{operation}.{}", parameter.name),
                unmerged(&parameter.origin.pointer),
            ]
        });
        found.map(|given| self.take(given, value_name(&given.name.text), scope))
    }

    /// The indices of the derives of a type.
    pub(crate) fn derives(&mut self, schema: &Schema, ident: &str) -> Vec<usize> {
        if self.derives.is_empty() {
            return Vec::new();
        }
        let keys = schema_keys(schema).into_iter();
        let keys = keys.chain(["*".to_owned(), ident.to_owned()]);
        let keys: BTreeSet<String> = keys.collect();
        let own = keys
            .iter()
            .filter(|key| !key.starts_with('/') && *key != "*");
        self.types.extend(own.cloned());
        let found = keys.iter().filter_map(|key| self.derives.get(key));
        let found: Vec<usize> = found.flatten().copied().collect();
        self.used_derives.extend(found.iter().copied());
        found
    }

    /// A derive by index.
    pub(crate) fn derive(&self, at: usize) -> &'g Derive {
        match self.adjust.derives.get(at) {
            Some(derive) => derive,
            None => internal::error("a derive of the configuration is missing"),
        }
    }

    /// The path of the type that replaces a schema's.
    pub(crate) fn replacement(&mut self, entry: usize) -> String {
        let Some(replacement) = self.adjust.types.get(entry) else {
            internal::error("the replacement of a type is missing");
        };
        let path = replacement.with.text.clone();
        self.replacements.insert(path.clone());
        path
    }

    /// The types that replace generated ones.
    pub(crate) fn replacements(&self) -> Vec<String> {
        self.replacements.iter().cloned().collect()
    }

    /// Reports a replaced schema whose requests and responses have different forms: one type can't be both.
    pub(crate) fn two_forms(&mut self, entry: usize) {
        let first = self.two_forms.insert(entry);
        if let Some(it) = self.adjust.types.get(entry).filter(|_| first) {
            self.problem(diagnostics::select::two_forms(self.locator.place(&it.key)));
        }
    }

    /// True if an open object keeps members without a declaration.
    pub(crate) fn keeps_unknown(&mut self, schema: &Schema) -> bool {
        let keep = &self.adjust.keep_unknown;
        if keep.all.is_none() && keep.types.is_empty() {
            return false;
        }
        self.open.extend(schema_keys(schema));
        let entries = keep.types.iter().enumerate();
        let found = entries.filter(|(_, entry)| stands_in(schema, &normal(&entry.text)));
        let found: Vec<usize> = found.map(|(at, _)| at).collect();
        let keeps = keep.all.is_some() || !found.is_empty();
        self.used_keeps.extend(found);
        keeps
    }

    /// Converts places of the configuration to spans.
    pub(crate) fn locator(&self) -> Locator {
        self.locator
    }

    pub(crate) fn problem(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    fn find(&mut self, what: Named, keys: impl FnOnce() -> Vec<String>) -> Option<&'g Given> {
        if self.names.is_empty() {
            return None;
        }
        let keys = keys();
        let found = keys
            .iter()
            .find_map(|key| self.names.get(&(what, key.clone())));
        let at = found.copied();
        self.seen.entry(what).or_default().extend(keys);
        let at = at?;
        self.used_names.insert(at);
        self.adjust.names.get(at)
    }

    fn take(&mut self, given: &Given, name: String, scope: &mut Scope) -> String {
        // Two operations may have the same parameter, each in its own scope; in one scope a name
        // must be unique.
        if scope.claim(&name, None).is_err() {
            let taken = diagnostics::select::name_taken(self.locator.place(&given.name), &name);
            self.problem(taken);
        }
        name
    }

    /// All problems, and each entry without effect.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let mut found = std::mem::take(&mut self.problems);
        for (at, given) in self.adjust.names.iter().enumerate() {
            if self.used_names.contains(&at) {
                continue;
            }
            let candidates = self.seen.get(&given.what).into_iter().flatten();
            let near = nearest(&given.key.text, candidates.map(String::as_str));
            let near = near.map(|near| as_key(near, &given.key.text));
            let what = given.what.word();
            let near = near.as_deref();
            let place = self.locator.place(&given.key);
            found.push(diagnostics::select::nothing_to_name(place, what, near));
        }
        for (at, derive) in self.adjust.derives.iter().enumerate() {
            if !self.used_derives.contains(&at) {
                let types = self.types.iter().map(String::as_str);
                let near = nearest(&derive.of.text, types);
                let place = self.locator.place(&derive.of);
                found.push(diagnostics::select::nothing_to_name(place, "type", near));
            }
        }
        found.extend(self.dead_keeps());
        found
    }

    fn dead_keeps(&self) -> Vec<Diagnostic> {
        let (keep, open) = (&self.adjust.keep_unknown, &self.open);
        let all = keep.all.iter().filter(|_| open.is_empty());
        let all = all.map(|entry| diagnostics::select::keeps_nothing(self.locator.place(entry)));
        let types = keep.types.iter().enumerate();
        let types = types.filter(|(at, _)| !self.used_keeps.contains(at));
        let types = types.map(|(_, entry)| {
            let near = nearest(&entry.text, open.iter().map(String::as_str));
            let near = near.map(|near| as_key(near, &entry.text));
            let what = "open object";
            diagnostics::select::nothing_to_name(self.locator.place(entry), what, near.as_deref())
        });
        all.chain(types).collect()
    }
}

/// True if the configuration has given this name, or the one that it is made from.
pub(crate) fn configures(adjust: &Adjust, name: &str) -> bool {
    let bare = name.trim_start_matches("r#");
    adjust.names.iter().any(|given| {
        let text = &given.name.text;
        let ty = type_name(std::slice::from_ref(text));
        text == bare || ty == name || name.strip_prefix(ty.as_str()) == Some("Input")
    })
}

/// True if the key names this schema or one around it. A component is never inside another one.
fn stands_in(schema: &Schema, key: &str) -> bool {
    if schema_keys(schema).iter().any(|own| own == key) {
        return true;
    }
    if matches!(schema.name, Name::Component(_)) {
        return false;
    }
    let pointer = unmerged(&schema.origin.pointer);
    let inside = pointer.strip_prefix(key);
    let component = schema.name.owner().is_some_and(|owner| owner == key);
    inside.is_some_and(|it| it.starts_with('/'))
        || component && pointer.starts_with("/components/schemas/")
}

/// A suggestion in the form of the written key: a pointer keeps its `#`.
fn as_key(near: &str, written: &str) -> String {
    match near.starts_with('/') && written.starts_with('#') {
        true => format!("#{near}"),
        false => near.to_owned(),
    }
}

fn schema_keys(schema: &Schema) -> Vec<String> {
    let pointer = unmerged(&schema.origin.pointer);
    match &schema.name {
        Name::Component(name) => vec![name.clone(), pointer],
        Name::Inline(_) => vec![pointer],
    }
}

fn member_keys(owner: &Schema, member: &str) -> Vec<String> {
    let place = unmerged(&owner.origin.pointer);
    // The base schema of a discriminator has a pointer of its own, below the union with its name.
    let base = place.strip_suffix("/discriminator");
    let mut pointer = format!("{}/properties", base.unwrap_or(&place));
    crate::source::pointer::push(&mut pointer, member);
    let mut keys = dotted(owner, member);
    let component = base.and_then(|it| it.strip_prefix("/components/schemas/"));
    keys.extend(component.map(|it| format!("{it}.{member}")));
    keys.push(pointer);
    keys
}

fn dotted(owner: &Schema, word: &str) -> Vec<String> {
    let keys = schema_keys(owner).into_iter();
    keys.map(|key| format!("{key}.{word}")).collect()
}
