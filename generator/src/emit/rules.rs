//! Files of rules: keywords that need the whole value, as constants, one file for each component.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::draft::Draft;
use crate::format::SourceFile;
use crate::plan::{Plan, RulePlan};

use super::schema::{constant, rules};
use super::tokens::{modules, path};

pub(super) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    let mut by_file: BTreeMap<&str, Vec<&RulePlan>> = BTreeMap::new();
    for it in &plan.rules {
        by_file.entry(&it.file).or_default().push(it);
    }
    if by_file.is_empty() {
        return Vec::new();
    }
    let files = by_file.clone().into_iter();
    let files = files.map(|(stem, rules)| Box::new(move || file(stem, &rules)) as Draft<'_>);
    let mut drafts: Vec<_> = files.collect();
    drafts.insert(0, Box::new(move || index(&by_file)));
    drafts
}

fn index(by_file: &BTreeMap<&str, Vec<&RulePlan>>) -> SourceFile {
    let files = by_file.keys().map(|stem| (*stem, [].as_slice()));
    SourceFile {
        path: "rules/mod.rs".to_owned(),
        docs: vec![
            "Keywords that no Rust type holds; they are evaluated on the JSON of a value."
                .to_owned(),
        ],
        items: vec![modules(files)],
    }
}

fn file(stem: &str, plans: &[&RulePlan]) -> SourceFile {
    let mut items = vec![quote!(
        use copperplate_runtime as rt;
    )];
    for plan in plans {
        items.push(declaration(plan));
        items.extend(plan.patterns.iter().map(constant));
    }
    SourceFile {
        path: format!("rules/{stem}.rs"),
        docs: Vec::new(),
        items,
    }
}

/// The module of rules is private, so the constant is as well.
fn declaration(plan: &RulePlan) -> TokenStream {
    let (name, body) = (path(&plan.name), rules(&plan.rules));
    quote!(pub static #name: rt::schema::Schema = #body;)
}
