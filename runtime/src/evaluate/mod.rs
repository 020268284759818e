//! Evaluates keywords that need the whole value, on its JSON.
//!
//! The terms come from JSON Schema 2020-12. A keyword asserts, applies subschemas, or does both.
//! Applying a schema records the evaluated members and items, for `unevaluatedProperties` and
//! `unevaluatedItems`.

mod assertions;
mod closest;

use std::collections::BTreeSet;

use assertions::{check_contains, check_type, require};
use closest::{closer, report_closest};

use crate::json::{Json, Map};
use crate::report::Report;
use crate::schema::{Found, Keyword, Pattern, Schema};

/// The message for a value of the schema `false`.
pub(crate) const NOTHING: &str = "must not be there: no value is allowed";

/// The maximum depth of schemas applied within each other to one value. A schema that refers to
/// itself on the same value would never end, and has no meaning in JSON Schema.
const DEEPEST: u16 = 512;

/// The maximum number of schemas applied to a value, in addition to a number that grows with its
/// size. Alternatives within alternatives can make the number grow exponentially.
const WORK: usize = 1 << 20;

/// Evaluates the keywords of a schema that are not plain fields of it.
pub(crate) fn keywords(value: &Json, report: &mut Report, schema: &Schema) {
    evaluate(value, report, schema, Evaluation::keywords);
}

/// Evaluates a schema with its plain fields. A schema beside a Rust type may have plain fields
/// only, such as `minProperties`.
pub(crate) fn whole(value: &Json, report: &mut Report, schema: &Schema) {
    evaluate(value, report, schema, Evaluation::apply);
}

type Step = for<'v> fn(&mut Evaluation, &'v Json, &mut Report, &Schema) -> Evaluated<'v>;

fn evaluate(value: &Json, report: &mut Report, schema: &Schema, step: Step) {
    let mut evaluation = Evaluation {
        depth: 0,
        work: value.size().saturating_mul(256).saturating_add(WORK),
        ended: false,
    };
    let mark = report.mark();
    step(&mut evaluation, value, report, schema);
    report.keep_type_since(mark);
    if evaluation.ended {
        report.push("schema", "takes too long to check against its alternatives");
        report.give_up();
    }
    if schema.sensitive {
        report.redact_since(mark);
    }
}

/// `properties`, `patternProperties` and `additionalProperties`.
type PropertyRules = (
    &'static [(&'static str, &'static Schema)],
    &'static [(&'static Pattern, &'static Schema)],
    Option<&'static Schema>,
);

/// The members and items that the keywords of a schema have evaluated successfully.
#[derive(Default)]
struct Evaluated<'v> {
    members: BTreeSet<&'v str>,
    items: BTreeSet<usize>,
}

impl Evaluated<'_> {
    fn add(&mut self, other: Self) {
        self.members.extend(other.members);
        self.items.extend(other.items);
    }
}

struct Evaluation {
    depth: u16,
    work: usize,
    ended: bool,
}

impl Evaluation {
    /// Applies a whole schema to a value.
    fn apply<'v>(
        &mut self,
        value: &'v Json,
        report: &mut Report,
        schema: &Schema,
    ) -> Evaluated<'v> {
        if self.depth >= DEEPEST || self.work == 0 {
            self.ended = true;
            return Evaluated::default();
        }
        if schema.nullable && *value == Json::Null {
            return Evaluated::default();
        }
        self.depth += 1;
        self.work -= 1;
        let mark = report.mark();
        value.check_fields(report, schema);
        let evaluated = self.keywords(value, report, schema);
        report.keep_type_since(mark);
        if schema.sensitive {
            report.redact_since(mark);
        }
        self.depth -= 1;
        evaluated
    }

    /// Returns the evaluated members and items if a value fits a schema, or its violations.
    fn admits<'v>(
        &mut self,
        value: &'v Json,
        report: &Report,
        schema: &Schema,
    ) -> Result<Evaluated<'v>, Report> {
        let mut own = report.sibling(report.is_lenient());
        let evaluated = self.apply(value, &mut own, schema);
        self.ended |= own.is_undecided();
        if own.is_empty() {
            Ok(evaluated)
        } else {
            Err(own)
        }
    }

    fn keywords<'v>(
        &mut self,
        value: &'v Json,
        report: &mut Report,
        schema: &Schema,
    ) -> Evaluated<'v> {
        let mut evaluated = Evaluated::default();
        for keyword in schema.keywords {
            self.keyword(value, report, keyword, &mut evaluated);
            if self.ended {
                break;
            }
        }
        evaluated
    }

    fn keyword<'v>(
        &mut self,
        value: &'v Json,
        report: &mut Report,
        keyword: &Keyword,
        evaluated: &mut Evaluated<'v>,
    ) {
        match *keyword {
            Keyword::False => report.push("false", NOTHING),
            Keyword::Never(keyword) => report.push(keyword, NOTHING),
            Keyword::Type(types) => check_type(value, types, report),
            Keyword::Ref(schema) => evaluated.add(self.apply(value, report, schema)),
            Keyword::Late(schema) => {
                if let Some(schema) = schema.get() {
                    evaluated.add(self.apply(value, report, schema));
                }
            }
            Keyword::AllOf(schemas) => {
                for schema in schemas {
                    evaluated.add(self.apply(value, report, schema));
                }
            }
            Keyword::AnyOf(schemas) => self.any_of(value, report, schemas, evaluated),
            Keyword::OneOf(schemas) => self.one_of(value, report, schemas, evaluated),
            Keyword::Not(schema) => {
                if self.admits(value, report, schema).is_ok() && !self.ended {
                    report.push("not", "must not fit the schema of `not`");
                }
            }
            Keyword::If {
                test,
                then,
                otherwise,
            } => {
                let next = match self.admits(value, report, test) {
                    Ok(more) => {
                        evaluated.add(more);
                        then
                    }
                    Err(_) => otherwise,
                };
                if let Some(schema) = next {
                    evaluated.add(self.apply(value, report, schema));
                }
            }
            Keyword::Items { .. } | Keyword::Contains { .. } | Keyword::UnevaluatedItems(_) => {
                if let Json::Array(items) = value {
                    self.array(items, report, keyword, evaluated);
                }
            }
            Keyword::Required(_)
            | Keyword::DependentRequired(_)
            | Keyword::DependentSchemas(_)
            | Keyword::PropertyNames(_)
            | Keyword::Properties { .. }
            | Keyword::UnevaluatedProperties(_) => {
                if let Json::Object(members) = value {
                    self.object(value, members, report, keyword, evaluated);
                }
            }
        }
    }

    fn any_of<'v>(
        &mut self,
        value: &'v Json,
        report: &mut Report,
        schemas: &[&Schema],
        evaluated: &mut Evaluated<'v>,
    ) {
        let mut fits = false;
        let mut closest = None;
        // Every alternative is evaluated, even after one fits, because each one that fits
        // contributes evaluated members and items.
        for schema in schemas {
            match self.admits(value, report, schema) {
                Ok(more) => {
                    fits = true;
                    evaluated.add(more);
                }
                Err(why) => closer(&mut closest, why),
            }
        }
        if !fits {
            report_closest(closest, "anyOf", report);
        }
    }

    fn one_of<'v>(
        &mut self,
        value: &'v Json,
        report: &mut Report,
        schemas: &[&Schema],
        evaluated: &mut Evaluated<'v>,
    ) {
        let mut fits = 0;
        let mut closest = None;
        for schema in schemas {
            match self.admits(value, report, schema) {
                Ok(more) => {
                    fits += 1;
                    evaluated.add(more);
                }
                Err(why) => closer(&mut closest, why),
            }
            if fits > 1 {
                report.push(
                    "oneOf",
                    "must fit exactly one of the alternatives, and fits more than one",
                );
                return;
            }
        }
        if fits == 0 {
            report_closest(closest, "oneOf", report);
        }
    }

    fn array<'v>(
        &mut self,
        items: &'v [Json],
        report: &mut Report,
        keyword: &Keyword,
        evaluated: &mut Evaluated<'v>,
    ) {
        match *keyword {
            Keyword::Items { prefix, rest } => {
                for (index, item) in items.iter().enumerate() {
                    let Some(schema) = prefix.get(index).copied().or(rest) else {
                        break;
                    };
                    let closing = if index < prefix.len() {
                        "false"
                    } else {
                        "items"
                    };
                    self.item(index, item, report, schema, closing);
                    evaluated.items.insert(index);
                }
            }
            Keyword::Contains {
                schema,
                least,
                most,
            } => {
                let mut found = 0_u64;
                for (index, item) in items.iter().enumerate() {
                    if self.admits(item, report, schema).is_ok() {
                        found += 1;
                        evaluated.items.insert(index);
                    }
                }
                check_contains(found, least, most, report);
            }
            Keyword::UnevaluatedItems(schema) => {
                for (index, item) in items.iter().enumerate() {
                    if evaluated.items.insert(index) {
                        self.item(index, item, report, schema, "unevaluatedItems");
                    }
                }
            }
            _ => {}
        }
    }

    /// Applies a schema to an item; `closing` is the keyword to report if the schema is `false`.
    fn item(
        &mut self,
        index: usize,
        item: &Json,
        report: &mut Report,
        schema: &Schema,
        closing: &'static str,
    ) {
        let mark = report.mark();
        self.apply(item, report, schema);
        report.rename_false_since(mark, closing);
        report.prefix_index_since(mark, index);
    }

    fn object<'v>(
        &mut self,
        value: &'v Json,
        members: &'v Map<Json>,
        report: &mut Report,
        keyword: &Keyword,
        evaluated: &mut Evaluated<'v>,
    ) {
        match *keyword {
            Keyword::Required(names) => require(members, names, "required", report),
            Keyword::DependentRequired(rules) => {
                for (name, names) in rules {
                    if members.contains_key(*name) {
                        require(members, names, "dependentRequired", report);
                    }
                }
            }
            Keyword::DependentSchemas(rules) => {
                for (name, schema) in rules {
                    if members.contains_key(*name) {
                        evaluated.add(self.apply(value, report, schema));
                    }
                }
            }
            Keyword::PropertyNames(schema) => {
                for (name, _) in members {
                    let text = Json::String(name.clone());
                    if let Err(why) = self.admits(&text, report, schema) {
                        let why = why.violations().first().map(|it| it.expected.clone());
                        let why = why.unwrap_or_default();
                        report.push_below(name, "propertyNames", format!("has a name that {why}"));
                    }
                }
            }
            Keyword::Properties {
                named,
                matching,
                additional,
            } => self.properties(members, report, (named, matching, additional), evaluated),
            Keyword::UnevaluatedProperties(schema) => {
                for (name, member) in members {
                    if evaluated.members.insert(name) {
                        self.member(name, member, report, schema, "unevaluatedProperties");
                    }
                }
            }
            _ => {}
        }
    }

    fn properties<'v>(
        &mut self,
        members: &'v Map<Json>,
        report: &mut Report,
        (named, matching, additional): PropertyRules,
        evaluated: &mut Evaluated<'v>,
    ) {
        for (name, member) in members {
            let mut known = false;
            if let Some((_, schema)) = named.iter().find(|(key, _)| *key == name) {
                known = true;
                self.member(name, member, report, schema, "false");
            }
            for (pattern, schema) in matching {
                match pattern.find(name) {
                    Found::Yes => {
                        known = true;
                        self.member(name, member, report, schema, "false");
                    }
                    Found::No => {}
                    Found::Unknown => self.ended = true,
                }
            }
            if !known && let Some(schema) = additional {
                known = true;
                self.member(name, member, report, schema, "additionalProperties");
            }
            if known {
                evaluated.members.insert(name);
            }
        }
    }

    /// Applies a schema to a member; `closing` is the same as in [`Evaluation::item`].
    fn member(
        &mut self,
        name: &str,
        member: &Json,
        report: &mut Report,
        schema: &Schema,
        closing: &'static str,
    ) {
        let mark = report.mark();
        self.apply(member, report, schema);
        report.rename_false_since(mark, closing);
        report.prefix_since(mark, name);
    }
}

#[cfg(test)]
mod tests;
