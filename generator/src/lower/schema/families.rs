//! Families: schemas with a discriminator, and those that build on them by `allOf`. A reference to
//! the base of a family admits any heir, or the base itself.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::builder::SchemaBuilder;
use super::discriminator::{Mapped, inherited_values, last_segment, mapped, stated_values};
use super::layers::Layer;
use crate::diagnostics;
use crate::ir::{Branch, Discriminator, Name, SchemaId, Shape, Union, UnionKind};
use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::lower::words;
use crate::resolve::heirs::{self, Heir, Heirs};
use crate::source::{Place, Span};

/// A base and its heirs.
pub(crate) struct Family<'a> {
    pub(super) discriminator: Place<'a>,
    pub(super) property: String,
    pub(super) heirs: Vec<Heir<'a>>,
    /// The values that select each heir.
    pub(super) values: Vec<Vec<String>>,
    /// The values that select the base itself by the mapping.
    pub(super) own: Vec<String>,
    /// The entries of the mapping for none of them.
    pub(super) astray: Vec<Place<'a>>,
    /// Heirs whose selecting values violate the base, each with one such value.
    pub(super) unchosen: Vec<(Place<'a>, String)>,
}

/// All families of a document.
#[derive(Default)]
pub(crate) struct Families<'a> {
    pub(super) families: HashMap<Span, Rc<Family<'a>>>,
    /// The places of all heirs.
    heirs: HashSet<Span>,
}

impl<'a> Families<'a> {
    /// True if a schema is an heir of some base, and so never an alias of the base.
    pub(super) fn has_heir(&self, at: Span) -> bool {
        self.heirs.contains(&at)
    }

    /// Finds the families of the document, and reports discriminators without alternatives.
    pub(crate) fn of(context: Context<'a>, findings: &mut Findings) -> Self {
        let mut found = Self::default();
        let lone = context.document.lone_discriminators();
        if lone.is_empty() {
            return found;
        }
        let heirs = Heirs::of(context.document);
        let mut used = HashSet::new();
        for base in heirs.bases() {
            let at = base.span();
            let Some(family) = family_of(context, &base, heirs.all(at)) else {
                continue;
            };
            used.insert(family.discriminator.span());
            let places = family.heirs.iter().map(|it| it.place.span());
            found.heirs.extend(places);
            found.families.insert(at, Rc::new(family));
        }
        for (discriminator, diagnostic) in lone {
            if !used.contains(discriminator) {
                findings.diagnostics.push(diagnostic.clone());
            }
        }
        found
    }
}

/// True if a schema is another one with its own documentation or nullability.
fn is_other_name<'a>(context: Context<'a>, place: &Place<'a>) -> bool {
    context.wrapped(place).is_some() || context.has_siblings(place) && context.is_bare(place)
}

fn family_of<'a>(context: Context<'a>, base: &Place<'a>, all: Vec<Heir<'a>>) -> Option<Family<'a>> {
    let discriminator = heirs::discriminator(context.document, base)?;
    let property = words::text(&discriminator, "propertyName")?;
    let Mapped {
        mut of,
        base: own,
        astray,
    } = mapped(context.document, &discriminator, base, &all);
    let mut family = Family {
        discriminator,
        property,
        heirs: Vec::new(),
        values: Vec::new(),
        own,
        astray,
        unchosen: Vec::new(),
    };
    let admitted = stated_values(context.document, &family.property, base);
    let places: Vec<Span> = all.iter().map(|it| it.place.span()).collect();
    for heir in all {
        let mut values = of.remove(&heir.place.span()).unwrap_or_default();
        // A wrapper with documentation is an alias of the base, unless the mapping has an entry
        // for it.
        if values.is_empty() && !is_other_name(context, &heir.place) {
            let others = places.iter().copied().chain([base.span()]);
            let property = &family.property;
            values = inherited_values(context.document, property, &heir, others);
        }
        if let Some(first) = values.first() {
            let admits = |value: &String| admitted.contains(value);
            if !admitted.is_empty() && !values.iter().any(admits) {
                family.unchosen.push((heir.place.clone(), first.clone()));
            }
            family.heirs.push(heir);
            family.values.push(values);
        }
    }
    (!family.heirs.is_empty()).then_some(family)
}

impl<'a> SchemaBuilder<'a> {
    /// The union for references to a base.
    pub(super) fn family(&mut self, base: &Place<'a>, name: &Name) -> Option<Shape> {
        let family = Rc::clone(self.families.families.get(&base.span())?);
        for entry in &family.astray {
            let astray = diagnostics::schema::astray_mapping(entry);
            self.findings.diagnostics.push(astray);
        }
        for (heir, value) in &family.unchosen {
            let unchosen = diagnostics::schema::unchosen_heir(heir, &family.property, value);
            self.findings.diagnostics.push(unchosen);
        }
        // Each alternative is a schema of its own, and each heir in a chain has a union.
        self.merged += family.heirs.len();
        let mut values = family.values.clone();
        let mut branches = Vec::with_capacity(family.heirs.len() + 1);
        for (heir, values) in family.heirs.iter().zip(&values) {
            let place = &heir.place;
            let known = heir
                .name
                .or_else(|| self.named_files.get(&place.span()).copied());
            let first = values.first().map_or("", String::as_str);
            let name = known.map_or_else(
                || name.inner(first),
                |known| Name::Component(known.to_owned()),
            );
            branches.push(Branch {
                schema: self.member_of_family(place, name),
                component: known.map(str::to_owned),
                title: words::text(place, "title"),
            });
        }
        branches.push(Branch {
            schema: self.base_alone(base, name.inner("base")),
            component: None,
            title: Some("other".to_owned()),
        });
        let stated = family.discriminator.get("defaultMapping");
        let target = stated.as_ref();
        let target = target.and_then(|it| self.context.document.mapped(it.node));
        let target = target.map(|(it, _)| self.context.document.follow(&it).span());
        let default = family.heirs.iter();
        let default = default
            .zip(&mut values)
            .find(|it| Some(it.0.place.span()) == target);
        match (default, name) {
            // The default takes the values without an alternative. The mapping, or else its name,
            // selects the base.
            (Some((_, others)), Name::Component(base)) => {
                others.clear();
                let own = match family.own.is_empty() {
                    true => vec![base.clone()],
                    false => family.own.clone(),
                };
                values.push(own);
            }
            (default, _) => {
                if let (None, Some(stated)) = (default, stated)
                    && target != Some(base.span())
                    && self.context.document.is_whole()
                {
                    let wanted = last_segment(&stated);
                    let unknown = diagnostics::schema::unknown_mapping(&stated, wanted, true);
                    self.findings.error(unknown);
                }
                values.push(Vec::new());
            }
        }
        Some(Shape::Union(Union {
            kind: UnionKind::OneOf,
            branches,
            discriminator: Some(Discriminator {
                property: family.property.clone(),
                values,
            }),
        }))
    }

    /// An heir with heirs of its own is an alternative without these.
    fn member_of_family(&mut self, place: &Place<'a>, name: Name) -> SchemaId {
        match self.families.families.contains_key(&place.span()) {
            true => self.base_alone(place, name.inner("base")),
            false => self.schema(place, name),
        }
    }

    /// A base without its heirs.
    fn base_alone(&mut self, base: &Place<'a>, name: Name) -> SchemaId {
        let key = vec![base.span(), Span::new(base.file(), 0, 0)];
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let layers = self.layers(vec![Layer::new(base.clone())]);
        let mut place = base.clone();
        place.pointer = place.pointer.below("discriminator");
        let id = self.build(key, layers, &place, name);
        // The union around it admits `null`.
        self.built.refuse_null(id);
        id
    }
}
