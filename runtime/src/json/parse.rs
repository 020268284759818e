//! Reads free-form JSON.

use super::json_type::JsonType;
use super::lexer::Key;
use super::map::Map;
use super::reader::Reader;
use super::value::{Json, Number};
use crate::report::{Limits, Report};
use crate::schema::ANY;

/// The maximum depth of free-form values that are only inspected.
const DEPTH: u16 = 512;

impl Json {
    /// Reads valid JSON text. The first of several members with one name is kept.
    pub(crate) fn keep(text: &str) -> Option<Self> {
        Reader::new(text.as_bytes(), Report::new(), limits()).json()
    }

    /// Reads text that is known to be valid JSON, such as the output of the writer.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        Self::parse(bytes).ok()
    }

    /// Reads JSON text strictly.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Report> {
        let mut reader = Reader::new(bytes, Report::new(), limits());
        let value = reader.json();
        reader.end();
        match value {
            Some(value) if reader.report.is_empty() => Ok(value),
            _ => Err(reader.into_report()),
        }
    }
}

fn limits() -> Limits {
    Limits {
        depth: DEPTH,
        ..Limits::default()
    }
}

impl Reader<'_> {
    /// Reads any value.
    pub(crate) fn json(&mut self) -> Option<Json> {
        match self.peek()? {
            JsonType::Null => self.null().then_some(Json::Null),
            JsonType::Boolean => self.boolean().map(Json::Bool),
            JsonType::Number => {
                let text = self.number_text("a number")?;
                Some(Json::Number(Number::from_read(text)))
            }
            JsonType::String => self.string(&ANY).map(Json::String),
            JsonType::Array => self.json_array(),
            JsonType::Object => self.json_object(),
        }
    }

    fn json_array(&mut self) -> Option<Json> {
        let mut items = Vec::new();
        let mut more = self.array()?;
        while more {
            let mark = self.report.mark();
            let item = self.json();
            self.item_done(mark, items.len());
            items.push(item?);
            more = self.next_item()?;
        }
        Some(Json::Array(items))
    }

    fn json_object(&mut self) -> Option<Json> {
        if !self.descend() {
            return None;
        }
        let mut members = Map::new();
        let mut first = true;
        while let Some(name) = self.next_name(first) {
            first = false;
            let mark = self.report.mark();
            if members.contains_key(&name) {
                self.skip_repeated(&name);
                continue;
            }
            let value = self.json();
            self.report.prefix_since(mark, &name);
            members.insert(name, value?);
        }
        (!self.broken).then_some(Json::Object(members))
    }

    /// Reads the name of the next member, or ends the object.
    fn next_name(&mut self, first: bool) -> Option<String> {
        if self.broken || (!self.report.is_empty() && self.gives_up()) {
            return None;
        }
        match self.lexer.key(first, None) {
            Ok(Key::Name(name)) => Some(name.to_owned()),
            Ok(Key::Expected | Key::End) => {
                self.depth -= 1;
                None
            }
            Err(error) => {
                self.fail(&error);
                None
            }
        }
    }
}
