//! The extensions of this toolkit that change how a schema is lowered.

use super::schema::layer::Layers;

/// The mark of the key by which a server knows a repeated request.
pub(in crate::lower) const KEY: &str = "x-copperplate-idempotency-key";

/// The mark of what is shown to nobody.
pub(in crate::lower) const SECRET: &str = "x-copperplate-sensitive";

/// Whether values are secret: `format: password` or this toolkit's own mark.
pub(in crate::lower) fn is_sensitive(layers: &Layers<'_>) -> bool {
    let password = layers
        .all("format")
        .iter()
        .any(|it| it.node.as_str() == Some("password"));
    password || layers.flag(SECRET)
}
