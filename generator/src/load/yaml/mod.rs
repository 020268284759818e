//! Parses YAML text to a [`Node`] tree, from the events of saphyr-parser.
//!
//! The parser has its own stack for nesting, so it can't overflow the program's; the depth limit
//! bounds the recursion here. saphyr-parser asserts invariants with `unwrap` and `unreachable!`, so
//! this file catches its panics and reports them as syntax errors.

mod brackets;
mod index;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput, Tag};

use super::json::offset;
use super::scalar::{self, Plain};
use crate::diagnostics::{self, Diagnostic, Diagnostics};
use crate::source::{FileId, Limits, Node, Object, Span, Value};
use crate::stop;
pub(super) use brackets::parse;
use index::Index;

type Result<T> = std::result::Result<T, Box<Diagnostic>>;

/// The reason why reading stopped.
enum Stopped {
    Refused(Box<Diagnostic>),
    /// A closing bracket at this offset is indented less than the parser accepts.
    AtBracket(usize, Box<Diagnostic>),
}

impl From<Box<Diagnostic>> for Stopped {
    fn from(problem: Box<Diagnostic>) -> Self {
        Self::Refused(problem)
    }
}

/// Reads a text, or another one with the same places.
fn once(
    (file, text): (FileId, &str),
    read: &str,
    limits: &Limits,
) -> (std::result::Result<Node, Stopped>, Diagnostics) {
    let done = catch_unwind(AssertUnwindSafe(|| {
        let mut reader = Reader {
            index: Index::new(file, text),
            limits,
            report: Diagnostics::new(),
            events: Parser::new_from_str(read),
            anchors: HashMap::new(),
            nodes: 0,
            repeated: 0,
            kept: 0,
            bracket: None,
        };
        let node = reader.document();
        let node = match (node, reader.bracket) {
            (Err(problem), Some(at)) => Err(Stopped::AtBracket(at, problem)),
            (node, _) => node.map_err(Stopped::Refused),
        };
        (node, reader.report)
    }));
    done.unwrap_or_else(|_| {
        let end = offset(text.len());
        let at = Span::new(file, 0, end.min(1));
        let problem = diagnostics::load::bad_yaml(at, "the parser failed on this text");
        (Err(Stopped::Refused(problem.into())), Diagnostics::new())
    })
}

struct Reader<'t> {
    index: Index<'t>,
    limits: &'t Limits,
    report: Diagnostics,
    events: Parser<'t, StrInput<'t>>,
    anchors: HashMap<usize, Anchored>,
    nodes: usize,
    /// The number of values repeated by aliases.
    repeated: usize,
    /// The number of values kept for later aliases.
    kept: usize,
    /// The offset of a closing bracket that is indented less than the parser accepts.
    bracket: Option<usize>,
}

/// The value of an anchor.
struct Anchored {
    node: Node,
    nodes: usize,
    height: usize,
}

/// A node with its number of nodes and levels.
struct Built {
    node: Node,
    nodes: usize,
    height: usize,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Span)> {
        match self.events.next_event() {
            Some(Ok((event, span))) => Ok((event, self.index.span(span.start, span.end))),
            Some(Err(error)) => {
                let span = self.index.at(*error.marker());
                if error.info() == "invalid indentation" {
                    self.bracket = usize::try_from(span.start).ok();
                }
                // The scanner looks ahead in flow style, so it may reach its own limit of 255
                // first.
                Err(if error.info() == "recursion limit exceeded" {
                    diagnostics::load::too_deep(span, self.limits.depth).into()
                } else {
                    diagnostics::load::bad_yaml(span, error.info()).into()
                })
            }
            None => Ok((Event::StreamEnd, self.index.last())),
        }
    }

    fn document(&mut self) -> Result<Node> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => break,
                Event::Nothing | Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(_) if root.is_some() => {
                    return Err(diagnostics::load::second_document(span).into());
                }
                Event::DocumentStart(_) => {}
                other => root = Some(self.node(other, span, 0)?.node),
            }
        }
        Ok(root.unwrap_or(Node {
            value: Value::Null,
            span: self.index.first(),
        }))
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Built> {
        self.count(1, span)?;
        if depth > self.limits.depth {
            return Err(diagnostics::load::too_deep(span, self.limits.depth).into());
        }
        let (built, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let span = self.index.trim(span);
                let value = self.scalar(&text, style, tag.as_deref(), span)?;
                (
                    Built {
                        node: Node { value, span },
                        nodes: 1,
                        height: 0,
                    },
                    anchor,
                )
            }
            Event::SequenceStart(anchor, tag) => {
                let span = self.index.dash(span);
                self.collection_tag(tag.as_deref(), "seq", span)?;
                (self.sequence(span, depth)?, anchor)
            }
            Event::MappingStart(anchor, tag) => {
                self.collection_tag(tag.as_deref(), "map", span)?;
                (self.mapping(span, depth)?, anchor)
            }
            Event::Alias(anchor) => return self.alias(anchor, span, depth),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => {
                return Err(diagnostics::load::bad_yaml(span, "a value was expected").into());
            }
        };
        if anchor > 0 {
            self.keep(anchor, &built, span)?;
        }
        Ok(built)
    }

    fn count(&mut self, more: usize, span: Span) -> Result<()> {
        self.nodes = self.nodes.saturating_add(more);
        if self.nodes.is_multiple_of(1024) {
            stop::look();
        }
        if self.nodes > self.limits.nodes {
            return Err(diagnostics::load::too_many_values(span, self.limits.nodes).into());
        }
        Ok(())
    }

    /// Keeps a copy for aliases. Nested anchors multiply copies, so these are limited too.
    fn keep(&mut self, anchor: usize, built: &Built, span: Span) -> Result<()> {
        self.kept = self.kept.saturating_add(built.nodes);
        if self.kept > self.limits.nodes {
            return Err(diagnostics::load::alias_bomb(span, self.limits.nodes).into());
        }
        let anchored = Anchored {
            node: built.node.clone(),
            nodes: built.nodes,
            height: built.height,
        };
        self.anchors.insert(anchor, anchored);
        Ok(())
    }

    fn alias(&mut self, anchor: usize, span: Span, depth: usize) -> Result<Built> {
        let Some(anchored) = self.anchors.get(&anchor) else {
            return Err(diagnostics::load::open_alias(span).into());
        };
        if depth + anchored.height > self.limits.depth {
            return Err(diagnostics::load::too_deep(span, self.limits.depth).into());
        }
        self.repeated = self.repeated.saturating_add(anchored.nodes);
        if self.repeated > self.limits.alias_nodes {
            return Err(diagnostics::load::alias_bomb(span, self.limits.alias_nodes).into());
        }
        let built = Built {
            node: anchored.node.clone(),
            nodes: anchored.nodes,
            height: anchored.height,
        };
        self.count(built.nodes, span)?;
        Ok(built)
    }

    fn sequence(&mut self, start: Span, depth: usize) -> Result<Built> {
        let mut items = Vec::new();
        let (mut nodes, mut height) = (1, 0);
        let mut end = start;
        loop {
            let (event, span) = self.next()?;
            if event == Event::SequenceEnd {
                let end = self.index.end(start, end, span);
                items.shrink_to_fit();
                return Ok(Built {
                    node: Node {
                        value: Value::Array(items),
                        span: end,
                    },
                    nodes,
                    height,
                });
            }
            let item = self.node(event, span, depth + 1)?;
            nodes += item.nodes;
            height = height.max(item.height + 1);
            end = self.index.later(end, item.node.span, span);
            items.push(item.node);
        }
    }

    fn mapping(&mut self, start: Span, depth: usize) -> Result<Built> {
        let mut object = Object::new();
        let mut merged = Vec::new();
        let (mut nodes, mut height) = (1, 0);
        let mut end = start;
        loop {
            let (event, key_span) = self.next()?;
            let (key, plain) = match event {
                Event::MappingEnd => {
                    break self.finish_mapping(object, merged, start, end, key_span, nodes, height);
                }
                Event::Scalar(text, style, anchor, tag) => {
                    let plain = style == ScalarStyle::Plain && tag.is_none();
                    let key = text.into_owned();
                    if anchor > 0 {
                        let node = Node {
                            value: Value::String(key.clone()),
                            span: key_span,
                        };
                        self.keep(
                            anchor,
                            &Built {
                                node,
                                nodes: 1,
                                height: 0,
                            },
                            key_span,
                        )?;
                    }
                    (key, plain)
                }
                Event::Alias(anchor) => {
                    match self.anchors.get(&anchor).and_then(|it| it.node.as_str()) {
                        Some(text) => (text.to_owned(), false),
                        None => return Err(diagnostics::load::key_not_text(key_span).into()),
                    }
                }
                _ => return Err(diagnostics::load::key_not_text(key_span).into()),
            };
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            nodes += value.nodes;
            height = height.max(value.height + 1);
            end = self.index.later(end, value.node.span, span);
            if plain && key == "<<" {
                merged.push((value.node, span));
            } else if let Some(first) = object.key_span(&key) {
                self.report
                    .push(diagnostics::load::duplicate_key(&key, key_span, first));
            } else {
                object.set(key, key_span, value.node);
            }
        }
    }

    /// Adds the members of `<<`: stated members win, then the earlier source.
    #[expect(
        clippy::too_many_arguments,
        reason = "the state of one loop, in one caller"
    )]
    fn finish_mapping(
        &mut self,
        mut object: Object,
        merged: Vec<(Node, Span)>,
        start: Span,
        last: Span,
        end: Span,
        nodes: usize,
        height: usize,
    ) -> Result<Built> {
        for (node, at) in merged {
            let sources = match node.value {
                Value::Array(items) => items,
                Value::Object(_)
                | Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_) => vec![node],
            };
            for source in sources {
                let Value::Object(members) = source.value else {
                    self.report.push(diagnostics::load::merge_not_object(at));
                    continue;
                };
                for (key, key_span, value) in members.iter() {
                    if !object.contains_key(key) {
                        // An existing key wins, so the result is irrelevant.
                        let _ = object.insert(key.to_owned(), key_span, value.clone());
                    }
                }
            }
        }
        object.complete();
        let span = self.index.end(start, last, end);
        Ok(Built {
            node: Node {
                value: Value::Object(object),
                span,
            },
            nodes,
            height,
        })
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<Value> {
        let as_text = || Value::String(text.to_owned());
        match tag {
            None if style == ScalarStyle::Plain => Ok(self.plain(text, span)),
            None => Ok(as_text()),
            Some(tag) if tag.is_yaml_core_schema() && tag.suffix == "str" => Ok(as_text()),
            Some(tag) if tag.handle == "!" && tag.suffix.is_empty() => Ok(as_text()),
            Some(tag) if tag.handle.is_empty() && tag.suffix == "!" => Ok(as_text()),
            Some(tag) if tag.is_yaml_core_schema() => {
                let value = self.plain(text, span);
                let fits = match tag.suffix.as_str() {
                    "null" => matches!(value, Value::Null),
                    "bool" => matches!(value, Value::Bool(_)),
                    "int" | "float" => matches!(value, Value::Number(_)),
                    _ => return Err(diagnostics::load::foreign_tag(span, &tag.to_string()).into()),
                };
                if fits {
                    Ok(value)
                } else {
                    Err(diagnostics::load::foreign_tag(span, &tag.to_string()).into())
                }
            }
            Some(tag) => Err(diagnostics::load::foreign_tag(span, &tag.to_string()).into()),
        }
    }

    fn plain(&mut self, text: &str, span: Span) -> Value {
        match scalar::resolve(text) {
            Plain::Value(value) => value,
            Plain::Zeros(value) => {
                let read = if let Value::Number(number) = &value {
                    number.as_str()
                } else {
                    text
                };
                self.report
                    .push(diagnostics::load::leading_zeros(span, text, read));
                value
            }
            Plain::NotJson => {
                self.report
                    .push(diagnostics::load::not_a_json_number(span, text));
                // Any number would do: the error stops generation, and a number keeps the sweep
                // from reporting the same place again.
                Value::Number("0".to_owned())
            }
        }
    }

    fn collection_tag(&self, tag: Option<&Tag>, expected: &str, span: Span) -> Result<()> {
        match tag {
            Some(tag) if !(tag.is_yaml_core_schema() && tag.suffix == expected) => {
                Err(diagnostics::load::foreign_tag(span, &tag.to_string()).into())
            }
            Some(_) | None => Ok(()),
        }
    }
}
