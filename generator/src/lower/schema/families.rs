//! Schemas that others build on.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::resolve::heirs::Heir;
use crate::source::{Place, Span};

/// A base, and what builds on it.
pub(super) struct Family<'a> {
    pub(super) discriminator: Place<'a>,
    pub(super) property: String,
    pub(super) heirs: Vec<Heir<'a>>,
    /// For each heir the values that choose it.
    pub(super) values: Vec<Vec<String>>,
    /// The entries of the mapping that lead to none of them.
    pub(super) astray: Vec<Place<'a>>,
}

/// All families of a document.
#[derive(Default)]
pub(in crate::lower) struct Families<'a> {
    pub(super) families: HashMap<Span, Rc<Family<'a>>>,
    /// The places of all heirs.
    pub(super) heirs: HashSet<Span>,
}

impl<'a> Families<'a> {
    /// Whether a schema is a choice of some family, and so never another name of its base.
    pub(super) fn has_heir(&self, at: Span) -> bool {
        self.heirs.contains(&at)
    }
}
