//! Keywords of the generator as keywords of the runtime.

use copperplate::ir::Keyword as Ir;
use copperplate_runtime::schema::{Keyword, Pattern, Schema};

use super::leak::{leaked, list, text, texts};

/// A keyword with the constants of its subschemas; `None` for one without subschemas that the schema
/// itself has.
pub fn keyword<R>(keyword: &Ir<R>, by: &mut impl FnMut(&R) -> &'static Schema) -> Option<Keyword> {
    Some(match keyword {
        Ir::Constraint(_) => return None,
        Ir::Never("false") => Keyword::False,
        Ir::Never(name) => Keyword::Never(name),
        Ir::Type(types) => Keyword::Type(texts(types.iter().cloned())),
        Ir::Ref(it) => Keyword::Ref(by(it)),
        Ir::AllOf(all) => Keyword::AllOf(each(all, by)),
        Ir::AnyOf(all) => Keyword::AnyOf(each(all, by)),
        Ir::OneOf(all) => Keyword::OneOf(each(all, by)),
        Ir::Not(it) => Keyword::Not(by(it)),
        Ir::If(test, then, otherwise) => Keyword::If {
            test: by(test),
            then: then.as_ref().map(&mut *by),
            otherwise: otherwise.as_ref().map(&mut *by),
        },
        Ir::Required(names) => Keyword::Required(texts(names.iter().cloned())),
        Ir::DependentRequired(rules) => {
            let rules = rules.iter();
            let rules = rules.map(|(name, names)| (text(name), texts(names.iter().cloned())));
            Keyword::DependentRequired(list(rules.collect()))
        }
        Ir::DependentSchemas(rules) => {
            let rules = rules.iter().map(|(name, it)| (text(name), by(it)));
            Keyword::DependentSchemas(list(rules.collect()))
        }
        Ir::PropertyNames(it) => Keyword::PropertyNames(by(it)),
        Ir::Properties {
            named,
            matching,
            additional,
        } => {
            let named = named.iter();
            let named = named.map(|(name, it)| {
                let schema = it.as_ref().map_or(leaked(Schema::new()), &mut *by);
                (text(name), schema)
            });
            let named = list(named.collect());
            let matching = matching
                .iter()
                .map(|(pattern, it)| (leaked(Pattern::new(text(pattern))), by(it)));
            Keyword::Properties {
                named,
                matching: list(matching.collect()),
                additional: additional.as_ref().map(by),
            }
        }
        Ir::Items(prefix, rest) => Keyword::Items {
            prefix: each(prefix, by),
            rest: rest.as_ref().map(by),
        },
        Ir::Contains(it, least, most) => Keyword::Contains {
            schema: by(it),
            least: *least,
            most: *most,
        },
        Ir::UnevaluatedProperties(it) => Keyword::UnevaluatedProperties(by(it)),
        Ir::UnevaluatedItems(it) => Keyword::UnevaluatedItems(by(it)),
    })
}

fn each<R>(all: &[R], by: &mut impl FnMut(&R) -> &'static Schema) -> &'static [&'static Schema] {
    list(all.iter().map(by).collect())
}
