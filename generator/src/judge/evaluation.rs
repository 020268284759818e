//! Evaluates the keywords of a schema on a value.

use std::collections::BTreeSet;

use crate::diagnostics::instances::Complaint;
use crate::ir::{Keyword, RuleId, RuleSet};
use crate::source::{Node, Value, pointer};

use super::{DEEPEST, Excused, Judge, MessageKind, assertions};

/// The parts of a value with a successful evaluation (`unevaluatedProperties`, `unevaluatedItems`).
#[derive(Default)]
pub(super) struct Evaluated<'v> {
    pub(super) members: BTreeSet<&'v str>,
    pub(super) items: BTreeSet<usize>,
}

impl Evaluated<'_> {
    pub(super) fn add(&mut self, other: Self) {
        self.members.extend(other.members);
        self.items.extend(other.items);
    }
}

/// The evaluation of one value.
pub(super) struct Evaluation<'j, 'r> {
    pub(super) judge: &'j mut Judge<'r>,
    pub(super) way: MessageKind,
    /// The pointer of the present value.
    pub(super) path: String,
    pub(super) depth: usize,
    /// The remaining work; 0 after the limit is reached.
    pub(super) work: usize,
}

pub(super) type Complaints<'v> = Vec<Complaint<'v>>;

impl<'r> Evaluation<'_, 'r> {
    /// Applies the first schema to a value.
    pub(super) fn whole<'v>(&mut self, value: &'v Node, rule: RuleId, out: &mut Complaints<'v>) {
        let excused = match value.value {
            Value::Object(_) => self.judge.excused(rule, self.way),
            _ => Excused::default(),
        };
        self.apply(value, rule, &excused, out);
    }

    /// Applies another schema to the same value.
    pub(super) fn apply<'v>(
        &mut self,
        value: &'v Node,
        rule: RuleId,
        excused: &Excused<'r>,
        out: &mut Complaints<'v>,
    ) -> Evaluated<'v> {
        let mut evaluated = Evaluated::default();
        if self.depth >= DEEPEST {
            self.work = 0;
        }
        if self.work == 0 {
            return evaluated;
        }
        let rules = self.judge.rules;
        let set: &'r RuleSet = rules.get(rule);
        if set.nullable && matches!(value.value, Value::Null) {
            return evaluated;
        }
        self.depth += 1;
        self.work -= 1;
        let start = out.len();
        for keyword in &set.keywords {
            self.keyword(value, keyword, excused, &mut evaluated, out);
        }
        self.keep_type(start, out);
        self.depth -= 1;
        evaluated
    }

    /// For a value of another type, this is the only report.
    fn keep_type(&self, start: usize, out: &mut Complaints<'_>) {
        let of_type = |it: &Complaint<'_>| it.keyword == "type" && it.pointer == self.path;
        if let Some(index) = out.iter().skip(start).position(of_type) {
            out.swap(start, start + index);
            out.truncate(start + 1);
        }
    }

    pub(super) fn complain<'v>(
        &self,
        node: &'v Node,
        (keyword, must, help): assertions::Refusal,
        out: &mut Complaints<'v>,
    ) {
        out.push(Complaint {
            pointer: self.path.clone(),
            node,
            keyword,
            must,
            help,
        });
    }

    /// Applies a schema: returns the evaluated parts, or the violations.
    pub(super) fn admits<'v>(
        &mut self,
        value: &'v Node,
        rule: RuleId,
        excused: &Excused<'r>,
    ) -> Result<Evaluated<'v>, Complaints<'v>> {
        let mut found = Vec::new();
        let evaluated = self.apply(value, rule, excused, &mut found);
        match found.is_empty() {
            true => Ok(evaluated),
            false => Err(found),
        }
    }

    pub(super) fn keyword<'v>(
        &mut self,
        value: &'v Node,
        keyword: &'r Keyword<RuleId>,
        excused: &Excused<'r>,
        evaluated: &mut Evaluated<'v>,
        out: &mut Complaints<'v>,
    ) {
        let refusal = match keyword {
            Keyword::Constraint(it) => assertions::check(value, it, self.judge.listed),
            Keyword::Never(keyword) => Some(nothing(keyword)),
            Keyword::Type(types) => assertions::of_type(value, types),
            Keyword::Not(rule) => {
                let fits = self.admits(value, *rule, excused).is_ok();
                let must = "it must not fit the schema of `not`".to_owned();
                fits.then(|| {
                    (
                        "not",
                        must,
                        "write another value, or change `not`".to_owned(),
                    )
                })
            }
            Keyword::Ref(rule) => {
                evaluated.add(self.apply(value, *rule, excused, out));
                None
            }
            Keyword::AllOf(rules) => {
                for rule in rules {
                    evaluated.add(self.apply(value, *rule, excused, out));
                }
                None
            }
            Keyword::AnyOf(rules) | Keyword::OneOf(rules) => {
                let one = matches!(keyword, Keyword::OneOf(_));
                self.alternatives(value, rules, one, excused, evaluated, out);
                None
            }
            Keyword::If(test, then, otherwise) => {
                let next = match self.admits(value, *test, excused) {
                    Ok(more) => {
                        evaluated.add(more);
                        then
                    }
                    Err(_) => otherwise,
                };
                if let Some(rule) = next {
                    evaluated.add(self.apply(value, *rule, excused, out));
                }
                None
            }
            _ => {
                match &value.value {
                    Value::Array(items) => self.array(value, items, keyword, evaluated, out),
                    Value::Object(members) => {
                        self.object(value, members, keyword, excused, evaluated, out);
                    }
                    _ => {}
                }
                None
            }
        };
        if let Some(refusal) = refusal {
            self.complain(value, refusal, out);
        }
    }

    /// Evaluates `anyOf`, or `oneOf` if `one`.
    pub(super) fn alternatives<'v>(
        &mut self,
        value: &'v Node,
        rules: &[RuleId],
        one: bool,
        excused: &Excused<'r>,
        evaluated: &mut Evaluated<'v>,
        out: &mut Complaints<'v>,
    ) {
        let mut fits = 0;
        let mut closest: Option<Complaints<'v>> = None;
        for rule in rules {
            match self.admits(value, *rule, excused) {
                Ok(more) => {
                    fits += 1;
                    evaluated.add(more);
                }
                Err(why) => {
                    let far = |it: &Complaints<'v>| self.distance(it);
                    if closest.as_ref().is_none_or(|known| far(&why) < far(known)) {
                        closest = Some(why);
                    }
                }
            }
        }
        if fits == 0 {
            out.extend(closest.unwrap_or_default());
        } else if one && fits > 1 {
            let must = "it must fit exactly one of the alternatives, and fits more than one";
            let help = "write a value for only one of them, or use `anyOf`".to_owned();
            self.complain(value, ("oneOf", must.to_owned(), help), out);
        }
    }

    /// The distance of an alternative from a value. A different type is furthest, then a different
    /// constant, then more violations.
    fn distance(&self, complaints: &Complaints<'_>) -> (bool, usize, usize) {
        let other_type = |it: &&Complaint<'_>| it.keyword == "type" && it.pointer == self.path;
        let constant = |it: &&Complaint<'_>| matches!(it.keyword, "const" | "enum" | "false");
        (
            complaints.iter().any(|it| other_type(&it)),
            complaints.iter().filter(constant).count(),
            complaints.len(),
        )
    }

    pub(super) fn array<'v>(
        &mut self,
        value: &'v Node,
        items: &'v [Node],
        keyword: &Keyword<RuleId>,
        evaluated: &mut Evaluated<'v>,
        out: &mut Complaints<'v>,
    ) {
        match keyword {
            Keyword::Items(prefix, rest) => {
                for (index, item) in items.iter().enumerate() {
                    let Some(rule) = prefix.get(index).copied().or(*rest) else {
                        break;
                    };
                    self.below(&index.to_string(), |it| it.whole(item, rule, out));
                    evaluated.items.insert(index);
                }
            }
            Keyword::Contains(rule, least, most) => {
                let mut found = 0;
                for (index, item) in items.iter().enumerate() {
                    let mut why = Vec::new();
                    self.below(&index.to_string(), |it| it.whole(item, *rule, &mut why));
                    if why.is_empty() {
                        found += 1;
                        evaluated.items.insert(index);
                    }
                }
                if found < *least || found > *most {
                    let must = match found < *least {
                        true => format!("it must hold at least {least} items that fit `contains`"),
                        false => format!("it must hold at most {most} items that fit `contains`"),
                    };
                    let help = "write other items, or change `contains`".to_owned();
                    self.complain(value, ("contains", must, help), out);
                }
            }
            Keyword::UnevaluatedItems(rule) => {
                for (index, item) in items.iter().enumerate() {
                    if evaluated.items.insert(index) {
                        self.below(&index.to_string(), |it| it.whole(item, *rule, out));
                    }
                }
            }
            _ => {}
        }
    }

    /// Continues with a part of the present value.
    pub(super) fn below(&mut self, segment: &str, step: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        pointer::push(&mut self.path, segment);
        step(self);
        self.path.truncate(length);
    }
}

/// The violation of a value that must be absent.
pub(super) fn nothing(keyword: &'static str) -> assertions::Refusal {
    let help = "leave it out, or describe it in the schema";
    (keyword, "it must be absent".to_owned(), help.to_owned())
}
