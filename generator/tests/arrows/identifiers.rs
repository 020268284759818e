//! Identifiers are made by `naming/`, for the plan; emitters print what the plan has.

use std::fs;

use super::{repository, sources};

#[test]
fn identifiers_come_from_one_place() {
    for (name, named) in sources("generator").iter() {
        let imports = named.imports.iter().map(|it| &it.path);
        for path in imports.chain(&named.paths) {
            let words: Vec<&str> = path.iter().map(String::as_str).collect();
            // Documentation spells formats as documents do.
            let spells = name.starts_with("naming/") || name == "plan/facts.rs";
            assert!(
                words.first() != Some(&"heck") || spells,
                "{name}: {words:?}"
            );
            let makes = matches!(words.as_slice(), [.., "Ident", "new" | "new_raw"]);
            assert!(!makes || name == "emit/tokens.rs", "{name}: {words:?}");
        }
    }
}

#[test]
fn emitters_put_no_names_together() {
    let folder = repository().join("generator/src");
    let mut read = 0;
    for (name, _) in sources("generator").iter() {
        if name.starts_with("emit/") {
            let text = fs::read_to_string(folder.join(name)).unwrap();
            let text: String = text.split_whitespace().collect();
            for maker in ["ident(&format!", "format_ident!", "path(&format!"] {
                assert!(
                    !text.contains(maker),
                    "{name} puts a name together: `{maker}`"
                );
            }
            read += 1;
        }
    }
    assert!(read > 20, "only {read} emitters are read");
}
