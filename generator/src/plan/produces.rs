//! Which media types an operation answers with.

use super::answers::{Answers, Declared};

/// What a caller may be answered with, which is compared with its `Accept`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Produces {
    /// The media types of all answers, each once; empty if no answer has a body.
    pub media_types: Vec<String>,
    /// Whether a success may have no body beside answers that have one. No `Accept` excludes such a
    /// success.
    pub bare: bool,
}

impl Produces {
    /// The media types of these answers.
    pub(super) fn of(success: &Answers, errors: &Answers) -> Self {
        let mut media_types: Vec<String> = Vec::new();
        let variants = success.variants.iter().chain(&errors.variants);
        let bodies = variants.filter_map(|it| it.reply.body.as_ref());
        for media_type in bodies.flat_map(|it| it.media_types()) {
            if !media_types.contains(media_type) {
                media_types.push(media_type.clone());
            }
        }
        if media_types.is_empty() {
            return Self::default();
        }
        // A success that the document does not describe may have any media type, or none.
        let undocumented = success.declared == Declared::Undocumented;
        if undocumented {
            media_types.push("*/*".to_owned());
        }
        let mut succeeds = success.variants.iter();
        Self {
            media_types,
            bare: undocumented || succeeds.any(|it| it.reply.body.is_none()),
        }
    }
}
