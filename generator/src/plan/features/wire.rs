//! Constants of operations that the wire alone uses.

use crate::plan::Plan;
use crate::plan::model::{BodyPlan, Codec, OperationPlan};

impl Plan {
    /// Returns true if an operation has private constants for its responses. The features of a crate
    /// may leave out both directions of the wire, and then nothing uses them.
    #[must_use]
    pub fn has_constants_of_the_wire(&self) -> bool {
        self.operations.iter().any(has_constants)
    }
}

fn has_constants(operation: &OperationPlan) -> bool {
    let mut bodies = operation.variants().filter_map(|it| it.reply.body.as_ref());
    !operation.statics.is_empty() || bodies.any(has_codec)
}

/// A body of JSON alone has no constant for its codec.
fn has_codec(body: &BodyPlan) -> bool {
    match body.contents.as_slice() {
        [only] => !matches!(only.codec, Codec::Json(..)),
        _ => true,
    }
}
