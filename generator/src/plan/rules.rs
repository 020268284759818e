//! Plans assertions as calls on constant schemas of the runtime.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::internal;
use crate::ir::{Api, Constraint, Keyword, RuleId, SchemaId, Shape, TextFormat};

use crate::naming::{Scope, value_name};

/// Rules beyond a Rust type: a chain of calls on `rt::schema::Schema::new()`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rules {
    /// The calls in order.
    pub calls: Vec<Call>,
}

/// The method of the runtime for an assertion, which has the name of the keyword.
#[must_use]
pub fn method(constraint: &Constraint) -> String {
    value_name(constraint.name())
}

impl Rules {
    /// Puts all keywords into the last call.
    fn merge_keywords(mut self) -> Self {
        let mut keywords = Vec::new();
        self.calls.retain(|call| match call {
            Call::Keywords(more) => {
                keywords.extend(more.iter().cloned());
                false
            }
            _ => true,
        });
        self.calls
            .extend((!keywords.is_empty()).then_some(Call::Keywords(keywords)));
        self
    }

    /// True if nothing is left to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Call {
    /// The assertion of a keyword.
    Constraint(Constraint),
    /// `.pattern(&NAME)`.
    Pattern(String),
    /// `.items(&rt::schema::Schema::new()..)`: the rules of items or of values of a map.
    Items(Rules),
    /// `.format(rt::schema::Format::Name)`.
    Format(&'static str),
    /// `.as_string()`: a decimal as a JSON string.
    AsString,
    /// `.sensitive()`.
    Sensitive,
    /// `.nullable()`: `null` passes, regardless of the keywords.
    Nullable,
    /// `.lists_constants()`: the enumeration stems from `const` keywords.
    ListsConstants,
    /// `.keywords(&[..])`: keywords that need the whole value.
    Keywords(Vec<KeywordPlan>),
}

/// A keyword with the names of its constants.
pub type KeywordPlan = Keyword<String>;

/// A named constant for rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Static {
    /// Rules with a name.
    Rules(String, Rules),
    /// A pattern as ECMA-262 writes it.
    Pattern(String, String),
}

/// Collects the rules of one type, and their constants.
pub(super) struct RuleBook<'p> {
    pub(super) api: &'p Api,
    pub(super) names: Rc<RuleNames>,
    pub(super) scope: Scope,
    pub(super) statics: Vec<Static>,
    /// The prefix of constants.
    pub(super) prefix: String,
    /// The rule sets that the type refers to.
    pub(super) used: BTreeSet<RuleId>,
}

/// The constant of each rule set, inside the module of rules.
pub(super) struct RuleNames(pub(super) BTreeMap<RuleId, RuleName>);

/// The constant of a rule set.
pub(super) struct RuleName {
    pub(super) ident: String,
    /// The stem of its file.
    pub(super) file: String,
}

impl RuleNames {
    pub(super) fn get(&self, id: RuleId) -> &RuleName {
        match self.0.get(&id) {
            Some(name) => name,
            None => internal::error("a rule set has no name"),
        }
    }

    /// The path of a constant from a file of rules.
    pub(super) fn path_in(&self, file: &str, id: RuleId) -> String {
        let name = self.get(id);
        match name.file == file {
            true => name.ident.clone(),
            false => format!("super::{}", name.ident),
        }
    }
}

impl<'p> RuleBook<'p> {
    pub(super) fn new(api: &'p Api, names: Rc<RuleNames>, prefix: String) -> Self {
        Self {
            api,
            names,
            scope: Scope::default(),
            statics: Vec::new(),
            prefix,
            used: BTreeSet::new(),
        }
    }

    /// The path of the constant of a rule set.
    pub(super) fn path(&mut self, id: RuleId) -> String {
        self.used.insert(id);
        format!("rules::{}", self.names.get(id).ident)
    }

    /// The rules of the schema at `name` in the type.
    pub(super) fn rules(&mut self, id: SchemaId, name: &str) -> Rules {
        self.rules_within(id, name, &mut Vec::new())
    }

    /// The limits of a length. They count bytes if the value is a file.
    pub(super) fn lengths(&mut self, id: SchemaId, name: &str) -> Rules {
        let target = self.api.schemas.target(id);
        let beside = (target != id).then_some(id);
        let all = beside.into_iter().chain([target]);
        let all = all.flat_map(|id| &self.api.schemas.get(id).constraints);
        let lengths: Vec<Constraint> = all
            .filter(|it| matches!(it, Constraint::MinLength(_) | Constraint::MaxLength(_)))
            .cloned()
            .collect();
        let mut rules = Rules::default();
        for length in lengths {
            let call = self.constraint(length, name);
            rules.calls.push(call);
        }
        rules
    }

    fn rules_within(&mut self, id: SchemaId, name: &str, above: &mut Vec<SchemaId>) -> Rules {
        let mut rules = Rules::default();
        let target = self.api.schemas.target(id);
        if above.contains(&target) {
            return rules;
        }
        above.push(target);
        let own = super::types::named::brings_rules(self.api.schemas.get(target));
        let from = id;
        for id in if target == id {
            vec![id]
        } else {
            vec![id, target]
        } {
            let schema = self.api.schemas.get(id);
            // A wrapper around a replaced schema already has the rules of that schema.
            let carried = schema.replaced.is_some() && from != target;
            if id == target && (own || carried) {
                continue;
            }
            for constraint in &schema.constraints {
                let call = self.constraint(constraint.clone(), name);
                rules.calls.push(call);
            }
            if let Some(rule) = schema.rules {
                let keyword = KeywordPlan::Ref(self.path(rule));
                rules.calls.push(Call::Keywords(vec![keyword]));
            }
        }
        if !own {
            self.shape_rules(target, name, above, &mut rules);
        }
        above.pop();
        rules.merge_keywords()
    }

    /// The rules that belong to the shape of a schema without a type of its own.
    fn shape_rules(
        &mut self,
        target: SchemaId,
        name: &str,
        above: &mut Vec<SchemaId>,
        rules: &mut Rules,
    ) {
        let schema = self.api.schemas.get(target);
        if schema.replaced.is_some() {
            // A rule set checks the value, but the replacement type may still need the spelling of
            // a decimal.
            if let Shape::Text(text) = &schema.shape
                && text.format == TextFormat::Decimal
            {
                rules.calls.push(Call::AsString);
            }
            return;
        }
        match &schema.shape {
            Shape::Text(text) => rules.calls.extend(format_call(text.format)),
            Shape::Choice(choice) if choice.constants => rules.calls.push(Call::ListsConstants),
            Shape::Array(array) => self.items(array.items, name, above, rules),
            Shape::Object(object) if object.members.is_empty() => {
                if let crate::ir::Additional::Kept(values) = object.additional {
                    self.items(values, name, above, rules);
                }
            }
            Shape::Never(keyword) => {
                let never = KeywordPlan::Never(keyword);
                rules.calls.push(Call::Keywords(vec![never]));
            }
            Shape::Object(_)
            | Shape::Any
            | Shape::Same(_)
            | Shape::Boolean
            | Shape::Number(_)
            | Shape::Choice(_)
            | Shape::Union(_) => {}
        }
    }

    /// The rules of a newtype: those that its inner type does not enforce.
    pub(super) fn own_rules(&mut self, id: SchemaId) -> Rules {
        let mut rules = Rules::default();
        let schema = self.api.schemas.get(id);
        for constraint in &schema.constraints {
            let call = self.constraint(constraint.clone(), "");
            rules.calls.push(call);
        }
        if let Some(rule) = schema.rules {
            let keyword = KeywordPlan::Ref(self.path(rule));
            rules.calls.push(Call::Keywords(vec![keyword]));
        }
        self.shape_rules(id, "", &mut Vec::new(), &mut rules);
        rules.merge_keywords()
    }

    fn items(&mut self, items: SchemaId, name: &str, above: &mut Vec<SchemaId>, to: &mut Rules) {
        let inner = self.rules_within(items, &format!("{name} items"), above);
        if !inner.is_empty() {
            to.calls.push(Call::Items(inner));
        }
    }

    fn constraint(&mut self, constraint: Constraint, name: &str) -> Call {
        match constraint {
            Constraint::Pattern(pattern) => {
                let constant = self.constant(name, "pattern");
                self.statics
                    .push(Static::Pattern(constant.clone(), pattern));
                Call::Pattern(constant)
            }
            Constraint::Format(check) => Call::Format(check),
            other => Call::Constraint(other),
        }
    }

    fn constant(&mut self, name: &str, kind: &str) -> String {
        self.scope
            .constant(&format!("{} {name} {kind}", self.prefix))
    }
}

fn format_call(format: TextFormat) -> Option<Call> {
    match format {
        TextFormat::Decimal => Some(Call::AsString),
        TextFormat::Checked(format) => Some(Call::Format(format)),
        TextFormat::Plain
        | TextFormat::Uuid
        | TextFormat::Date
        | TextFormat::DateTime
        | TextFormat::Byte
        | TextFormat::Ipv4
        | TextFormat::Ipv6 => None,
    }
}
