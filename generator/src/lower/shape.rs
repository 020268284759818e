//! Which kind of value a schema admits.

use crate::diagnostics;
use crate::ir::{Array, Constraint, Name, Number, SchemaId, Shape, Text, TextFormat};
use crate::load::{Value, Version};
use crate::resolve::Place;

use super::keywords::{Feature, UNSUPPORTED};
use super::layers::{Layer, Layers};
use super::{Lower, words};

const OBJECT_KEYWORDS: [&str; 4] = [
    "properties",
    "additionalProperties",
    "minProperties",
    "maxProperties",
];
const TEXT_KEYWORDS: [&str; 3] = ["minLength", "maxLength", "pattern"];
const NUMBER_KEYWORDS: [&str; 5] = [
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
];
const ARRAY_KEYWORDS: [&str; 4] = ["items", "minItems", "maxItems", "uniqueItems"];

impl<'a> Lower<'a> {
    /// The shape of merged layers; what a Rust type can't hold goes into `constraints`.
    pub(super) fn shape(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        constraints: &mut Vec<Constraint>,
    ) -> Shape {
        self.refuse_unsupported(layers);
        if layers
            .0
            .iter()
            .any(|layer| layer.place.node.as_bool() == Some(false))
            || self.excludes_everything(layers)
        {
            return Shape::Never;
        }
        if layers.any(&["oneOf", "anyOf"]) {
            return self.union(layers, place, name, constraints);
        }
        let Some(kind) = self.kind(layers, place) else {
            return self.untyped(layers, place, constraints);
        };
        match kind.as_str() {
            "object" => self.object(layers, place, name, constraints),
            "array" => self.array(layers, place, name, constraints),
            "string" => self.text(layers, constraints),
            "boolean" => self.with_enum(layers, Shape::Boolean, constraints),
            "integer" | "number" => self.number(layers, &kind, constraints),
            _ => self.untyped(layers, place, constraints),
        }
    }

    /// The one type that all layers agree on, stated or plain from the keywords.
    fn kind(&mut self, layers: &Layers<'a>, place: &Place<'a>) -> Option<String> {
        let mut agreed: Option<(String, Place<'a>)> = None;
        for stated in layers.all("type") {
            let Some(kind) = self.stated_type(&stated) else {
                continue;
            };
            match &agreed {
                None => agreed = Some((kind, stated)),
                Some((before, _)) if *before == kind => {}
                // Every integer is a number, so the narrower of the two holds.
                Some((before, _)) if before == "number" && kind == "integer" => {
                    agreed = Some((kind, stated));
                }
                Some((before, _)) if before == "integer" && kind == "number" => {}
                Some((_, first)) => {
                    let clash = diagnostics::lower::type_clash(first, &stated);
                    self.error(clash);
                }
            }
        }
        if let Some((kind, _)) = agreed {
            return Some(kind);
        }
        let assumed = assumed_type(layers)?;
        self.diagnostics
            .push(diagnostics::lower::assumed_type(place, assumed));
        Some(assumed.to_owned())
    }

    fn stated_type(&mut self, place: &Place<'a>) -> Option<String> {
        if let Some(one) = place.node.as_str() {
            return (one != "null").then(|| one.to_owned());
        }
        let names: Vec<_> = place
            .items()
            .filter_map(|(_, item)| item.node.as_str().map(str::to_owned))
            .filter(|kind| kind != "null")
            .collect();
        if names.len() > 1 {
            self.refuse(Feature::TypeList, place, "a list of several types");
        }
        names.into_iter().next()
    }

    /// A schema without a type: an enumeration, or any value.
    fn untyped(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        constraints: &mut Vec<Constraint>,
    ) -> Shape {
        let Some(values) = self.enumeration(layers) else {
            return Shape::Any;
        };
        if let Some(choices) = all_text(&values) {
            if layers
                .0
                .iter()
                .any(|layer| layer.place.span() == place.span())
            {
                self.diagnostics
                    .push(diagnostics::lower::assumed_type(place, "string"));
            }
            return Shape::Choice(choices);
        }
        constraints.push(Constraint::Enum(json_texts(&values)));
        Shape::Any
    }

    fn text(&mut self, layers: &Layers<'a>, constraints: &mut Vec<Constraint>) -> Shape {
        self.text_constraints(layers, constraints);
        if let Some(values) = self.enumeration(layers) {
            let choices = values.iter().filter_map(|value| value.node.as_str());
            return Shape::Choice(choices.map(str::to_owned).collect());
        }
        let mut format = TextFormat::Plain;
        for place in layers.all("format") {
            let next = text_format(place.node.as_str().unwrap_or_default());
            if format != TextFormat::Plain && next != TextFormat::Plain && next != format {
                self.error(diagnostics::lower::format_clash(&place));
            }
            if next != TextFormat::Plain {
                format = next;
            }
        }
        Shape::Text(Text { format })
    }

    fn number(
        &mut self,
        layers: &Layers<'a>,
        kind: &str,
        constraints: &mut Vec<Constraint>,
    ) -> Shape {
        self.number_constraints(layers, constraints);
        let format = layers.first("format");
        let format = format.as_ref().and_then(|it| it.node.as_str());
        let number = match (kind, format) {
            ("integer", Some("int32")) => Number::Int32,
            ("integer", Some("int64")) => Number::Int64,
            ("integer", Some("minor-units")) => Number::MinorUnits,
            ("integer", _) => Number::Integer,
            (_, Some("decimal")) => Number::Decimal,
            _ => Number::Float,
        };
        self.with_enum(layers, Shape::Number(number), constraints)
    }

    /// Adds the `enum` of a type whose Rust form is not an enumeration.
    fn with_enum(
        &mut self,
        layers: &Layers<'a>,
        shape: Shape,
        constraints: &mut Vec<Constraint>,
    ) -> Shape {
        if let Some(values) = self.enumeration(layers) {
            constraints.push(Constraint::Enum(json_texts(&values)));
        }
        shape
    }

    fn array(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        constraints: &mut Vec<Constraint>,
    ) -> Shape {
        self.array_constraints(layers, constraints);
        let items: Vec<_> = layers.all("items").into_iter().map(Layer::new).collect();
        let items = if items.is_empty() {
            self.any(place, name.inner("item"))
        } else {
            self.merged(items, place, name.inner("item"))
        };
        self.with_enum(layers, Shape::Array(Array { items }), constraints)
    }

    /// A schema that admits every value, for a place where the document gives none.
    pub(super) fn any(&mut self, place: &Place<'a>, name: Name) -> SchemaId {
        self.schemas.push(crate::ir::Schema {
            origin: super::origin(place),
            name,
            docs: crate::ir::Docs::default(),
            shape: Shape::Any,
            nullable: false,
            sensitive: false,
            constraints: Vec::new(),
        })
    }

    /// The values that every layer's `enum` admits, `null` left out.
    fn enumeration(&mut self, layers: &Layers<'a>) -> Option<Vec<Place<'a>>> {
        let mut lists = layers.all("enum").into_iter();
        let first = lists.next()?;
        let mut values: Vec<Place<'a>> = Vec::new();
        for (_, value) in first.items() {
            let text = words::json(value.node);
            match values.iter().find(|known| words::json(known.node) == text) {
                Some(known) => {
                    let twice = diagnostics::lower::duplicate_value(known, &value);
                    self.error(twice);
                }
                None => values.push(value),
            }
        }
        for list in lists {
            let texts: Vec<_> = list.items().map(|(_, it)| words::json(it.node)).collect();
            values.retain(|value| texts.contains(&words::json(value.node)));
        }
        values.retain(|value| !matches!(value.node.value, Value::Null));
        if values.is_empty() {
            self.error(diagnostics::lower::empty_enum(&first));
        }
        Some(values)
    }

    fn excludes_everything(&self, layers: &Layers<'a>) -> bool {
        layers.all("not").iter().any(|not| {
            let not = self.document.follow(not);
            not.node.as_bool() == Some(true)
                || not
                    .node
                    .as_object()
                    .is_some_and(|object| object.iter().next().is_none())
        })
    }

    fn refuse_unsupported(&mut self, layers: &Layers<'a>) {
        // In a document of 3.0 they do not exist, which the sweep has said.
        if self.document.version() == Version::V3_0 {
            return;
        }
        for keyword in UNSUPPORTED {
            for place in layers.all(keyword) {
                let what = format!("the keyword `{keyword}`");
                self.refuse(Feature::Keyword(keyword), &place, &what);
            }
        }
    }
}

/// The type that keywords speak of where no layer states one.
fn assumed_type(layers: &Layers<'_>) -> Option<&'static str> {
    let table: [(&[&str], &str); 4] = [
        (&OBJECT_KEYWORDS, "object"),
        (&ARRAY_KEYWORDS, "array"),
        (&TEXT_KEYWORDS, "string"),
        (&NUMBER_KEYWORDS, "number"),
    ];
    let found = table.into_iter().find(|(keys, _)| layers.any(keys));
    found.map(|(_, kind)| kind)
}

fn all_text(values: &[Place<'_>]) -> Option<Vec<String>> {
    values
        .iter()
        .map(|value| value.node.as_str().map(str::to_owned))
        .collect()
}

fn json_texts(values: &[Place<'_>]) -> Vec<String> {
    values.iter().map(|value| words::json(value.node)).collect()
}

fn text_format(format: &str) -> TextFormat {
    match format {
        "uuid" => TextFormat::Uuid,
        "date" => TextFormat::Date,
        "date-time" => TextFormat::DateTime,
        "decimal" => TextFormat::Decimal,
        "byte" => TextFormat::Byte,
        "ipv4" => TextFormat::Ipv4,
        "ipv6" => TextFormat::Ipv6,
        "email" => TextFormat::Checked("Email"),
        "hostname" => TextFormat::Checked("Hostname"),
        "uri" | "url" => TextFormat::Checked("Uri"),
        "uri-reference" => TextFormat::Checked("UriReference"),
        "json-pointer" => TextFormat::Checked("JsonPointer"),
        "time" => TextFormat::Checked("Time"),
        "duration" => TextFormat::Checked("Duration"),
        _ => TextFormat::Plain,
    }
}
