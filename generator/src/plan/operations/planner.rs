//! The context of planning an operation: the types that it asks for, its constants, and its names.

use std::rc::Rc;

use crate::ir::{Operation, SchemaId};
use crate::naming::Scope;
use crate::plan::rules::{RuleBook, Rules, Static};
use crate::plan::types::planner::Planner;

/// Plans one operation.
pub(super) struct OperationPlanner<'o, 'p> {
    /// Its `operationId`.
    pub(super) id: String,
    pub(super) types: &'o mut Planner<'p>,
    pub(super) book: RuleBook<'p>,
    /// The names of types of all operations.
    names: &'o mut Scope,
}

impl<'o, 'p> OperationPlanner<'o, 'p> {
    pub(super) fn new(
        operation: &Operation,
        ident: &str,
        types: &'o mut Planner<'p>,
        names: &'o mut Scope,
    ) -> Self {
        let rule_names = Rc::clone(&types.rule_names);
        Self {
            id: operation.id.clone(),
            book: RuleBook::new(types.api, rule_names, ident.to_owned()),
            types,
            names,
        }
    }

    /// The name of a constant with the rules of a schema, if it has any.
    pub(super) fn named_rules(&mut self, schema: SchemaId, name: &str) -> Option<String> {
        let rules = self.book.rules(schema, name);
        self.named(rules, name)
    }

    /// A constant with the rules of a file, which are how long it may be.
    pub(super) fn named_lengths(&mut self, schema: SchemaId, name: &str) -> Option<String> {
        let lengths = self.book.lengths(schema, name);
        self.named(lengths, name)
    }

    fn named(&mut self, rules: Rules, name: &str) -> Option<String> {
        (!rules.is_empty()).then(|| {
            let text = format!("{} {name}", self.book.prefix);
            let constant = self.book.scope.constant(&text);
            let rules = Static::Rules(constant.clone(), rules);
            self.book.statics.push(rules);
            constant
        })
    }

    /// A name for a further type of the operation.
    pub(super) fn extra(&mut self, name: &str) -> String {
        self.names.unique(name)
    }
}
