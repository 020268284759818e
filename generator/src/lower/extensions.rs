//! The extensions of this toolkit that change how a schema is lowered.

use super::schema::layer::Layers;

/// The mark of the key by which a server knows a repeated request.
pub(super) const IDEMPOTENCY_KEY: &str = "x-copperplate-idempotency-key";

/// The mark of what is shown to nobody.
pub(super) const SECRET: &str = "x-copperplate-sensitive";

/// Whether values are secret: `format: password` or this toolkit's own mark.
pub(super) fn is_sensitive(layers: &Layers<'_>) -> bool {
    let password = layers
        .all("format")
        .iter()
        .any(|it| it.node.as_str() == Some("password"));
    password || layers.flag(SECRET)
}
