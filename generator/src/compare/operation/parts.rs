//! Parts with positions, and parts that are bodies of their own.

use crate::compare::rules::BODY_CODEC;
use crate::compare::severity::Flow;
use crate::compare::walk::{Here, Walk};
use crate::ir::{Content, OrderedParts};

use super::OperationPair;

impl Walk<'_> {
    pub(super) fn parts(
        &mut self,
        (old, new): (&Content, &Content),
        flow: Flow,
        place: &OperationPair<'_>,
        (own, shown, part): (&str, &str, &str),
    ) {
        if let (Some(before), Some(after)) = (&old.ordered, &new.ordered) {
            let forms = (Some(form(before)), Some(form(after)));
            if forms.0 != forms.1 {
                let seen = place.seen(&BODY_CODEC, flow, own, shown);
                let seen = seen.places(Some(&old.origin), Some(&new.origin));
                self.add(seen.keys([place.part(part)]).forms(forms.0, forms.1));
            }
            let rests = before.rest.iter().zip(&after.rest);
            for (one, other) in before.parts.iter().zip(&after.parts).chain(rests) {
                let spot = place.spot.part(own, shown);
                let here = Here {
                    flow,
                    text: false,
                    spot: spot.member(&one.encoding.member),
                    owner: Some(place.part(part)),
                    optional: false,
                    tag: None,
                };
                self.schema((one.schema, other.schema), &here);
            }
        }
        for before in old.all_encodings() {
            let mut others = new.all_encodings();
            let after = others.find(|it| it.member == before.member);
            let after = after.and_then(|it| it.content.as_deref());
            if let Some((before_content, after)) = before.content.as_deref().zip(after) {
                let own = format!("{own} /{}", before.member);
                self.content((before_content, after), flow, place, (&own, shown, part));
            }
        }
    }
}

/// The number of parts.
fn form(ordered: &OrderedParts) -> String {
    let mut text = match ordered.parts.len() {
        1 => "1 part".to_owned(),
        count => format!("{count} parts"),
    };
    if ordered.rest.is_some() {
        text.push_str(" and more");
    }
    text.push_str(&format!(", at least {}", ordered.least));
    if let Some(most) = ordered.most {
        text.push_str(&format!(", at most {most}"));
    }
    if ordered.unique {
        text.push_str(", all different");
    }
    text
}
