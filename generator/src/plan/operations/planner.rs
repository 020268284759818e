//! The context for planning an operation: requested types, constants, and names.

use std::rc::Rc;

use crate::ir::{Operation, SchemaId};
use crate::naming::Scope;
use crate::plan::rules::{RuleBook, Rules, Static};
use crate::plan::types::planner::Planner;

/// Plans one operation.
pub(super) struct OperationPlanner<'o, 'p> {
    /// Its `operationId`.
    pub(super) id: String,
    /// Its position in the document.
    pub(super) at: usize,
    pub(super) types: &'o mut Planner<'p>,
    pub(super) book: RuleBook<'p>,
    /// The type names of all operations.
    names: &'o mut Scope,
}

impl<'o, 'p> OperationPlanner<'o, 'p> {
    pub(super) fn new(
        (at, operation): (usize, &Operation),
        ident: &str,
        types: &'o mut Planner<'p>,
        names: &'o mut Scope,
    ) -> Self {
        let rule_names = Rc::clone(&types.rule_names);
        Self {
            id: operation.id.clone(),
            at,
            book: RuleBook::new(types.api, rule_names, ident.to_owned()),
            types,
            names,
        }
    }

    /// The constant of a schema's rules, if it has rules.
    pub(super) fn named_rules(&mut self, schema: SchemaId, name: &str) -> Option<String> {
        let rules = self.book.rules(schema, name);
        self.named(rules, name)
    }

    /// The constant of a file's rules: limits of its length.
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

    /// Claims a name for another type of the operation.
    pub(super) fn extra(&mut self, name: &str) -> String {
        self.names.unique(name)
    }
}
