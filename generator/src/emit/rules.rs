//! `rules.rs`: keywords that need the whole value, as constants.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::plan::{Plan, RulePlan};

use super::schema::{constant, rules};
use super::tokens::path;

pub(super) fn file(plan: &Plan) -> SourceFile {
    let mut items = vec![quote!(
        use copperplate_runtime as rt;
    )];
    for plan in &plan.rules {
        items.push(declaration(plan));
        items.extend(plan.patterns.iter().map(constant));
    }
    SourceFile {
        path: "rules.rs".to_owned(),
        docs: vec![
            "Keywords that no Rust type holds; they are evaluated on the JSON of a value."
                .to_owned(),
        ],
        items,
    }
}

fn declaration(plan: &RulePlan) -> TokenStream {
    let (name, body) = (path(&plan.name), rules(&plan.rules));
    quote!(pub(super) static #name: rt::schema::Schema = #body;)
}
