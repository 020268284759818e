//! Plans multipart bodies: a field for each property.

use crate::diagnostics;
use crate::ir::{
    Additional, Constraint, Content, Encoding, MediaKind, Member, Schema, SchemaId, Shape,
};
use crate::naming::{Scope, inline_type_name, local_name, value_name};
use crate::options::Feature;
use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;
use crate::plan::facts::{self, WireName};

use super::body::Codec;
use super::media::{is_json, is_scalar, scalar};
use super::parameter::ParameterPlan;
use super::parameters::is_item_of;
use super::part::{OtherParts, PartHeaderPlan, PartKind, PartPlan, PartsPlan};
use super::planner::OperationPlanner;

impl OperationPlanner<'_, '_> {
    /// Plans a multipart body. Returns `None` after reporting a body it can't represent.
    pub(super) fn multipart(
        &mut self,
        content: &Content,
        schema: SchemaId,
        direction: Direction,
        ty: &str,
    ) -> Option<Codec> {
        let api = self.types.api;
        let whole = api.schemas.get(api.schemas.target(schema));
        if whole.replaced.is_some() {
            self.replaced_parts(content);
        }
        let object = match &whole.shape {
            Shape::Object(object) => object,
            Shape::Any => return Some(Codec::RawParts),
            _ => {
                let origin = &content.origin;
                let untyped = diagnostics::operation::untyped_parts(origin.span, &origin.pointer);
                self.types.findings.diagnostics.push(untyped);
                return Some(Codec::RawParts);
            }
        };
        if object.members.is_empty() && !object.additional.is_refused() {
            return Some(Codec::RawParts);
        }
        self.refuse_part_counts(whole);
        let stem = ty.strip_suffix("Body").unwrap_or(ty);
        let ident = self.extra(&format!("{stem}Parts"));
        let mut scope = Scope::default();
        let keeps_others = matches!(object.additional, Additional::Kept(_));
        let (mut parts, mut never) = (Vec::new(), Vec::new());
        for member in &object.members {
            let left_out = match direction {
                Direction::Request => member.read_only,
                Direction::Response => member.write_only,
            };
            if left_out {
                continue;
            }
            let shape = &api.schemas.get(api.schemas.target(member.schema)).shape;
            if let Shape::Never(keyword) = *shape {
                never.push((member.name.clone(), keyword));
            } else {
                let mut encodings = content.encodings.iter();
                let encoding = encodings.find(|it| it.member == member.name);
                // Many libraries write `tags[]` for a list `tags`, unless another part has that
                // name.
                let mut others = object.members.iter();
                let exact = keeps_others || others.any(|it| is_item_of(&it.name, &member.name));
                let part = self.part((stem, member), encoding, content, direction, &mut scope);
                parts.push(PartPlan {
                    exact: part.list && exact,
                    ..part
                });
            }
        }
        let others = match object.additional {
            Additional::Unstated => OtherParts::Ignored,
            Additional::Refused(closing) => OtherParts::Refused(closing),
            Additional::Kept(_) => OtherParts::Kept(scope.unique("additional")),
        };
        let mut plan = PartsPlan {
            ident,
            parts,
            never,
            others,
            rest: None,
            constructor: None,
        };
        plan.plan_constructor(|| self.extra(&format!("{stem}PartsRequired")));
        Some(Codec::Parts(Box::new(plan)))
    }

    fn part(
        &mut self,
        (owner, member): (&str, &Member),
        encoding: Option<&Encoding>,
        content: &Content,
        direction: Direction,
        scope: &mut Scope,
    ) -> PartPlan {
        let api = self.types.api;
        let whole = api.schemas.target(member.schema);
        let is_body = |kind| {
            let content = encoding.and_then(|it| it.content.as_ref());
            content.is_some_and(|it| it.kind == kind)
        };
        // The parts of a list may be the content of one part.
        let listed =
            matches!(api.schemas.get(whole).shape, Shape::Array(_)) && !is_body(MediaKind::Ordered);
        if listed && api.schemas.get(whole).replaced.is_some() {
            self.replaced_parts(content);
        }
        let (one, list) = match &api.schemas.get(whole).shape {
            Shape::Array(array) if listed => (array.items, true),
            // A file or a list of files is read as a list of files.
            Shape::Union(union) if encoding.is_some_and(|it| it.binary) => {
                let mut branches = union.branches.iter();
                let list = branches.any(|branch| {
                    let shape = &api.schemas.get(api.schemas.target(branch.schema)).shape;
                    matches!(shape, Shape::Array(_))
                });
                (member.schema, list)
            }
            _ => (member.schema, false),
        };
        let inner = inline_type_name(&[owner.to_owned(), member.name.clone()]);
        let kind = self.part_kind((one, &member.name, &inner), encoding, content, direction);
        let rules = match &kind {
            PartKind::File => self.named_lengths(one, &member.name),
            PartKind::Text(_) | PartKind::Json(_) | PartKind::Shaped(_) => {
                self.named_rules(one, &member.name)
            }
            PartKind::Body(_) => None,
        };
        let list_rules = match listed {
            true => self.named_rules(member.schema, &format!("{} list", member.name)),
            false => None,
        };
        let ident = scope.unique(&value_name(&member.name));
        let place = (member.name.as_str(), member.required);
        let headers = self.part_headers(place, encoding, list, direction, scope);
        let item = (list && !headers.is_empty()).then(|| {
            let words = [owner.to_owned(), member.name.clone(), "item".to_owned()];
            self.extra(&inline_type_name(&words))
        });
        let named = match &kind {
            PartKind::Text(ty) | PartKind::Json(ty) | PartKind::Shaped(ty) => ty.has_own_rules(),
            PartKind::File => encoding.is_some_and(|it| !it.media_types.is_empty()),
            PartKind::Body(_) => true,
        };
        let words = DocText::of(&api.schemas.get(member.schema).docs);
        let wire = WireName::Property(&member.name);
        let place = (&api.schemas, member.schema);
        let words = facts::of_field(words, (&wire, &ident), place, || {
            format!("The part {}.", crate::text::code_span(&member.name))
        });
        let text = format!("{} {} part", self.book.prefix, member.name);
        PartPlan {
            constant: self.book.scope.constant(&text),
            name: member.name.clone(),
            local: local_name(&ident),
            ident,
            list,
            exact: false,
            required: member.required,
            checked: named || rules.is_some() || list_rules.is_some(),
            rules,
            headers,
            item,
            list_rules,
            media_types: encoding.map_or_else(Vec::new, |it| it.media_types.clone()),
            words,
            kind,
        }
    }

    pub(super) fn part_headers(
        &mut self,
        (name, is_required): (&str, bool),
        encoding: Option<&Encoding>,
        list: bool,
        direction: Direction,
        scope: &mut Scope,
    ) -> Vec<PartHeaderPlan> {
        let headers = encoding.map_or(&[][..], |it| it.headers.as_slice());
        // A type of its own holds the value of an item and its headers.
        let mut beside = Scope::default();
        beside.unique("value");
        let mut found = Vec::new();
        for header in headers {
            let plan = self.header(header, &mut Scope::default(), direction);
            let (ident, required) = match list {
                true => (beside.unique(&value_name(&header.name)), plan.required),
                false => {
                    let name = value_name(&format!("{name} {}", header.name));
                    (scope.unique(&name), plan.required && is_required)
                }
            };
            found.push(PartHeaderPlan {
                constant: self.book.scope.constant(&header.name),
                parameter: ParameterPlan {
                    local: local_name(&ident),
                    ident,
                    required,
                    ..plan
                },
            });
        }
        found
    }

    /// The form of a part: by its `contentType`, else by the type of its value.
    pub(super) fn part_kind(
        &mut self,
        (one, name, inner): (SchemaId, &str, &str),
        encoding: Option<&Encoding>,
        content: &Content,
        direction: Direction,
    ) -> PartKind {
        let api = self.types.api;
        let body = encoding.and_then(|it| it.content.as_deref());
        if let Some(body) = body.and_then(|it| self.part_body(it, direction, (name, inner))) {
            return body;
        }
        // XML that is not clear stays bytes, like a whole body of it.
        let opaque = body.is_some_and(|it| it.kind == MediaKind::Bytes);
        if opaque || encoding.is_some_and(|it| it.binary) {
            return PartKind::File;
        }
        let shape = &api.schemas.get(api.schemas.target(one)).shape;
        let text = is_scalar(shape);
        let stated = encoding.map_or(&[][..], |it| it.media_types.as_slice());
        let json = stated.iter().any(|it| is_json(it));
        let textual = stated.iter().all(|it| it.starts_with("text/"));
        if text && !json {
            // Other media types, such as images, are files regardless of the schema.
            return if textual {
                PartKind::Text(scalar(self.types.rust_type(one, direction)))
            } else {
                PartKind::File
            };
        }
        if stated.is_empty() && self.is_scalar_union(shape) {
            let ty = scalar(self.types.rust_type(one, direction));
            return PartKind::Shaped(ty);
        }
        if !json && !stated.is_empty() {
            self.unsupported(content, "a part whose members are neither JSON nor text");
        }
        PartKind::Json(self.types.rust_type(one, direction))
    }

    /// True if every alternative of a union is written as one text.
    fn is_scalar_union(&self, shape: &Shape) -> bool {
        let schemas = &self.types.api.schemas;
        match shape {
            Shape::Union(union) => union
                .branches
                .iter()
                .all(|branch| is_scalar(&schemas.get(schemas.target(branch.schema)).shape)),
            _ => false,
        }
    }

    fn refuse_part_counts(&mut self, schema: &Schema) {
        for constraint in &schema.constraints {
            if matches!(
                constraint,
                Constraint::MinProperties(_) | Constraint::MaxProperties(_)
            ) {
                let refusal = diagnostics::allowance::unsupported(
                    schema.origin.span,
                    &schema.origin.pointer,
                    Feature::MediaType.as_str(),
                    "counting the parts of a body",
                );
                self.types
                    .findings
                    .unsupported
                    .push((Feature::MediaType, refusal));
            }
        }
    }

    fn replaced_parts(&mut self, content: &Content) {
        let problem = diagnostics::select::replaced_parts(content.origin.span);
        self.types.findings.diagnostics.push(problem);
    }

    fn unsupported(&mut self, content: &Content, what: &str) {
        let refusal = diagnostics::allowance::unsupported(
            content.origin.span,
            &content.origin.pointer,
            Feature::MediaType.as_str(),
            what,
        );
        self.types
            .findings
            .unsupported
            .push((Feature::MediaType, refusal));
    }
}
