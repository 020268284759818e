//! Families: schemas with a discriminator, and those that build on them by `allOf`.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::discriminator::{Mapped, inherited_values, mapped, stated_values};
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
