//! The media types of responses.

use super::response::{Declared, Responses};

/// The possible media types of a response, compared with the `Accept` of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Produces {
    /// The media types of all responses, each once; empty if no response has a body.
    pub media_types: Vec<String>,
    /// The media types of responses that are streams of bytes or items, each once.
    pub streamed: Vec<String>,
    /// True if a success may have no body although other responses have bodies. No `Accept`
    /// excludes it.
    pub no_content: bool,
}

impl Produces {
    /// The media types of these responses.
    pub(super) fn of(success: &Responses, errors: &Responses) -> Self {
        let variants = success.variants.iter().chain(&errors.variants);
        let bodies: Vec<_> = variants.filter_map(|it| it.body.as_ref()).collect();
        let mut media_types = distinct(bodies.iter().flat_map(|it| it.media_types()));
        if media_types.is_empty() {
            return Self::default();
        }
        // An undocumented success may have any media type, so `Accept` must not exclude it.
        let undocumented = success.declared == Declared::Undocumented;
        if undocumented {
            media_types.push("*/*".to_owned());
        }
        let mut succeeds = success.variants.iter();
        Self {
            media_types,
            streamed: distinct(bodies.iter().flat_map(|it| it.streamed())),
            no_content: undocumented || succeeds.any(|it| it.body.is_none()),
        }
    }
}

fn distinct<'t>(all: impl Iterator<Item = &'t String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for one in all {
        if !found.contains(one) {
            found.push(one.clone());
        }
    }
    found
}
