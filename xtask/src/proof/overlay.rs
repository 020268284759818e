//! Changes of a document as the text of an Overlay document.

use std::fmt::Write as _;

/// One change of a document, in one or several actions.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    actions: Vec<String>,
}

impl Overlay {
    /// Merges JSON into the node at a path, or appends it to a list.
    #[must_use]
    pub fn update(mut self, path: &Path, json: &str) -> Self {
        self.actions.push(format!(
            "{{\"target\": {}, \"update\": {json}}}",
            quoted(&path.0)
        ));
        self
    }

    /// Removes the node at a path.
    #[must_use]
    pub fn remove(mut self, path: &Path) -> Self {
        self.actions.push(format!(
            "{{\"target\": {}, \"remove\": true}}",
            quoted(&path.0)
        ));
        self
    }

    /// The text of the document.
    #[must_use]
    pub fn text(&self) -> String {
        format!(
            "{{\"overlay\": \"1.0.0\", \"info\": {{\"title\": \"Mutation\", \"version\": \"1\"}}, \
             \"actions\": [{}]}}\n",
            self.actions.join(", ")
        )
    }
}

/// A JSONPath of one node.
#[derive(Clone, Debug)]
pub struct Path(String);

impl Path {
    /// The whole document.
    #[must_use]
    pub fn root() -> Self {
        Self("$".to_owned())
    }

    /// A member.
    #[must_use]
    pub fn member(&self, name: &str) -> Self {
        let name = name.replace('\\', "\\\\").replace('\'', "\\'");
        Self(format!("{}['{name}']", self.0))
    }

    /// An item of a list.
    #[must_use]
    pub fn item(&self, at: usize) -> Self {
        Self(format!("{}[{at}]", self.0))
    }

    /// The items of a list that are this text.
    #[must_use]
    pub fn equal(&self, text: &str) -> Self {
        let text = text.replace('\\', "\\\\").replace('\'', "\\'");
        Self(format!("{}[?@ == '{text}']", self.0))
    }
}

/// A JSON string.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control < ' ' => {
                // Writing to a string can't fail.
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
