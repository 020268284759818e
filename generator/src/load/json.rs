//! Parses JSON text to a [`Node`] tree with the pull parser jiter.
#![expect(
    clippy::result_large_err,
    reason = "a diagnostic is made once, where reading ends"
)]

use std::collections::HashSet;
use std::sync::Arc;

use jiter::{Jiter, JiterError, Peek};

use crate::diagnostics::{self, Diagnostic, Diagnostics};
use crate::source::{FileId, Limits, Node, Object, Scratch, Span, Value};
use crate::stop;

/// The reason for refusing a text as JSON.
pub(super) enum Refusal {
    /// A syntax error; the text may still be YAML.
    Syntax(Diagnostic),
    /// An exceeded limit; YAML would exceed it too.
    Limit(Diagnostic),
}

/// Reads a whole text. Repeated keys are reported, and the first of each is kept.
pub(super) fn parse(
    file: FileId,
    text: &str,
    limits: &Limits,
    report: &mut Diagnostics,
) -> Result<Node, Refusal> {
    let mut reader = Reader {
        file,
        text,
        limits,
        report,
        nodes: 0,
        keys: HashSet::new(),
        scratch: Scratch::default(),
        jiter: Jiter::new(text.as_bytes()),
    };
    let peek = reader.jiter.peek().map_err(|error| reader.syntax(&error))?;
    let node = reader.value(peek, 0)?;
    reader
        .jiter
        .finish()
        .map_err(|error| reader.syntax(&error))?;
    Ok(node)
}

struct Reader<'t> {
    file: FileId,
    text: &'t str,
    limits: &'t Limits,
    report: &'t mut Diagnostics,
    nodes: usize,
    /// The keys so far. A document has few different keys, and shares them.
    keys: HashSet<Arc<str>>,
    scratch: Scratch,
    jiter: Jiter<'t>,
}

impl Reader<'_> {
    /// Reads the value at the present index. The depth limit bounds the recursion.
    fn value(&mut self, peek: Peek, depth: usize) -> Result<Node, Refusal> {
        let start = self.jiter.current_index();
        self.nodes += 1;
        if self.nodes.is_multiple_of(1024) {
            stop::look();
        }
        if self.nodes > self.limits.nodes {
            let at = self.span(start, start + 1);
            return Err(Refusal::Limit(diagnostics::load::too_many_values(
                at,
                self.limits.nodes,
            )));
        }
        if depth > self.limits.depth {
            let at = self.span(start, start + 1);
            return Err(Refusal::Limit(diagnostics::load::too_deep(
                at,
                self.limits.depth,
            )));
        }
        let value = match peek {
            Peek::Null => self
                .jiter
                .known_null()
                .map(|()| Value::Null)
                .map_err(|error| self.syntax(&error))?,
            Peek::True | Peek::False => self
                .jiter
                .known_bool(peek)
                .map(Value::Bool)
                .map_err(|error| self.syntax(&error))?,
            Peek::String => match self.jiter.known_str() {
                Ok(text) => Value::String(text.to_owned()),
                Err(error) => return Err(self.syntax(&error)),
            },
            Peek::Array => Value::Array(self.array(depth)?),
            Peek::Object => Value::Object(self.object(depth)?),
            _ => match self.jiter.known_number_bytes(peek) {
                Ok(bytes) => Value::Number(String::from_utf8_lossy(bytes).into_owned()),
                Err(error) => return Err(self.syntax(&error)),
            },
        };
        Ok(Node {
            value,
            span: self.span(start, self.jiter.current_index()),
        })
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Node>, Refusal> {
        let mut items = self.scratch.items();
        let mut next = self
            .jiter
            .known_array()
            .map_err(|error| self.syntax(&error))?;
        while let Some(peek) = next {
            items.push(self.value(peek, depth + 1)?);
            next = self
                .jiter
                .array_step()
                .map_err(|error| self.syntax(&error))?;
        }
        Ok(self.scratch.array(items))
    }

    fn object(&mut self, depth: usize) -> Result<Object, Refusal> {
        let mut object = self.scratch.object();
        let mut before = self.jiter.current_index();
        let mut next = match self.jiter.known_object() {
            Ok(key) => key.map(|key| shared(&mut self.keys, key)),
            Err(error) => return Err(self.syntax(&error)),
        };
        while let Some(key) = next {
            let key_span = self.key_span(before);
            let peek = self.jiter.peek().map_err(|error| self.syntax(&error))?;
            let node = self.value(peek, depth + 1)?;
            if let Err(first) = object.insert(Arc::clone(&key), key_span, node) {
                let twice = diagnostics::load::duplicate_key(&key, key_span, first);
                self.report.push(twice);
            }
            before = self.jiter.current_index();
            next = match self.jiter.next_key() {
                Ok(key) => key.map(|key| shared(&mut self.keys, key)),
                Err(error) => return Err(self.syntax(&error)),
            };
        }
        Ok(self.scratch.packed(object))
    }

    /// The place of the first key after an index. The text was already read as a key, so the first
    /// quotation mark opens it and the next one without a backslash closes it.
    fn key_span(&self, before: usize) -> Span {
        let rest = self.text.as_bytes().get(before..).unwrap_or_default();
        let open = rest
            .iter()
            .position(|byte| *byte == b'"')
            .unwrap_or_default();
        let mut escaped = false;
        let mut length = 1;
        for byte in rest.iter().skip(open + 1) {
            length += 1;
            match byte {
                b'"' if !escaped => break,
                b'\\' => escaped = !escaped,
                _ => escaped = false,
            }
        }
        self.span(before + open, before + open + length)
    }

    fn syntax(&self, error: &JiterError) -> Refusal {
        let index = error.index.min(self.text.len());
        let end = (index + 1).min(self.text.len());
        Refusal::Syntax(diagnostics::load::bad_json(
            self.span(index, end),
            &error.error_type.to_string(),
        ))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, offset(start), offset(end))
    }
}

/// The key as it was read the first time.
fn shared(known: &mut HashSet<Arc<str>>, key: &str) -> Arc<str> {
    match known.get(key) {
        Some(known) => Arc::clone(known),
        None => {
            let new = Arc::from(key);
            known.insert(Arc::clone(&new));
            new
        }
    }
}

/// Converts an index to an offset. Files are limited far below 4 GiB, so the conversion is
/// lossless.
pub(super) fn offset(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
