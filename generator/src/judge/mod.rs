//! Validates a value of a document against a schema, by the lowered assertions.
//!
//! The runtime evaluates the same keywords on messages (`runtime/src/evaluate/`); this
//! module checks examples and defaults of the document itself. It uses the terms of JSON Schema
//! 2020-12. In doubt it accepts a value, so that a correct document is never refused.

mod assertions;
mod formats;
mod objects;

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use crate::diagnostics::instances::Complaint;
use crate::ir::{Constraint, Keyword, RuleId, RuleSet, Rules};
use crate::source::{Node, Value, pointer};

/// The depth limit of nested schema applications.
const DEEPEST: usize = 256;

/// The total limit of schema applications to one value.
const WORK: usize = 1 << 20;

/// The direction of a value: members written only by the other side may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum MessageKind {
    /// A request, without `readOnly` members.
    Request,
    /// A response, without `writeOnly` members.
    Response,
    /// Both directions.
    Either,
}

/// Validates values by the rules of a document.
pub(crate) struct Judge<'r> {
    rules: &'r Rules,
    /// The lists and objects in `enum` and `const`, by their JSON text.
    listed: &'r HashMap<String, &'r Node>,
    /// The members that may be absent although they are required, by the schema of their object.
    excused: HashMap<(RuleId, MessageKind), Excused<'r>>,
}

type Excused<'r> = Rc<BTreeSet<&'r str>>;

impl<'r> Judge<'r> {
    pub(crate) fn new(rules: &'r Rules, listed: &'r HashMap<String, &'r Node>) -> Self {
        Self {
            rules,
            listed,
            excused: HashMap::new(),
        }
    }

    /// Every violation of a schema by a value; none if the limit of work is reached.
    pub(crate) fn judge<'v>(
        &mut self,
        value: &'v Node,
        rule: RuleId,
        way: MessageKind,
    ) -> Vec<Complaint<'v>> {
        let mut evaluation = Evaluation {
            judge: self,
            way,
            path: String::new(),
            depth: 0,
            work: WORK,
        };
        let mut found = Vec::new();
        evaluation.whole(value, rule, &mut found);
        match evaluation.work {
            0 => Vec::new(),
            _ => found,
        }
    }

    /// Returns true if a schema describes lists or objects.
    pub(crate) fn takes_parts(&self, rule: RuleId) -> bool {
        let mut seen = BTreeSet::new();
        let mut pending = vec![rule];
        while let Some(id) = pending.pop() {
            if !seen.insert(id) {
                continue;
            }
            for keyword in &self.rules.get(id).keywords {
                match keyword {
                    Keyword::Type(types)
                        if types.iter().any(|it| it == "array" || it == "object") =>
                    {
                        return true;
                    }
                    Keyword::Properties { .. } | Keyword::Items(..) => return true,
                    other if other.is_in_place() => pending.extend(other.applied()),
                    _ => {}
                }
            }
        }
        false
    }

    /// The members of an object that may be absent, by all schemas applied to it.
    fn excused(&mut self, rule: RuleId, way: MessageKind) -> Excused<'r> {
        if let Some(known) = self.excused.get(&(rule, way)) {
            return Rc::clone(known);
        }
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut pending = vec![rule];
        while let Some(id) = pending.pop() {
            if !seen.insert(id) {
                continue;
            }
            for keyword in &self.rules.get(id).keywords {
                match keyword {
                    Keyword::Properties { named, .. } => {
                        let named = named.iter().filter_map(|(name, id)| Some((name, (*id)?)));
                        let other = named.filter(|(_, id)| self.is_of_other_side(*id, way));
                        found.extend(other.map(|(name, _)| name.as_str()));
                    }
                    other if other.is_in_place() => pending.extend(other.applied()),
                    _ => {}
                }
            }
        }
        let found = Rc::new(found);
        self.excused.insert((rule, way), Rc::clone(&found));
        found
    }

    /// Returns true if only the other side writes a member, by its schema or a referenced one.
    fn is_of_other_side(&self, rule: RuleId, way: MessageKind) -> bool {
        let mut seen = BTreeSet::new();
        let mut pending = vec![rule];
        while let Some(id) = pending.pop() {
            let set = self.rules.get(id);
            let excused = match way {
                MessageKind::Request => set.read_only,
                MessageKind::Response => set.write_only,
                MessageKind::Either => set.read_only || set.write_only,
            };
            if excused {
                return true;
            }
            if seen.insert(id) {
                let keywords = set.keywords.iter();
                let applied =
                    keywords.filter(|it| matches!(it, Keyword::Ref(_) | Keyword::AllOf(_)));
                pending.extend(applied.flat_map(Keyword::applied));
            }
        }
        false
    }
}

/// The parts of a value with a successful evaluation (`unevaluatedProperties`, `unevaluatedItems`).
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

struct Evaluation<'j, 'r> {
    judge: &'j mut Judge<'r>,
    way: MessageKind,
    /// The pointer of the present value.
    path: String,
    depth: usize,
    /// The remaining work; 0 after the limit is reached.
    work: usize,
}

type Complaints<'v> = Vec<Complaint<'v>>;

impl<'r> Evaluation<'_, 'r> {
    /// Applies the first schema to a value.
    fn whole<'v>(&mut self, value: &'v Node, rule: RuleId, out: &mut Complaints<'v>) {
        let excused = match value.value {
            Value::Object(_) => self.judge.excused(rule, self.way),
            _ => Excused::default(),
        };
        self.apply(value, rule, &excused, out);
    }

    /// Applies another schema to the same value.
    fn apply<'v>(
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

    fn complain<'v>(
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
    fn admits<'v>(
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

    fn keyword<'v>(
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
    fn alternatives<'v>(
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

    fn array<'v>(
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
    fn below(&mut self, segment: &str, step: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        pointer::push(&mut self.path, segment);
        step(self);
        self.path.truncate(length);
    }
}

/// The keyword of an assertion that a value certainly violates.
pub(crate) fn broken(value: &Node, constraint: &Constraint) -> Option<&'static str> {
    assertions::check(value, constraint, &HashMap::new()).map(|(keyword, ..)| keyword)
}

/// Returns true if a value may satisfy an assertion.
pub(crate) fn keeps(value: &Node, constraint: &Constraint) -> bool {
    broken(value, constraint).is_none()
}

/// The violation of a value that must be absent.
fn nothing(keyword: &'static str) -> assertions::Refusal {
    let help = "leave it out, or describe it in the schema";
    (keyword, "it must be absent".to_owned(), help.to_owned())
}

/// The violation of an assertion: the keyword, and the expectation without the value.
pub(crate) fn refusal(value: &Node, constraint: &Constraint) -> Option<(&'static str, String)> {
    let found = assertions::check(value, constraint, &HashMap::new());
    found.map(|(keyword, must, _)| (keyword, must))
}

/// True if a value has one of these JSON types.
pub(crate) fn of_type(value: &Node, types: &[String]) -> bool {
    assertions::of_type(value, types).is_none()
}
