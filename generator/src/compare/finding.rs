//! Findings: the rows of a report.

use std::collections::BTreeSet;

use crate::ir::Origin;
use crate::source::Files;

use super::rules::Rule;
use super::severity::{Effects, Flow};

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The path of the file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The JSON Pointer in the file.
    pub pointer: String,
}

impl Position {
    pub(crate) fn of(origin: &Origin, files: &Files) -> Self {
        let span = origin.span;
        let (line, column) = files.line_column(span.file, span.start);
        Self {
            file: files.path(span.file).to_owned(),
            line,
            column,
            pointer: origin.pointer.to_string(),
        }
    }
}

impl Position {
    /// The beginning of the document.
    pub(super) fn root(files: &Files) -> Option<Self> {
        let root = files.ids().next()?;
        Some(Self {
            file: files.path(root).to_owned(),
            line: 1,
            column: 1,
            pointer: String::new(),
        })
    }
}

/// A public item of the generated crate before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustChange {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The path of the item in the module of its API.
    pub item: String,
    /// Its old form.
    pub before: Option<String>,
    /// Its new form.
    pub after: Option<String>,
}

/// One change with its consequences.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The stable id, made of the rule and the position on the wire.
    pub id: String,
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The message.
    pub flow: Option<Flow>,
    /// The consequences.
    pub effects: Effects,
    /// The position in the message, such as `request body /destination/bic`.
    pub subject: String,
    /// The old form.
    pub before: Option<String>,
    /// The new form.
    pub after: Option<String>,
    /// The place in the old revision.
    pub old: Option<Position>,
    /// The place in the new revision.
    pub new: Option<Position>,
    /// The changed items of the generated crate.
    pub rust: Vec<RustChange>,
    /// Every operation that reaches it, such as `POST /withdrawals createWithdrawal`.
    pub operations: Vec<String>,
}

impl Finding {
    /// The order of a report: the strongest first.
    pub(super) fn rank(&self) -> impl Ord + use<'_> {
        let effects = &self.effects;
        let parties = [effects.callers, effects.servers, effects.receivers];
        let breaks = parties.iter().filter(|it| **it == super::Severity::Break);
        let counts = (breaks.count(), effects.builds, effects.worst());
        (
            std::cmp::Reverse(counts),
            self.rule.category,
            self.operations.first().map(String::as_str),
            self.subject.as_str(),
            self.rule.id,
            self.id.as_str(),
        )
    }
}

/// Joins a finding of the wire with a change of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    /// A schema in both documents.
    Schema(crate::ir::SchemaId, crate::ir::SchemaId),
    /// A member, value or branch of a schema.
    Member(crate::ir::SchemaId, crate::ir::SchemaId, String),
    /// A part of an operation.
    Part(String, String),
}

/// A change before its id and its operations are known.
#[derive(Clone, Debug)]
pub(super) struct RawFinding {
    pub(super) rule: &'static Rule,
    pub(super) flow: Option<Flow>,
    /// True if a lenient reader can't read the value either.
    pub(super) hard: bool,
    /// The position for the id.
    pub(super) at: String,
    /// The position for people.
    pub(super) subject: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    pub(super) old: Option<Origin>,
    pub(super) new: Option<Origin>,
    pub(super) keys: Vec<Key>,
    pub(super) rust: Vec<RustChange>,
    /// The consequences of the changed items.
    pub(super) joined: Vec<Effects>,
    pub(super) operations: BTreeSet<String>,
}

impl RawFinding {
    pub(super) fn new(
        rule: &'static Rule,
        at: impl Into<String>,
        subject: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            flow: None,
            hard: false,
            at: at.into(),
            subject: subject.into(),
            before: None,
            after: None,
            old: None,
            new: None,
            keys: Vec::new(),
            rust: Vec::new(),
            joined: Vec::new(),
            operations: BTreeSet::new(),
        }
    }

    pub(super) fn flow(mut self, flow: Flow) -> Self {
        self.flow = Some(flow);
        self
    }

    pub(super) fn forms(mut self, before: Option<String>, after: Option<String>) -> Self {
        self.before = before;
        self.after = after;
        self
    }

    pub(super) fn places(mut self, old: Option<&Origin>, new: Option<&Origin>) -> Self {
        self.old = old.cloned();
        self.new = new.cloned();
        self
    }

    pub(super) fn keys(mut self, keys: impl IntoIterator<Item = Key>) -> Self {
        self.keys.extend(keys);
        self
    }

    pub(super) fn rust(
        mut self,
        item: impl Into<String>,
        before: Option<String>,
        after: Option<String>,
    ) -> Self {
        let item = item.into();
        self.rust.push(RustChange {
            rule: self.rule,
            item,
            before,
            after,
        });
        self
    }

    /// Adds the items that change with it.
    pub(super) fn attach(&mut self, item: Self) {
        self.joined.push(item.rule.by.effects(item.flow, item.hard));
        self.rust.extend(item.rust);
    }

    pub(super) fn reached_by(mut self, operations: impl IntoIterator<Item = String>) -> Self {
        self.operations.extend(operations);
        self
    }
}

/// A digest that is the same on every machine: FNV-1a of 64 bits, as ten hexadecimal digits.
pub(super) fn stable_id(parts: &[&str]) -> String {
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    format!("{:010x}", digest >> 24)
}
