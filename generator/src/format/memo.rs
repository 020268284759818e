//! Remembers printed files, for a next run that prints most of them again.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use super::file::{FormatError, SourceFile};
use super::print::{Printed, print};

/// Printed files by path. It compares the tokens of a file as text, which costs a fraction of printing.
#[derive(Debug, Default)]
pub struct Memo {
    files: Mutex<HashMap<String, Remembered>>,
}

#[derive(Debug)]
struct Remembered {
    source: String,
    text: String,
}

impl Memo {
    /// Prints a file after a header, or returns the text of the same file in an earlier run.
    ///
    /// # Errors
    ///
    /// Like [`print()`].
    pub fn print(&self, file: SourceFile, header: &str) -> Result<Printed, FormatError> {
        let source = source(&file, header);
        let path = file.path.clone();
        if let Some(text) = self.text(&path, &source) {
            return Ok(Printed { path, text });
        }
        let printed = print(file, header)?;
        let text = printed.text.clone();
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path, Remembered { source, text });
        Ok(printed)
    }

    fn text(&self, path: &str, source: &str) -> Option<String> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let found = files.get(path)?;
        (found.source == source).then(|| found.text.clone())
    }
}

/// Everything that decides the text of a file. A NUL is part of no token, and separates them.
fn source(file: &SourceFile, header: &str) -> String {
    let mut source = format!("{header}\0{}", file.docs.join("\n"));
    for item in &file.items {
        // Writing to a string does not fail.
        let _ = write!(source, "\0{item}");
    }
    source
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use quote::quote;

    use super::*;

    fn file(docs: &str, items: &[&str]) -> SourceFile {
        let item = |name: &&str| {
            let name = quote::format_ident!("{name}");
            quote!(struct #name;)
        };
        SourceFile {
            path: "a.rs".to_owned(),
            docs: vec![docs.to_owned()],
            items: items.iter().map(item).collect(),
        }
    }

    #[test]
    fn a_file_is_printed_again_if_anything_of_it_differs() {
        let memo = Memo::default();
        for (docs, items, header) in [
            ("a", vec!["A"], ""),
            ("a", vec!["A"], ""),
            ("b", vec!["A"], ""),
            ("b", vec!["A", "B"], ""),
            ("b", vec!["B", "A"], ""),
            ("b", vec!["B", "A"], "// c\n"),
            ("a", vec!["A"], ""),
        ] {
            let wanted = print(file(docs, &items), header).unwrap().text;
            let found = memo.print(file(docs, &items), header).unwrap().text;
            assert_eq!(found, wanted);
        }
    }

    #[test]
    fn the_same_file_is_printed_once() {
        let memo = Memo::default();
        memo.print(file("a", &["A"]), "").unwrap();
        for one in memo.files.lock().unwrap().values_mut() {
            one.text = "remembered".to_owned();
        }
        let again = memo.print(file("a", &["A"]), "").unwrap();
        assert_eq!(again.text, "remembered");
    }
}
