//! The lock of an API: one line for each public item, with its place in the document and its Rust path.
//!
//! | column | content |
//! |---|---|
//! | place | `#` and a JSON Pointer; the path of another file stands in front of `#` |
//! | kind | the kind of item |
//! | path | the path in the module of the API |
//! | digest | for types, a digest of their form, by which a moved schema is recognized |
//!
//! The lines are sorted for reviews, and read in any order. A place may have steps that JSON does not
//! have: a value of an enumeration and an alternative of a union are named by their content, because
//! their positions change.

mod item;
mod read;

pub use item::{Item, Line};
pub(crate) use read::Lock;

/// The first lines of a lock.
const HEAD: &str = "# The public names of an API: place in the document, kind of item, and path in Rust. They stay when\n\
                    # the document changes. `generate` writes this file; after a merge, keep the lines of both sides.\n";

/// The text of a lock with these lines.
pub(crate) fn text(edition: &str, lines: &[Line]) -> String {
    let mut lines: Vec<&Line> = lines.iter().collect();
    lines.sort_by(|left, right| left.order().cmp(&right.order()));
    let mut text = format!("{HEAD}edition {edition}\n");
    for line in lines {
        text.push_str(&line.to_string());
        text.push('\n');
    }
    text
}
