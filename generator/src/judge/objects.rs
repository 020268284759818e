//! Evaluates keywords of objects.

use crate::ir::{Keyword, RuleId};
use crate::source::{Node, Object, Value};

use super::evaluation::{Complaints, Evaluated, Evaluation, nothing};
use super::{Excused, assertions};
use crate::diagnostics::instances::Complaint;

/// `properties`, `patternProperties` and `additionalProperties`.
type PropertyRules<'k> = (
    &'k [(String, Option<RuleId>)],
    &'k [(String, RuleId)],
    Option<RuleId>,
);

impl<'r> Evaluation<'_, 'r> {
    pub(super) fn object<'v>(
        &mut self,
        value: &'v Node,
        members: &'v Object,
        keyword: &'r Keyword<RuleId>,
        excused: &Excused<'r>,
        evaluated: &mut Evaluated<'v>,
        out: &mut Complaints<'v>,
    ) {
        match keyword {
            Keyword::Required(names) => {
                let wanted = names.iter().filter(|it| !excused.contains(it.as_str()));
                let wanted = wanted.filter(|it| !members.contains_key(it));
                for name in wanted {
                    self.complain(
                        value,
                        assertions::missing(name, "required", value, members),
                        out,
                    );
                }
            }
            Keyword::DependentRequired(rules) => {
                let rules = rules.iter().filter(|(name, _)| members.contains_key(name));
                let names = rules.flat_map(|(_, names)| names);
                for name in names.filter(|it| !members.contains_key(it)) {
                    let refusal = assertions::missing(name, "dependentRequired", value, members);
                    self.complain(value, refusal, out);
                }
            }
            Keyword::DependentSchemas(rules) => {
                for (_, rule) in rules.iter().filter(|(name, _)| members.contains_key(name)) {
                    evaluated.add(self.apply(value, *rule, excused, out));
                }
            }
            Keyword::PropertyNames(rule) => self.names(members, *rule, out),
            Keyword::Properties {
                named,
                matching,
                additional,
            } => self.properties(members, (named, matching, *additional), evaluated, out),
            Keyword::UnevaluatedProperties(rule) => {
                for (name, _, member) in members.iter() {
                    if evaluated.members.insert(name) {
                        self.member(name, member, *rule, "unevaluatedProperties", out);
                    }
                }
            }
            _ => {}
        }
    }

    fn names<'v>(&mut self, members: &'v Object, rule: RuleId, out: &mut Complaints<'v>) {
        for (name, span, member) in members.iter() {
            let text = Node {
                value: Value::String(name.to_owned()),
                span,
            };
            let mut why = Vec::new();
            self.below(name, |it| it.whole(&text, rule, &mut why));
            let mut why = why.into_iter();
            if let Some(Complaint { must, pointer, .. }) = why.next() {
                let must = must.strip_prefix("it ").unwrap_or(&must).to_owned();
                out.push(Complaint {
                    pointer,
                    node: member,
                    keyword: "propertyNames",
                    must: format!("its name {must}"),
                    help: "write another name, or change `propertyNames`".to_owned(),
                });
            }
        }
    }

    fn properties<'v>(
        &mut self,
        members: &'v Object,
        (named, matching, additional): PropertyRules<'_>,
        evaluated: &mut Evaluated<'v>,
        out: &mut Complaints<'v>,
    ) {
        for (name, _, member) in members.iter() {
            let own = named.iter().find(|(key, _)| key == name);
            let mut known = own.is_some();
            if let Some((_, Some(rule))) = own {
                self.member(name, member, *rule, "false", out);
            }
            for (pattern, rule) in matching {
                if assertions::matches(pattern, name) {
                    known = true;
                    self.member(name, member, *rule, "false", out);
                }
            }
            if !known && let Some(rule) = additional {
                known = true;
                self.member(name, member, rule, "additionalProperties", out);
            }
            if known {
                evaluated.members.insert(name);
            }
        }
    }

    /// Applies a schema to a member. `closing` is the reported keyword if the schema is `false`.
    fn member<'v>(
        &mut self,
        name: &str,
        member: &'v Node,
        rule: RuleId,
        closing: &'static str,
        out: &mut Complaints<'v>,
    ) {
        let refuses = |it: &Keyword<RuleId>| matches!(it, Keyword::Never(_));
        let rules = self.judge.rules;
        self.below(name, |it| match rules.get(rule).keywords.as_slice() {
            [only] if refuses(only) => it.complain(member, nothing(closing), out),
            _ => it.whole(member, rule, out),
        });
    }
}
