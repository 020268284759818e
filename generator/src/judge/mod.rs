//! Validates a value of a document against a schema, by the lowered assertions.
//!
//! The runtime evaluates the same keywords on messages (`runtime/src/evaluate/`); this
//! module checks examples and defaults of the document itself. It uses the terms of JSON Schema
//! 2020-12. In doubt it accepts a value, so that a correct document is never refused.

mod assertions;
mod evaluation;
mod formats;
mod objects;

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use crate::diagnostics::instances::Complaint;
use crate::ir::{Constraint, Keyword, RuleId, Rules};
use crate::source::Node;
use evaluation::Evaluation;

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

/// The keyword of an assertion that a value certainly violates.
pub(crate) fn broken(value: &Node, constraint: &Constraint) -> Option<&'static str> {
    assertions::check(value, constraint, &HashMap::new()).map(|(keyword, ..)| keyword)
}

/// Returns true if a value may satisfy an assertion.
pub(crate) fn keeps(value: &Node, constraint: &Constraint) -> bool {
    broken(value, constraint).is_none()
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
