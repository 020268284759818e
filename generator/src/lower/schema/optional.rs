//! Discriminators whose property is optional.

use crate::diagnostics;
use crate::lower::context::Context;
use crate::lower::words;
use crate::source::{Place, Version};

use super::builder::SchemaBuilder;
use super::layers::Layers;

/// The depth limit for the parts of an alternative.
const LOOK: usize = 8;

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
            .find(|it| !self.context.requires(it, &property, 0));
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
    /// True if a schema or a schema in its `allOf` lists a property under `required`.
    fn requires(self, schema: &Place<'a>, property: &str, depth: usize) -> bool {
        let own = |it: &Place<'a>| it.get("required").is_some_and(|all| lists(&all, property));
        let target = self.document.follow(schema);
        let parts = target.get("allOf");
        let mut parts = parts.iter().flat_map(Place::items);
        own(schema)
            || own(&target)
            || depth >= LOOK
            || parts.any(|(_, it)| self.requires(&it, property, depth.saturating_add(1)))
    }
}

fn lists(required: &Place<'_>, property: &str) -> bool {
    let mut names = required.items();
    names.any(|(_, it)| it.node.as_str() == Some(property))
}
