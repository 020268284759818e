//! Plans bodies: a codec for each media type, and an enum if there are several.

use crate::ir::{Body, Content, Encoding, EncodingStyle, MediaKind, SchemaId, Shape};
use crate::naming::Scope;
use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;
use crate::plan::rules::Rules;
use crate::plan::types::rust_type::RustType;

use super::body::{
    BodyPlan, Codec, ContentPlan, FormFieldPlan, FormPlan, Framing, ItemsPlan, XmlBodyPlan,
};
use super::media::{is_json, is_scalar, media_types, scalar, variant_name};
use super::planner::OperationPlanner;

/// The media type of forms.
const FORM: &str = "application/x-www-form-urlencoded";

impl OperationPlanner<'_, '_> {
    pub(super) fn request_body(&mut self, body: &Body, direction: Direction) -> Option<BodyPlan> {
        let ty = format!("{}Body", self.book.prefix);
        let plan = self.body(&body.contents, direction, "body", &ty)?;
        Some(BodyPlan {
            required: body.required,
            words: DocText::of(&body.docs).or(|| "The request body.".to_owned()),
            ..plan
        })
    }

    /// Plans the contents of a body; `ty` is the name of an enum of them.
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
                let nullable = self.types.api.schemas.is_nullable(it);
                (self.types.api.schemas.target(it), nullable)
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
                variant: scope.unique(&variant_name(content, contents)),
                media_types: media_types(content),
                codec,
            });
        }
        let choice = (plans.len() > 1).then(|| self.extra(ty));
        (!plans.is_empty()).then(|| BodyPlan {
            choice,
            contents: plans,
            required: true,
            words: DocText::default(),
            examples: contents.iter().flat_map(|it| it.examples.clone()).collect(),
        })
    }

    /// Finds another content with the same JSON under a different media type.
    fn same_json<'c>(
        &mut self,
        content: &Content,
        direction: Direction,
        target: Option<(SchemaId, bool)>,
        targets: &[Option<(SchemaId, bool)>],
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
            let schemas = &self.types.api.schemas;
            let target = schemas.get(schemas.target(schema));
            schemas.get(schema).constraints.is_empty() && target.constraints.is_empty()
        })
    }

    pub(super) fn codec(
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
            (MediaKind::Xml, Some(schema)) => {
                let root = content.xml.as_ref()?;
                let rules = self.named_rules(schema, name);
                Codec::Xml(Box::new(XmlBodyPlan {
                    constant: constant(self, "xml"),
                    ty: self.types.rust_type(schema, direction),
                    rules,
                    root: root.name.clone(),
                    of: self.types.xml_names.name(root.of).to_owned(),
                }))
            }
            (MediaKind::Multipart, Some(schema)) => {
                self.multipart(content, schema, direction, ty)?
            }
            (MediaKind::Ordered, _) => self.ordered(content, direction, name, ty)?,
            (MediaKind::PartStream, Some(schema)) => {
                self.part_stream(content, schema, direction, ty)?
            }
            (MediaKind::EventStream | MediaKind::JsonLines | MediaKind::JsonSequence, schema) => {
                self.items((content.kind, content.of_items), schema, direction, name)
            }
            (MediaKind::Text, schema) => {
                let schema = schema.filter(|it| {
                    let schemas = &self.types.api.schemas;
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

    /// In a stream the schema describes one item; an array schema describes the whole sequence, so
    /// its items count.
    fn items(
        &mut self,
        (kind, of_items): (MediaKind, bool),
        schema: Option<SchemaId>,
        direction: Direction,
        name: &str,
    ) -> Codec {
        let schemas = &self.types.api.schemas;
        let item = schema.map(|schema| {
            let target = schemas.target(schema);
            match &schemas.get(target).shape {
                Shape::Array(array) if kind != MediaKind::EventStream && !of_items => array.items,
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
            _ if of_items => Framing::WholeEvents,
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
}

/// The row of a form member; `None` if it is written in the default style.
fn form_field(encoding: &Encoding) -> Option<FormFieldPlan> {
    let json = encoding.media_types.iter().any(|it| is_json(it)) && encoding.style.is_none();
    // If a document states only `explode`, it means the default style of query parameters.
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
