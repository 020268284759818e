//! Discriminators whose property is optional.

use std::collections::HashSet;

use crate::diagnostics;
use crate::lower::context::Context;
use crate::lower::words;
use crate::source::{Place, Version};

use super::builder::SchemaBuilder;
use super::layers::Layers;

impl<'a> SchemaBuilder<'a> {
    /// Warns about an optional property without `defaultMapping` (OpenAPI 3.2.0, Discriminator
    /// Object): nothing selects the alternative of an object without the property.
    pub(super) fn check_optional(
        &mut self,
        discriminator: &Place<'a>,
        branches: &[Place<'a>],
        layers: &Layers<'a>,
    ) {
        let latest = self.context.document.version() == Version::V3_2;
        let property = words::text(discriminator, "propertyName");
        let Some(property) = property.filter(|_| latest) else {
            return;
        };
        let here = layers.all("required");
        if discriminator.node.get("defaultMapping").is_some()
            || here.iter().any(|it| lists(it, &property))
        {
            return;
        }
        let optional = branches
            .iter()
            .find(|it| !self.context.requires(it, &property));
        if let Some(branch) = optional {
            let warning = diagnostics::schema::optional_discriminator(
                discriminator,
                &property,
                branch.span(),
            );
            self.findings.diagnostics.push(warning);
        }
    }
}

impl<'a> Context<'a> {
    /// True if a schema, or a schema that it refers to or has in its `allOf`, lists a property under `required`.
    /// Each schema is visited once, because many paths can lead to it.
    fn requires(self, schema: &Place<'a>, property: &str) -> bool {
        let mut seen = HashSet::new();
        let mut pending = vec![schema.clone()];
        while let Some(place) = pending.pop() {
            if !seen.insert(place.span()) {
                continue;
            }
            if place
                .get("required")
                .is_some_and(|all| lists(&all, property))
            {
                return true;
            }
            pending.extend(self.document.reference(&place).map(|(target, _)| target));
            let parts = place.get("allOf");
            pending.extend(parts.iter().flat_map(Place::items).map(|(_, it)| it));
        }
        false
    }
}

fn lists(required: &Place<'_>, property: &str) -> bool {
    let mut names = required.items();
    names.any(|(_, it)| it.node.as_str() == Some(property))
}
