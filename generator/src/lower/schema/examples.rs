//! Examples and defaults: whether the schemas beside them admit them.
//!
//! They are gathered while the document is lowered, and judged when all of it is known, by a builder
//! of rules of their own: nothing of that gets into the code.

use std::collections::HashSet;

use super::held::Held;
use crate::diagnostics::held::Shown;
use crate::diagnostics::{self, Diagnostics};
use crate::judge::{Judge, Way};
use crate::lower::builders::{RuleBuilder, SchemaBuilder};
use crate::source::{Place, Span};

/// How many warnings there are at most about the examples of one document.
const MOST: usize = 20;

impl<'a> SchemaBuilder<'a> {
    /// Holds a schema's own examples and its default to it.
    pub(super) fn hold_schema(&mut self, schema: &Place<'a>) {
        let listed = schema.get("examples");
        let listed = listed.iter().flat_map(Place::items).map(|(_, it)| it);
        let examples = schema.get("example").into_iter().chain(listed);
        let examples = examples.map(|it| (it, Shown::Example));
        let default = schema.get("default").map(|it| (it, Shown::Default));
        let all: Vec<_> = examples.chain(default).collect();
        for (value, shown) in all {
            self.keep(Held {
                schema: schema.clone(),
                value,
                shown,
                way: Way::Either,
                text: false,
            });
        }
    }

    fn keep(&mut self, held: Held<'a>) {
        let key = (held.value.span(), held.schema.span());
        if self.known_held.insert(key) {
            self.held.push(held);
        }
    }

    /// Holds the examples of a parameter, a header or a media type to their schema.
    pub(in crate::lower) fn hold(
        &mut self,
        owner: &Place<'a>,
        schema: &Place<'a>,
        way: Way,
        text: bool,
    ) {
        let named = owner.get("examples");
        let named = named.iter().flat_map(Place::members);
        let named = named.filter_map(|(_, _, it)| self.context.document.follow(&it).get("value"));
        let examples: Vec<_> = owner.get("example").into_iter().chain(named).collect();
        for value in examples {
            self.keep(Held {
                schema: schema.clone(),
                value,
                shown: Shown::Example,
                way,
                text,
            });
        }
    }
}

impl<'a> SchemaBuilder<'a> {
    /// Judges what is held. `rules` has made nothing yet.
    /// `told` is which values were reported already.
    pub(in crate::lower) fn judge_held(&mut self, rules: RuleBuilder<'a>, told: HashSet<Span>) {
        let held = std::mem::take(&mut self.held);
        let found = judge(&held, rules, told, self.context.reading.strict);
        self.reader().diagnostics.extend(found);
        if self.context.reading.strict {
            let plain = self.plain_numbers.iter();
            let plain = plain.map(|at| diagnostics::held::plain_number(*at));
            self.rules.reader.diagnostics.extend(plain);
        }
    }
}

fn judge<'a>(
    held: &[Held<'a>],
    mut rules: RuleBuilder<'a>,
    mut told: HashSet<Span>,
    strict: bool,
) -> Diagnostics {
    let ruled: Vec<_> = held.iter().map(|it| (it, rules.rule(&it.schema))).collect();
    let mut judge = Judge::new(&rules.sets, &rules.listed);
    let mut found = Diagnostics::new();
    let mut more = 0;
    for (held, rule) in ruled {
        let complaints = held.complaints(&mut judge, rule);
        let Some(first) = complaints
            .first()
            .filter(|_| told.insert(held.value.span()))
        else {
            continue;
        };
        if !strict && found.len() >= MOST {
            more += 1;
            continue;
        }
        found.push(diagnostics::held::refused(
            (&held.value, held.shown),
            held.schema.span(),
            first,
            complaints.len(),
            strict,
        ));
    }
    if more > 0 {
        found.push(diagnostics::held::and_more(more));
    }
    found
}
