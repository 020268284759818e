//! Reads the names and derives in an API's table.

use toml::de::{DeTable, DeValue};

use super::fields::{Fields, Text};
use super::keys;
use crate::diagnostics::nearest;
use crate::naming::{type_name, value_name};
use crate::options::{Derive, Given, Named};

/// Reads the names under `names`.
pub(super) fn names(fields: &mut Fields, table: &DeTable<'_>) -> Vec<Given> {
    let Some(table) = fields.optional_table(table, "names") else {
        return Vec::new();
    };
    fields.known(table, &keys::NAMES.names());
    let mut found: Vec<Given> = Vec::new();
    for (key, what) in Named::ALL {
        let Some(entries) = fields.optional_table(table, key) else {
            continue;
        };
        for (key, _) in entries {
            let Some(name) = fields.optional(entries, key.get_ref()) else {
                continue;
            };
            check(fields, what, &name);
            let unique = matches!(what, Named::Schema | Named::Operation);
            let twice = |it: &&Given| unique && it.what == what && it.name.text == name.text;
            if let Some(first) = found.iter().find(twice) {
                let message = format!("`{}` is called `{}` already", first.key.text, name.text);
                fields.problem(name.at.clone(), &message);
            }
            let key = Text {
                text: key.get_ref().to_string(),
                at: key.span(),
            };
            found.push(Given {
                what,
                key: key.entry(),
                name: name.entry(),
            });
        }
    }
    found
}

/// Checks a name, which appears unchanged in code and must have the case Rust expects.
fn check(fields: &mut Fields, what: Named, name: &Text) {
    let text = name.text.as_str();
    let words = [text.to_owned()];
    let (good, meant, wanted) = match what {
        Named::Schema | Named::Variant => {
            let cased = !text.starts_with(|it: char| it.is_lowercase()) && !text.contains('_');
            let name = type_name(&words);
            let free = !name.ends_with("Schema") || text.ends_with("Schema");
            (
                cased && free && syn::parse_str::<syn::Ident>(text).is_ok(),
                name,
                "a type of Rust, such as `NewUser`",
            )
        }
        Named::Operation | Named::Member | Named::Parameter => {
            let name = value_name(text);
            let bare = name.trim_start_matches("r#").to_owned();
            (bare == text, bare, "a field of Rust, such as `new_user`")
        }
    };
    if !good {
        let message = format!("`{text}` can't be the name of {wanted}");
        let meant = (meant != text && !text.is_empty()).then_some(meant);
        fields.suggest(name.at.clone(), message, meant.as_deref());
    }
}

/// Reads the derives under `derives`.
pub(super) fn derives(fields: &mut Fields, table: &DeTable<'_>) -> Vec<Derive> {
    let Some(table) = fields.optional_table(table, "derives") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (key, value) in table {
        if !matches!(value.get_ref(), DeValue::Array(_)) {
            fields.problem(value.span(), "derives are a list, such as [\"Hash\"]");
            continue;
        }
        for derive in fields.texts(table, key.get_ref()) {
            check_derive(fields, &derive);
            let of = Text {
                text: key.get_ref().to_string(),
                at: key.span(),
            };
            found.push(Derive {
                of: of.entry(),
                derive: derive.entry(),
            });
        }
    }
    found
}

fn check_derive(fields: &mut Fields, derive: &Text) {
    const STANDARD: [&str; 9] = [
        "Clone",
        "Copy",
        "Debug",
        "Default",
        "Eq",
        "PartialEq",
        "Hash",
        "Ord",
        "PartialOrd",
    ];
    let text = derive.text.as_str();
    let is_path = syn::parse_str::<syn::Path>(text).is_ok_and(|path| {
        let plain = |it: &syn::PathSegment| it.arguments.is_none();
        path.segments.len() > 1 && path.segments.iter().all(plain)
    });
    if !is_path && !STANDARD.contains(&text) {
        let near = nearest(text, STANDARD);
        let message = format!(
            "`{text}` is neither a derive of the standard library nor a path such as `a::B`"
        );
        fields.suggest(derive.at.clone(), message, near);
    }
}
