//! Strings and enumerations.

use std::collections::BTreeSet;

use crate::compare::rules::{
    ENUM_VALUE_ADDED, ENUM_VALUE_REMOVED, FORMAT_ADDED, FORMAT_CHANGED, FORMAT_REMOVED,
};
use crate::compare::walk::{Here, Pair, Walk};
use crate::ir::{Choice, Listed, TextFormat};

use super::{Shapes, part};

impl Walk<'_> {
    pub(super) fn texts(
        &mut self,
        (old, new): (TextFormat, TextFormat),
        pair: Pair,
        here: &Here,
    ) -> Shapes {
        if old == new {
            return Shapes::Comparable;
        }
        let rule = match (old, new) {
            (TextFormat::Plain, _) => &FORMAT_ADDED,
            (_, TextFormat::Plain) => &FORMAT_REMOVED,
            _ => &FORMAT_CHANGED,
        };
        let seen = self.of_schema(rule, pair, here);
        self.add(seen.forms(Some(format(old)), Some(format(new))));
        Shapes::Comparable
    }

    pub(super) fn choices(
        &mut self,
        (old, new): (&Choice, &Choice),
        pair: Pair,
        here: &Here,
    ) -> Shapes {
        let texts = |it: &Choice| -> BTreeSet<String> {
            it.values.iter().map(|it| it.text.clone()).collect()
        };
        let (before, after) = (texts(old), texts(new));
        for added in after.difference(&before) {
            let mut seen = self.of_schema(&ENUM_VALUE_ADDED, pair, here);
            seen.hard = !self.old.is_open(pair.0);
            seen.at.push_str(&format!("={added}"));
            self.add(
                seen.forms(None, Some(added.clone()))
                    .keys([part(pair, added)]),
            );
        }
        for removed in before.difference(&after) {
            let mut seen = self.of_schema(&ENUM_VALUE_REMOVED, pair, here);
            seen.hard = !self.new.is_open(pair.1);
            seen.at.push_str(&format!("={removed}"));
            self.add(
                seen.forms(Some(removed.clone()), None)
                    .keys([part(pair, removed)]),
            );
        }
        self.value_docs((&old.values, &new.values), pair, here);
        Shapes::Comparable
    }

    fn value_docs(&mut self, (old, new): (&[Listed], &[Listed]), pair: Pair, here: &Here) {
        for before in old {
            let Some(after) = new.iter().find(|it| it.text == before.text) else {
                continue;
            };
            let rule = &crate::compare::rules::SCHEMA_DOCS;
            self.docs(rule, (&before.docs, &after.docs), |walk, rule| {
                let mut seen = walk.of_schema(rule, pair, here);
                seen.at.push_str(&format!("={}", before.text));
                seen.subject.push_str(&format!(" = {}", before.text));
                seen.keys([part(pair, &before.text)])
            });
        }
    }
}

fn format(format: TextFormat) -> String {
    let text = match format {
        TextFormat::Plain => "string",
        TextFormat::Uuid => "uuid",
        TextFormat::Date => "date",
        TextFormat::DateTime => "date-time",
        TextFormat::Decimal => "decimal",
        TextFormat::Byte => "byte",
        TextFormat::Ipv4 => "ipv4",
        TextFormat::Ipv6 => "ipv6",
        TextFormat::Checked(check) => check,
    };
    text.to_owned()
}
