//! Lowers a schema with a discriminator and heirs by `allOf`: a reference to it admits any heir, or
//! the schema itself.

use std::rc::Rc;

use crate::diagnostics;
use crate::ir::{Branch, Discriminator, Name, SchemaId, Shape, Union, UnionKind};
use crate::source::{Place, Span};

use super::builder::SchemaBuilder;
use super::discriminator::last_segment;
use super::layers::Layer;
use crate::lower::words;

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
        crate::source::pointer::push(&mut place.pointer, "discriminator");
        let id = self.build(key, layers, &place, name);
        // The union around it admits `null`.
        self.built.refuse_null(id);
        id
    }
}
