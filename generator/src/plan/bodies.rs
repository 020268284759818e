//! Bodies: how each media type is read, and a variant for each where there are several.

use crate::ir::{Content, Encoding, EncodingStyle, Example, MediaKind, Shape};

use super::model::RustType;
use super::operations::OperationPlanner;
use super::parts::PartsPlan;
use super::reach::Direction;
use super::rules::{Rules, Static};
use super::words::Words;
use crate::naming::{Scope, type_name};

/// The media type of a form whose codec the runtime has.
const FORM: &str = "application/x-www-form-urlencoded";

/// A body.
#[derive(Clone, Debug)]
pub struct BodyPlan {
    /// What it may be; never empty.
    pub contents: Vec<ContentPlan>,
    /// The enum with a variant for each content, where there are several.
    pub choice: Option<String>,
    /// Whether it must be there.
    pub required: bool,
    /// What the document says about it.
    pub words: Words,
    /// Example bodies in JSON.
    pub examples: Vec<Example>,
}

/// A body in one media type, or in several that are the same JSON.
#[derive(Clone, Debug)]
pub struct ContentPlan {
    /// The variant of the enum.
    pub variant: String,
    /// The media types or ranges; it is written as the first one.
    pub media_types: Vec<String>,
    /// How it is written and read.
    pub codec: Codec,
}

/// How a body is written and read.
#[derive(Clone, Debug)]
pub enum Codec {
    /// JSON of this type, with the name of the constant with its rules.
    Json(RustType, Option<String>),
    /// Text of this type with its rules.
    Text(String, RustType, Rules),
    /// A form.
    Form(Box<FormPlan>),
    /// A stream of items.
    Items(ItemsPlan),
    /// Bytes of one media type.
    Bytes(String),
    /// Bytes of any media type in a range.
    Blob(String),
    /// Streamed bytes of one media type.
    ByteStream(String),
    /// Streamed bytes of any media type in a range.
    BlobStream(String),
    /// Parts that the document names.
    Parts(PartsPlan),
    /// Parts that it does not name.
    RawParts,
}

/// A stream of items.
#[derive(Clone, Debug)]
pub struct ItemsPlan {
    /// The constant of its codec.
    pub constant: String,
    /// How items are told apart.
    pub framing: Framing,
    /// The type of an item, or of the data of an event.
    pub ty: RustType,
    /// The constant with the rules of an item.
    pub rules: Option<String>,
}

/// How the items of a stream are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Framing {
    Lines,
    Sequence,
    Events,
    TextEvents,
}

/// A form.
#[derive(Clone, Debug)]
pub struct FormPlan {
    /// The constant of its codec; `None` where it is spelled as any form, and the runtime has it.
    pub constant: Option<String>,
    /// The type.
    pub ty: RustType,
    /// The constant with its rules.
    pub rules: Option<String>,
    /// The members that are not spelled as the default has it.
    pub fields: Vec<FormFieldPlan>,
}

/// A member of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFieldPlan {
    /// Its name on the wire.
    pub name: String,
    /// `style`.
    pub style: Option<EncodingStyle>,
    /// `explode`, where it is not the default.
    pub explode: bool,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// Whether the value is JSON text.
    pub json: bool,
}

impl OperationPlanner<'_, '_> {
    /// Plans the contents of a body; `ty` is what an enum of them would be called.
    pub(super) fn body(
        &mut self,
        contents: &[Content],
        direction: Direction,
        name: &str,
        ty: &str,
    ) -> Option<BodyPlan> {
        let mut plans: Vec<ContentPlan> = Vec::new();
        let mut scope = Scope::default();
        let mut targets = Vec::new();
        for content in contents {
            let target = content.schema.map(|it| {
                let nullable = self.book.api.schemas.is_nullable(it);
                (self.book.api.schemas.target(it), nullable)
            });
            if content.kind == MediaKind::Json
                && let Some(same) = self.same_json(content, direction, target, &targets, &mut plans)
            {
                if !same.media_types.contains(&content.media_type) {
                    same.media_types.push(content.media_type.clone());
                }
                continue;
            }
            let Some(codec) = self.codec(content, direction, name, ty) else {
                continue;
            };
            targets.push(target);
            plans.push(ContentPlan {
                variant: scope.unique(&variant(content, contents)),
                media_types: media_types(content),
                codec,
            });
        }
        let choice = (plans.len() > 1).then(|| self.extra(ty));
        (!plans.is_empty()).then(|| BodyPlan {
            choice,
            contents: plans,
            required: true,
            words: Words::default(),
            examples: contents.iter().flat_map(|it| it.examples.clone()).collect(),
        })
    }

    /// The content that is the same JSON under another media type.
    fn same_json<'c>(
        &mut self,
        content: &Content,
        direction: Direction,
        target: Option<(crate::ir::SchemaId, bool)>,
        targets: &[Option<(crate::ir::SchemaId, bool)>],
        plans: &'c mut [ContentPlan],
    ) -> Option<&'c mut ContentPlan> {
        if plans.is_empty() {
            return None;
        }
        let ty = self.types.rust_type(content.schema?, direction);
        let plain = self.is_plain(content);
        let mut both = plans.iter_mut().zip(targets);
        let (same, _) = both.find(|(plan, other)| match &plan.codec {
            Codec::Json(_, _) if **other == target => true,
            Codec::Json(known, None) => plain && *known == ty,
            _ => false,
        })?;
        Some(same)
    }

    fn is_plain(&self, content: &Content) -> bool {
        content.schema.is_some_and(|schema| {
            let schemas = &self.book.api.schemas;
            let target = schemas.get(schemas.target(schema));
            schemas.get(schema).constraints.is_empty() && target.constraints.is_empty()
        })
    }

    fn codec(
        &mut self,
        content: &Content,
        direction: Direction,
        name: &str,
        ty: &str,
    ) -> Option<Codec> {
        let constant = |planner: &mut Self, kind: &str| {
            let text = format!("{} {name} {kind}", planner.book.prefix);
            planner.book.scope.constant(&text)
        };
        Some(match (content.kind, content.schema) {
            (MediaKind::Json, Some(schema)) => {
                let rules = self.named_rules(schema, name);
                Codec::Json(self.types.rust_type(schema, direction), rules)
            }
            (MediaKind::Form, Some(schema)) => {
                let rules = self.named_rules(schema, name);
                let fields: Vec<_> = content.encodings.iter().filter_map(form_field).collect();
                let plain = content.media_type == FORM && rules.is_none() && fields.is_empty();
                Codec::Form(Box::new(FormPlan {
                    ty: self.types.rust_type(schema, direction),
                    rules,
                    fields,
                    constant: (!plain).then(|| constant(self, "form")),
                }))
            }
            (MediaKind::Multipart, Some(schema)) => {
                self.multipart(content, schema, direction, ty)?
            }
            (MediaKind::EventStream | MediaKind::JsonLines | MediaKind::JsonSequence, schema) => {
                self.items(content.kind, schema, direction, name)
            }
            (MediaKind::Text, schema) => {
                let schema = schema.filter(|it| {
                    let schemas = &self.book.api.schemas;
                    is_scalar(&schemas.get(schemas.target(*it)).shape)
                });
                let (ty, rules) = match schema {
                    Some(schema) => (
                        scalar(self.types.rust_type(schema, direction)),
                        self.book.rules(schema, name),
                    ),
                    None => (RustType::Text, Rules::default()),
                };
                Codec::Text(constant(self, "text"), ty, rules)
            }
            (MediaKind::Open, _) if content.streamed => Codec::BlobStream(constant(self, "blob")),
            (MediaKind::Bytes, _) if content.streamed => Codec::ByteStream(constant(self, "bytes")),
            (MediaKind::Open, _) => Codec::Blob(constant(self, "blob")),
            (MediaKind::Bytes, _) | (_, None) => Codec::Bytes(constant(self, "bytes")),
        })
    }

    /// A stream, whose schema is that of an item; a list is what all items together are.
    fn items(
        &mut self,
        kind: MediaKind,
        schema: Option<crate::ir::SchemaId>,
        direction: Direction,
        name: &str,
    ) -> Codec {
        let schemas = &self.book.api.schemas;
        let item = schema.map(|schema| {
            let target = schemas.target(schema);
            match &schemas.get(target).shape {
                Shape::Array(array) if kind != MediaKind::EventStream => array.items,
                _ => schema,
            }
        });
        let text = item.is_none_or(|item| {
            let shape = &schemas.get(schemas.target(item)).shape;
            matches!(shape, Shape::Text(_) | Shape::Any)
        });
        let framing = match kind {
            MediaKind::JsonLines => Framing::Lines,
            MediaKind::JsonSequence => Framing::Sequence,
            _ if text => Framing::TextEvents,
            _ => Framing::Events,
        };
        let (ty, rules) = match item {
            Some(item) if framing != Framing::TextEvents => (
                self.types.rust_type(item, direction),
                self.named_rules(item, name),
            ),
            _ => (RustType::Text, None),
        };
        let text = format!("{} {name} items", self.book.prefix);
        Codec::Items(ItemsPlan {
            constant: self.book.scope.constant(&text),
            framing,
            ty,
            rules,
        })
    }

    /// The name of a constant with the rules of a schema, if it has any.
    pub(super) fn named_rules(
        &mut self,
        schema: crate::ir::SchemaId,
        name: &str,
    ) -> Option<String> {
        let rules = self.book.rules(schema, name);
        self.named(rules, name)
    }

    /// A constant with the rules of a file, which are how long it may be.
    pub(super) fn named_lengths(
        &mut self,
        schema: crate::ir::SchemaId,
        name: &str,
    ) -> Option<String> {
        let lengths = self.book.lengths(schema, name);
        self.named(lengths, name)
    }

    fn named(&mut self, rules: Rules, name: &str) -> Option<String> {
        (!rules.is_empty()).then(|| {
            let text = format!("{} {name}", self.book.prefix);
            let constant = self.book.scope.constant(&text);
            let rules = Static::Rules(constant.clone(), rules);
            self.book.statics.push(rules);
            constant
        })
    }

    /// A name for a type that stands beside the request and the answers.
    pub(super) fn extra(&mut self, name: &str) -> String {
        self.names.unique(name)
    }
}

/// Whether a value is one piece of text.
pub(super) fn is_scalar(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Boolean | Shape::Number(_) | Shape::Text(_) | Shape::Choice(_)
    )
}

/// A type without `null`, which text can't spell.
pub(super) fn scalar(ty: RustType) -> RustType {
    match ty {
        RustType::Nullable(inner) => *inner,
        other => other,
    }
}

/// Members that are spelled as the default has it need no row.
fn form_field(encoding: &Encoding) -> Option<FormFieldPlan> {
    let json = encoding.media_types.iter().any(|it| is_json(it)) && encoding.style.is_none();
    // Where only `explode` is given, the style is the default of query parameters.
    let style = encoding
        .style
        .or(encoding.explode.map(|_| EncodingStyle::Form));
    let explode = encoding.explode.unwrap_or(matches!(
        style,
        None | Some(EncodingStyle::Form | EncodingStyle::DeepObject)
    ));
    let stated = style.is_some() || json || encoding.allow_reserved;
    stated.then(|| FormFieldPlan {
        name: encoding.member.clone(),
        style,
        explode,
        allow_reserved: encoding.allow_reserved,
        json,
    })
}

/// Whether a media type is JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// The media types of a content; JSON of a range is written as plain JSON.
fn media_types(content: &Content) -> Vec<String> {
    let stated = content.media_type.clone();
    if content.kind == MediaKind::Json && stated.contains('*') {
        return vec!["application/json".to_owned(), stated];
    }
    vec![stated]
}

/// What a media type is called among others.
fn variant(content: &Content, all: &[Content]) -> String {
    // Plain JSON has the short name; without it, the first JSON of any kind.
    let mut jsons = all.iter().filter(|it| it.kind == MediaKind::Json);
    let plain = |it: &&Content| it.media_type.starts_with("application/json");
    let main = jsons.clone().find(plain).or_else(|| jsons.next());
    let is_main = main.is_some_and(|it| it.media_type == content.media_type);
    let essence = content.media_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    let (group, subtype) = essence.split_once('/').unwrap_or_default();
    match content.kind {
        MediaKind::Json if is_main => "Json".to_owned(),
        MediaKind::Form => "Form".to_owned(),
        MediaKind::Multipart => "Multipart".to_owned(),
        MediaKind::Text if subtype == "plain" => "Text".to_owned(),
        MediaKind::Open if group == "*" => "Any".to_owned(),
        MediaKind::Open if subtype == "*" => type_name(&[group.to_owned()]),
        _ => type_name(&[subtype.replace(['+', '.', '-'], " ")]),
    }
}
