//! Lowers one schema: its name, its reuse, and its nullability; see [`super::shape`] for its
//! values.

use std::collections::{HashMap, HashSet};

use super::difference::Rest;
use super::examples::Examples;
use super::families::Families;
use super::reader::SchemaReader;
use super::replace::{Replacements, replaced};
use super::rules::RuleBuilder;
use crate::diagnostics;
use crate::ir::Schemas;
use crate::ir::{Constraint, Docs, Keyword, Name, RuleId, RuleSet, Schema, SchemaId, Shape};
use crate::lower::context::origin;
use crate::lower::findings::Findings;
use crate::lower::words;
use crate::source::{Chain, Node, Place, Pointer, Span};
use crate::stop;

use super::layers::{Layer, Layers, flattened, is_sensitive};
use super::rules::pointer_words;

use crate::lower::context::Context;

/// The limit of merged schemas. Nested unions with siblings double their number at every level.
const MOST_MERGED: usize = 20_000;

/// Makes schemas, and the rule sets beside them.
pub(crate) struct SchemaBuilder<'a> {
    pub(crate) context: Context<'a>,
    pub(crate) findings: Findings,
    pub(crate) rules: RuleBuilder<'a>,
    pub(crate) replacements: Replacements<'a>,
    /// The finished rule sets.
    pub(crate) built: Schemas,
    /// The schema of each lowered place, or of each list of places merged by `allOf`.
    pub(super) known: Known,
    /// The component that is an alias of a schema in another file, by the place of the schema.
    pub(super) named_files: HashMap<Span, &'a str>,
    /// Schemas with heirs.
    pub(super) families: Families<'a>,
    /// The defaults of schemas. They are checked after all schemas are lowered.
    pub(crate) defaults: Vec<(SchemaId, &'a Node)>,
    /// Examples and defaults to be validated against their schemas.
    pub(crate) examples: Examples<'a>,
    /// The places of each `number` without a format.
    pub(crate) plain_numbers: HashSet<Span>,
    /// The number of merged schemas. A small document can cause very many.
    pub(super) merged: usize,
    /// The schemas of secrets whose Rust type hides the value.
    pub(crate) typed_secrets: HashSet<Span>,
}

/// Schemas by their places. Most have one place, which needs no list.
#[derive(Default)]
pub(super) struct Known {
    single: HashMap<Span, SchemaId>,
    merged: HashMap<Vec<Span>, SchemaId>,
}

impl Known {
    pub(super) fn get(&self, key: &[Span]) -> Option<&SchemaId> {
        match key {
            [only] => self.single.get(only),
            several => self.merged.get(several),
        }
    }

    fn insert(&mut self, key: Vec<Span>, id: SchemaId) {
        match key.as_slice() {
            [only] => self.single.insert(*only, id),
            _ => self.merged.insert(key, id),
        };
    }
}

impl<'a> SchemaBuilder<'a> {
    pub(crate) fn new(
        context: Context<'a>,
        mut findings: Findings,
        replacements: Replacements<'a>,
    ) -> Self {
        let families = Families::of(context, &mut findings);
        Self {
            context,
            findings,
            rules: RuleBuilder::new(context),
            replacements,
            built: Schemas::default(),
            known: Known::default(),
            named_files: HashMap::new(),
            families,
            defaults: Vec::new(),
            examples: Examples::default(),
            plain_numbers: HashSet::new(),
            merged: 0,
            typed_secrets: HashSet::new(),
        }
    }

    /// Reads keywords, and reports what is wrong with them.
    pub(super) fn reader(&mut self) -> SchemaReader<'_, 'a> {
        SchemaReader {
            context: self.context,
            findings: &mut self.findings,
        }
    }

    /// The layers of a schema, with the layers of its `allOf`.
    pub(super) fn layers(&mut self, start: Vec<Layer<'a>>) -> Layers<'a> {
        flattened(start, self.context, &mut self.findings, &mut self.examples)
    }

    /// The rule set of all layers of a value; `None` without assertions.
    pub(super) fn layers_rule(&mut self, layers: &Layers<'a>, place: &Place<'a>) -> Option<RuleId> {
        self.rules.layers_rule(layers, place, &mut self.findings)
    }

    /// Lowers the schema at a place. A reference leads to its target.
    pub(crate) fn schema(&mut self, place: &Place<'a>, name: Name) -> SchemaId {
        if self.context.has_siblings(place) {
            return self.beside_reference(place, name);
        }
        if self.context.is_nullable_reference(place) {
            return self.nullable_reference(place, name);
        }
        if let Some((target, component)) = self.context.document.reference(place) {
            let name = self.referred(&target, component, name);
            return self.schema(&target, name);
        }
        if let Some(&known) = self.known.get(&[place.span()]) {
            return known;
        }
        if !self.families.has_heir(place.span())
            && let Some(inner) = self.context.wrapped(place)
        {
            return self.wrapper(place, &inner, name);
        }
        let key = vec![place.span()];
        let layers = self.layers(vec![Layer::new(place.clone())]);
        self.build(key, layers, place, name)
    }

    /// The name of a reference's target. A part of another schema is named after that schema, and a
    /// schema in another file after its alias under `components`, so that the order of references
    /// has no effect.
    fn referred(&self, target: &Place<'a>, component: Option<&str>, name: Name) -> Name {
        let at_home = target.span().file == self.context.document.root().span().file;
        match component {
            // A copy for a dynamic reference is named after the schema that refers to it.
            _ if self.context.document.is_copy(target.node) => {
                name.inner(component.unwrap_or("dynamic"))
            }
            Some(component) => Name::Component(component.to_owned()),
            None if at_home && is_in_component(&target.pointer) => {
                Name::Inline(part_words(&target.pointer))
            }
            None => match self.named_files.get(&target.span()) {
                Some(component) => Name::Component((*component).to_owned()),
                None => name,
            },
        }
    }

    /// Merges schemas that all apply to the value at `place`.
    pub(crate) fn merged(
        &mut self,
        start: Vec<Layer<'a>>,
        place: &Place<'a>,
        name: Name,
    ) -> SchemaId {
        if let [only] = start.as_slice()
            && only.without.is_empty()
        {
            return self.schema(&only.place.clone(), name);
        }
        if let Some(only) = self.context.same_reference(&start) {
            return self.schema(&only, name);
        }
        let layers = self.layers(start);
        let key = layers.key();
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        self.build(key, layers, place, name)
    }

    /// Lowers a reference with `nullable: true` next to it, in OpenAPI 3.0.
    fn nullable_reference(&mut self, place: &Place<'a>, name: Name) -> SchemaId {
        let key = vec![place.span()];
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let id = self.reserve(key, place, &name);
        if let Some((target, component)) = self.context.document.reference(place) {
            let inner = self.referred(&target, component, name.clone());
            let target = self.schema(&target, inner);
            self.built.complete(id, |schema| {
                schema.shape = Shape::Same(target);
                schema.nullable = true;
            });
        }
        id
    }

    /// Lowers a reference with siblings, which OpenAPI 3.1 allows: documentation, or further
    /// assertions.
    fn beside_reference(&mut self, place: &Place<'a>, name: Name) -> SchemaId {
        let key = vec![place.span()];
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        if !self.families.has_heir(place.span())
            && self.context.is_bare(place)
            && let Some((target, component)) = self.context.document.reference(place)
        {
            let inner = self.referred(&target, component, name.clone());
            let id = self.reserve(key, place, &name);
            let target = self.schema(&target, inner);
            self.wrap(id, place, target);
            return id;
        }
        let layers = self.layers(vec![Layer::new(place.clone())]);
        self.build(key, layers, place, name)
    }

    /// Lowers a reference with its own documentation or nullability.
    fn wrapper(&mut self, place: &Place<'a>, inner: &Place<'a>, name: Name) -> SchemaId {
        let id = self.reserve(vec![place.span()], place, &name);
        let target = self.schema(inner, name);
        self.wrap(id, place, target);
        id
    }

    /// Adds the documentation and nullability of a wrapper to its target.
    fn wrap(&mut self, id: SchemaId, place: &Place<'a>, target: SchemaId) {
        let own = Layers::of(place);
        self.note_secrets(&own);
        self.examples.hold_schema(place);
        self.built.complete(id, |schema| {
            schema.shape = Shape::Same(target);
            schema.nullable = words::flag(place, "nullable");
            schema.sensitive = is_sensitive(&own);
            schema.docs = words::docs(place).shared();
        });
        self.defaults
            .extend(place.get("default").map(|it| (id, it.node)));
    }

    /// Reserves an id before the schema is built, for recursive references.
    fn reserve(&mut self, key: Vec<Span>, place: &Place<'a>, name: &Name) -> SchemaId {
        let id = self.built.push(empty(place, name.clone()));
        self.known.insert(key, id);
        id
    }

    pub(crate) fn build(
        &mut self,
        key: Vec<Span>,
        layers: Layers<'a>,
        place: &Place<'a>,
        name: Name,
    ) -> SchemaId {
        stop::look();
        self.merged += usize::from(key.len() > 1);
        let whole = key.len() == 1;
        let id = self.reserve(key, place, &name);
        if !self.findings.enter(place) {
            return id;
        }
        if self.merged > MOST_MERGED {
            if self.merged == MOST_MERGED + 1 {
                self.findings
                    .error(diagnostics::schema::too_many(place, MOST_MERGED));
            }
            self.findings.leave();
            return id;
        }
        let mut rest = Rest::default();
        let family = whole.then(|| self.family(place, &name)).flatten();
        let shape = family.unwrap_or_else(|| self.shape(&layers, place, &name, &mut rest));
        self.findings.leave();
        let nullable =
            self.context.nullable(&layers) && !matches!(shape, Shape::Any | Shape::Never(_));
        let shape = match self.replacements.entry(&layers, place, &name) {
            Some(entry) => replaced(
                entry,
                shape,
                &layers,
                place,
                &mut rest,
                (&mut self.rules, &mut self.findings),
            ),
            None => shape,
        };
        self.finish(id, (shape, nullable), rest, &layers, place, &name);
        self.defaults
            .extend(layers.first("default").map(|it| (id, it.node)));
        id
    }

    /// Lowers a schema with several types for one of these types.
    pub(super) fn of_kind(
        &mut self,
        key: Vec<Span>,
        kind: &str,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: Name,
    ) -> SchemaId {
        let id = self.reserve(key, place, &name);
        let mut rest = Rest::default();
        let shape = self.typed(kind, layers, place, &name, &mut rest);
        self.finish(id, (shape, false), rest, layers, place, &name);
        id
    }

    fn finish(
        &mut self,
        id: SchemaId,
        (shape, nullable): (Shape, bool),
        rest: Rest,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
    ) {
        self.check_contradictions(&rest.constraints, place);
        let rules = self.rest_rule(rest.keywords, layers, place, name);
        self.note_secrets(layers);
        self.built.complete(id, |schema| {
            schema.shape = shape;
            schema.nullable = nullable;
            schema.sensitive = is_sensitive(layers);
            schema.docs = merged_docs(layers).shared();
            schema.constraints = rest.constraints;
            schema.rules = rules;
            schema.replaced = rest.replaced;
        });
    }

    /// Notes secrets whose Rust type hides the values.
    fn note_secrets(&mut self, layers: &Layers<'a>) {
        let layers = layers.0.iter();
        let marked = layers.filter(|layer| layer.get(crate::lower::extensions::SECRET).is_some());
        self.typed_secrets
            .extend(marked.map(|layer| layer.place.span()));
    }

    /// The keywords that the type does not enforce, as one rule set.
    fn rest_rule(
        &mut self,
        keywords: Vec<Keyword<RuleId>>,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
    ) -> Option<RuleId> {
        let nullable = layers.0.iter().all(|it| self.context.is_nullable_layer(it));
        match keywords.as_slice() {
            [] => None,
            [Keyword::Ref(only)] if !nullable || self.rules.built.get(*only).nullable => {
                Some(*only)
            }
            _ => {
                let mut words = pointer_words(&place.pointer);
                if words.is_empty() {
                    words = name.chain();
                }
                Some(self.rules.push(RuleSet {
                    words: words.then("rest"),
                    keywords,
                    sensitive: is_sensitive(layers),
                    nullable,
                    ..RuleSet::default()
                }))
            }
        }
    }

    /// Reports bounds without a valid value.
    fn check_contradictions(&mut self, constraints: &[Constraint], place: &Place<'a>) {
        for (low, high) in super::constraints::contradictions(constraints) {
            let at = |keyword: &str| place.get(keyword).unwrap_or_else(|| place.clone());
            let (first, second) = (at(low), at(high));
            self.findings.error(diagnostics::schema::contradiction(
                &first, &second, low, high,
            ));
        }
    }
}

impl<'a> Context<'a> {
    /// The common target of these layers, if all are plain references to it.
    fn same_reference(&self, start: &[Layer<'a>]) -> Option<Place<'a>> {
        let (first, others) = start.split_first()?;
        let target = |layer: &Layer<'a>| {
            let plain = layer.without.is_empty() && !self.has_siblings(&layer.place);
            let plain = plain && !self.is_nullable_reference(&layer.place);
            let (target, _) = self.document.reference(&layer.place).filter(|_| plain)?;
            Some(target.span())
        };
        let wanted = target(first)?;
        let same = others.iter().all(|it| target(it) == Some(wanted));
        same.then(|| first.place.clone())
    }
}

/// The documentation of the first layer with any, since examples of several layers would contradict
/// each other.
fn merged_docs(layers: &Layers<'_>) -> Docs {
    let mut merged = Docs::default();
    for layer in &layers.0 {
        let docs = words::docs(&layer.place);
        merged.description = merged.description.or(docs.description);
        merged.page = merged.page.or(docs.page);
        merged.default = merged.default.or(docs.default);
        merged.deprecated |= docs.deprecated;
        merged.provenance.extend(docs.provenance);
        if merged.examples.is_empty() {
            merged.examples = docs.examples;
        }
    }
    merged
}

/// A schema without assertions.
pub(super) fn empty(place: &Place<'_>, name: Name) -> Schema {
    Schema {
        origin: origin(place),
        name,
        docs: Docs::default().shared(),
        xml: crate::lower::xml::words(place).map(Box::new),
        shape: Shape::Any,
        nullable: false,
        recursive: false,
        sensitive: false,
        constraints: Vec::<Constraint>::new(),
        rules: None,
        default: None,
        replaced: None,
    }
}

/// The name of a part of a schema: `/components/schemas/Order/properties/lines/items` becomes
/// `Order lines item`, as in lowering `Order`.
fn part_words(pointer: &Pointer) -> Chain {
    let words = pointer_words(pointer);
    let words = words.texts().into_iter().map(|word| match word {
        "items" => "item",
        "additionalProperties" => "value",
        _ => word,
    });
    words.collect()
}

/// True for a part of a named schema.
fn is_in_component(pointer: &Pointer) -> bool {
    let segments = pointer.segments();
    let mut starts = segments.windows(3);
    starts.any(|it| matches!(it, ["components", "schemas", _]))
}
