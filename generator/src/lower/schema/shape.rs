//! Finds the shape of the values of a schema.
//!
//! A Rust type never admits less than its schema. Constraints and keywords, evaluated on the JSON
//! of the whole value, refuse what the type admits in addition.

use crate::diagnostics;
use crate::ir::{Array, Branch, Constraint, Keyword, Name, Number, Schema};
use crate::ir::{SchemaId, Shape, Text, TextFormat, Union, UnionKind};
use crate::source::Place;

use super::annotated_enum::Annotated;
use super::builder::{SchemaBuilder, empty};
use super::difference::{Left, Rest, holds_format, keep_unsatisfied, refusing};
use super::formats::{is_of_integers, text_format};
use super::layers::{Layer, Layers};
use super::types::{all_text, assumed_type};
use crate::lower::context::Context;
use crate::lower::keywords::UNEVALUATED;

impl<'a> SchemaBuilder<'a> {
    /// The shape of merged layers. Assertions that a Rust type can't enforce go to `rest`.
    pub(crate) fn shape(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        rest: &mut Rest,
    ) -> Shape {
        self.context.report(layers, &mut self.findings);
        let is_false = |layer: &Layer<'a>| layer.place.node.as_bool() == Some(false);
        if let Some(layer) = layers.0.iter().find(|layer| is_false(layer)) {
            return Shape::Never(refusing(&layer.place));
        }
        if self.context.excludes_everything(layers) {
            return Shape::Never("not");
        }
        if self.reader().lists_only_null(layers) {
            let rule = self.layers_rule(layers, place);
            rest.keywords.extend(rule.map(Keyword::Ref));
            return Shape::Any;
        }
        let kinds = self.reader().kinds(layers);
        if kinds.as_ref().is_some_and(Vec::is_empty) {
            return Shape::Never("type");
        }
        if let Some([only]) = kinds.as_deref()
            && self.rules.unions_assert(layers, only, &mut self.findings)
        {
            return self.typed(&only.clone(), layers, place, name, rest);
        }
        if let Some(listed) = self.reader().annotated(layers, kinds.as_deref()) {
            return match listed {
                Annotated::Choice(choice) => Shape::Choice(choice),
                Annotated::Numbers(listed) => {
                    rest.constraints.push(listed);
                    self.typed("integer", &without_unions(layers), place, name, rest)
                }
            };
        }
        if layers.any(&["oneOf", "anyOf"]) {
            return self.union(layers, place, name, rest);
        }
        match kinds.as_deref() {
            Some([only]) => self.typed(only, layers, place, name, rest),
            None => self.untyped(layers, place, name, rest),
            Some(several) => self.by_kind(several, layers, place, name),
        }
    }

    /// The shape of a value of one type.
    pub(crate) fn typed(
        &mut self,
        kind: &str,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        rest: &mut Rest,
    ) -> Shape {
        let left = self.rules.left(kind, layers, rest, &mut self.findings);
        match kind {
            "object" => self.object(layers, place, name, left, rest),
            "array" => self.array(layers, place, name, left, rest),
            "string" => self.text(layers, left, rest),
            "boolean" => self.with_values(layers, Shape::Boolean, left, rest),
            _ => self.number(layers, kind, left, rest),
        }
    }

    /// The union of several types.
    fn by_kind(
        &mut self,
        kinds: &[String],
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
    ) -> Shape {
        let mut branches = Vec::with_capacity(kinds.len());
        for (index, kind) in kinds.iter().enumerate() {
            let name = name.inner(kind);
            let mut key = layers.key();
            key.extend(std::iter::repeat_n(place.span(), index + 2));
            let schema = match self.known.get(&key) {
                Some(known) => *known,
                None => self.of_kind(key, kind, layers, place, name),
            };
            branches.push(Branch {
                schema,
                component: None,
                title: None,
            });
        }
        Shape::Union(Union {
            kind: UnionKind::AnyOf,
            branches,
            discriminator: None,
        })
    }

    /// The shape of a schema without a type: a choice, or any value with keywords.
    fn untyped(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        rest: &mut Rest,
    ) -> Shape {
        if let Some(values) = self.reader().enumeration(layers)
            && let Some(choices) = all_text(&values)
            && !choices.is_empty()
            && !self.context.lists_null(layers)
        {
            if layers.0.iter().any(|layer| !is_choice(layer)) {
                let rule = self.layers_rule(layers, place);
                rest.keywords.extend(rule.map(Keyword::Ref));
            }
            return Shape::Choice(self.reader().named_texts(layers, &values));
        }
        if self.context.reading.assume_types
            && let Some(assumed) = assumed_type(layers)
        {
            self.findings
                .diagnostics
                .push(diagnostics::schema::assumed_type(place, assumed));
            return self.typed(assumed, layers, place, name, rest);
        }
        if let Some(assumed) = assumed_type(layers) {
            self.findings
                .diagnostics
                .push(diagnostics::schema::missing_type(place, assumed));
        }
        self.whole_or_layers(layers, place, rest);
        Shape::Any
    }

    fn whole_or_layers(&mut self, layers: &Layers<'a>, place: &Place<'a>, rest: &mut Rest) {
        self.rules.whole(layers, rest, &mut self.findings);
        let mut others = layers.clone();
        others.0.retain(|layer| !layer.any(&UNEVALUATED));
        let rule = self.layers_rule(&others, place);
        rest.keywords.extend(rule.map(Keyword::Ref));
    }

    fn text(&mut self, layers: &Layers<'a>, mut left: Left<'a>, rest: &mut Rest) -> Shape {
        if let Some(values) = self.reader().enumeration(layers) {
            if !values.iter().any(|value| value.node.as_str().is_some()) {
                return Shape::Never("enum");
            }
            keep_unsatisfied(&mut left, &values);
            self.rules.leave(left, layers, rest, &mut self.findings);
            return Shape::Choice(self.reader().named_texts(layers, &values));
        }
        let mut format = TextFormat::Plain;
        for place in layers.all("format") {
            let next = text_format(place.node.as_str().unwrap_or_default());
            if format != TextFormat::Plain && next != TextFormat::Plain && next != format {
                self.findings
                    .error(diagnostics::schema::format_clash(&place));
            }
            if next != TextFormat::Plain {
                format = next;
            }
        }
        left.retain(|(_, it)| !matches!(it, Keyword::Constraint(Constraint::Format(_))));
        self.rules.leave(left, layers, rest, &mut self.findings);
        Shape::Text(Text { format })
    }

    /// `float` is 64 bits wide like `double`, so values beyond single precision are neither rounded
    /// nor refused. `int32` and `int64` refuse values out of range, in any layer.
    fn number(
        &mut self,
        layers: &Layers<'a>,
        kind: &str,
        mut left: Left<'a>,
        rest: &mut Rest,
    ) -> Shape {
        if let Some((choice, values)) = self.reader().named_numbers(layers) {
            keep_unsatisfied(&mut left, &values);
            self.rules.leave(left, layers, rest, &mut self.findings);
            return Shape::Choice(choice);
        }
        let formats = layers.all("format");
        let formats: Vec<&str> = formats.iter().filter_map(|it| it.node.as_str()).collect();
        let mut format = formats.first().copied();
        if kind == "integer" && format != Some("minor-units") && formats.contains(&"int32") {
            format = Some("int32");
        }
        let number = match (kind, format) {
            ("integer", Some("int32")) => Number::Int32,
            ("integer", Some("int64")) => Number::Int64,
            ("integer", Some("minor-units")) => Number::MinorUnits,
            ("integer", Some(format)) if is_of_integers(format) => Number::Integer,
            ("integer", _) if self.context.reading.exact_numbers => Number::ExactInteger,
            ("integer", _) => Number::Integer,
            (_, Some("decimal")) => Number::Decimal,
            _ if self.context.reading.exact_numbers => Number::Exact,
            (_, format) => {
                // Listed values are exact.
                let plain = format.is_none() && !layers.any(&["enum", "const"]);
                let at = layers.first("type").filter(|_| plain);
                self.plain_numbers.extend(at.map(|it| it.span()));
                Number::Float
            }
        };
        left.retain(|(_, it)| !holds_format(number, it));
        self.with_values(layers, Shape::Number(number), left, rest)
    }

    /// A type that does not enforce listed values, with a constraint for them.
    fn with_values(
        &mut self,
        layers: &Layers<'a>,
        shape: Shape,
        left: Left<'a>,
        rest: &mut Rest,
    ) -> Shape {
        match self.reader().listing(layers) {
            Some(Constraint::Enum(texts) | Constraint::Const(texts)) if texts.is_empty() => {
                Shape::Never("enum")
            }
            listed => {
                self.rules.leave(left, layers, rest, &mut self.findings);
                rest.constraints.extend(listed);
                shape
            }
        }
    }

    fn array(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        mut left: Left<'a>,
        rest: &mut Rest,
    ) -> Shape {
        let tuple = layers.any(&["prefixItems"]);
        left.retain(|(_, it)| tuple || !matches!(it, Keyword::Items(..)));
        let items: Vec<_> = layers.all("items").into_iter().map(Layer::new).collect();
        let items = if items.is_empty() || tuple {
            self.any(place, name.inner("item"))
        } else {
            self.merged(items, place, name.inner("item"))
        };
        self.with_values(layers, Shape::Array(Array { items }), left, rest)
    }

    /// A schema without assertions, for a place without a schema.
    pub(crate) fn any(&mut self, place: &Place<'a>, name: Name) -> SchemaId {
        self.built.push(Schema {
            xml: None,
            ..empty(place, name)
        })
    }
}

impl<'a> Context<'a> {
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
}

/// The layers without the unions that list values.
fn without_unions<'a>(layers: &Layers<'a>) -> Layers<'a> {
    let mut layers = layers.clone();
    for layer in &mut layers.0 {
        layer.hide("oneOf");
        layer.hide("anyOf");
    }
    layers
}

/// True if a layer only lists the allowed strings.
fn is_choice(layer: &Layer<'_>) -> bool {
    layer.place.members().all(|(key, _, _)| {
        matches!(key, "enum" | "const" | "allOf" | "$ref")
            || crate::lower::keywords::is_annotation(key)
    })
}
