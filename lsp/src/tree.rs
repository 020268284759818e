//! The value at an offset, and its pointer.

use copperplate::source::{Node, Span, Value};

/// A value of a document, found by an offset.
pub struct Found<'n> {
    /// The keys and indices that lead to it.
    pub segments: Vec<String>,
    /// The value.
    pub node: &'n Node,
    /// The place of its key, if it is a member.
    pub key: Option<Span>,
    /// True if the offset lies in the key.
    pub in_key: bool,
}

/// The innermost value with this offset in its text or in its key.
pub fn at(root: &Node, offset: usize) -> Found<'_> {
    let mut found = Found {
        segments: Vec::new(),
        node: root,
        key: None,
        in_key: false,
    };
    loop {
        let next = match &found.node.value {
            Value::Object(members) => members
                .iter()
                .find(|(_, key, node)| has(*key, offset) || has(node.span, offset))
                .map(|(name, key, node)| (name.to_owned(), Some(key), node)),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .find(|(_, node)| has(node.span, offset))
                .map(|(index, node)| (index.to_string(), None, node)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
        };
        let Some((segment, key, node)) = next else {
            return found;
        };
        found.segments.push(segment);
        found.node = node;
        found.key = key;
        found.in_key = key.is_some_and(|it| has(it, offset));
        if found.in_key {
            return found;
        }
    }
}

fn has(span: Span, offset: usize) -> bool {
    let offset = u32::try_from(offset).unwrap_or(u32::MAX);
    span.start <= offset && offset <= span.end
}

/// The value that a pointer leads to, with the place of its key.
pub fn get<'n>(root: &'n Node, segments: &[String]) -> Option<(&'n Node, Option<Span>)> {
    let mut found = (root, None);
    for segment in segments {
        found = match &found.0.value {
            Value::Object(members) => (members.get(segment)?, members.key_span(segment)),
            Value::Array(items) => (items.get(segment.parse::<usize>().ok()?)?, None),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
        };
    }
    Some(found)
}

/// A fragment of a reference as segments (RFC 6901, section 6); `None` for an anchor.
pub fn segments(fragment: &str) -> Option<Vec<String>> {
    if fragment.is_empty() {
        return Some(Vec::new());
    }
    let decoded = percent_decoded(fragment);
    let rest = decoded.strip_prefix('/')?;
    let decode = |it: &str| it.replace("~1", "/").replace("~0", "~");
    Some(rest.split('/').map(decode).collect())
}

/// Segments as a fragment without `#`.
pub fn pointer(segments: &[String]) -> String {
    let encode = |it: &String| format!("/{}", it.replace('~', "~0").replace('/', "~1"));
    segments.iter().map(encode).collect()
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|it| std::str::from_utf8(it).ok());
        let code = code.and_then(|it| u8::from_str_radix(it, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Calls a function with each reference of a tree: the text of `$ref`, or the value of a mapping.
pub fn references<'n>(root: &'n Node, found: &mut dyn FnMut(&'n str, Span)) {
    match &root.value {
        Value::Object(members) => {
            for (name, _, node) in members.iter() {
                match (&node.value, name) {
                    (
                        Value::String(text),
                        "$ref" | "$dynamicRef" | "operationRef" | "defaultMapping",
                    ) => {
                        found(text, node.span);
                    }
                    (Value::Object(mapping), "mapping") => {
                        for (_, _, target) in mapping.iter() {
                            if let Value::String(text) = &target.value {
                                found(text, target.span);
                            }
                        }
                    }
                    _ => references(node, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|it| references(it, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
