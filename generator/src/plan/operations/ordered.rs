//! Plans bodies whose parts have positions instead of names.

use crate::ir::{Content, Name, OrderedPart, OrderedParts, SchemaId};
use crate::naming::{Scope, inline_type_name, local_name, value_name};
use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;

use super::body::{Codec, ContentPlan};
use super::part::{OrderedPlan, OtherParts, PartKind, PartPlan, PartStreamPlan, PartsPlan};
use super::planner::OperationPlanner;

/// The name of the codec of all further parts, and of the parts of a stream.
const ITEM: &str = "item";

/// A part before it is planned.
struct Draft<'d> {
    /// Its index, or [`ITEM`].
    name: String,
    part: &'d OrderedPart,
    required: bool,
    list: bool,
    /// The documentation of a part whose schema has none.
    about: String,
}

impl OperationPlanner<'_, '_> {
    /// Plans a body with a part for each item of a list.
    pub(super) fn ordered(
        &mut self,
        content: &Content,
        direction: Direction,
        name: &str,
        ty: &str,
    ) -> Option<Codec> {
        let ordered = content.ordered.as_deref()?;
        let stem = ty.strip_suffix("Body").unwrap_or(ty);
        let ident = self.extra(&format!("{stem}Parts"));
        let mut scope = Scope::default();
        let required = |index: usize| u64::try_from(index).is_ok_and(|it| it < ordered.least);
        let mut parts = Vec::new();
        for (index, part) in ordered.parts.iter().enumerate() {
            let draft = Draft {
                name: index.to_string(),
                part,
                required: required(index),
                list: false,
                about: format!("The part with the index {index}."),
            };
            let word = self.word(part.schema, index);
            parts.push(self.ordered_part((stem, draft), &word, content, direction, &mut scope));
        }
        let rest = ordered.rest.as_ref().map(|part| {
            let about = match ordered.parts.len() {
                0 => "The parts.".to_owned(),
                _ => "All further parts.".to_owned(),
            };
            let draft = Draft {
                name: ITEM.to_owned(),
                part,
                required: true,
                list: true,
                about,
            };
            self.ordered_part((stem, draft), "items", content, direction, &mut scope)
        });
        let others = match rest {
            Some(_) => OtherParts::Ignored,
            None => OtherParts::Unlisted,
        };
        let mut plan = PartsPlan {
            ident,
            parts,
            never: Vec::new(),
            others,
            rest,
            constructor: None,
        };
        plan.plan_constructor(|| self.extra(&format!("{stem}PartsRequired")));
        let text = format!("{} {name} parts", self.book.prefix);
        Some(Codec::Ordered(Box::new(OrderedPlan {
            constant: self.book.scope.constant(&text),
            least: least(ordered),
            most: ordered.most.filter(|_| plan.rest.is_some()),
            unique: ordered.unique,
            parts: plan,
        })))
    }

    /// Plans a stream of parts.
    pub(super) fn part_stream(
        &mut self,
        content: &Content,
        schema: SchemaId,
        direction: Direction,
        ty: &str,
    ) -> Option<Codec> {
        let stem = ty.strip_suffix("Body").unwrap_or(ty);
        let part = OrderedPart {
            schema,
            encoding: content.encodings.first()?.clone(),
        };
        let draft = Draft {
            name: ITEM.to_owned(),
            part: &part,
            required: true,
            list: true,
            about: String::new(),
        };
        let scope = &mut Scope::default();
        let part = self.ordered_part((stem, draft), ITEM, content, direction, scope);
        let text = format!("{} stream", self.book.prefix);
        Some(Codec::PartStream(Box::new(PartStreamPlan {
            constant: self.book.scope.constant(&text),
            part,
        })))
    }

    /// The name of the field of a part: its component, or else its position.
    fn word(&self, schema: SchemaId, index: usize) -> String {
        let schemas = &self.types.api.schemas;
        match &schemas.get(schemas.target(schema)).name {
            Name::Component(name) => name.clone(),
            Name::Inline(_) => format!("part {}", index.saturating_add(1)),
        }
    }

    fn ordered_part(
        &mut self,
        (stem, draft): (&str, Draft<'_>),
        word: &str,
        content: &Content,
        direction: Direction,
        scope: &mut Scope,
    ) -> PartPlan {
        let OrderedPart { schema, encoding } = draft.part;
        let ident = scope.unique(&value_name(word));
        let inner = inline_type_name(&[stem.to_owned(), word.to_owned()]);
        let kind = self.part_kind((*schema, word, &inner), Some(encoding), content, direction);
        let rules = match &kind {
            PartKind::File => self.named_lengths(*schema, word),
            PartKind::Text(_) | PartKind::Json(_) | PartKind::Shaped(_) => {
                self.named_rules(*schema, word)
            }
            PartKind::Body(_) => None,
        };
        let owner = (word, draft.required);
        let headers = self.part_headers(owner, Some(encoding), draft.list, direction, scope);
        let item = (draft.list && !headers.is_empty()).then(|| {
            let words = [stem.to_owned(), ITEM.to_owned()];
            self.extra(&inline_type_name(&words))
        });
        let named = match &kind {
            PartKind::Text(ty) | PartKind::Json(ty) | PartKind::Shaped(ty) => ty.has_own_rules(),
            PartKind::File => !encoding.media_types.is_empty(),
            PartKind::Body(_) => true,
        };
        let text = format!("{} {word} part", self.book.prefix);
        let api = self.types.api;
        PartPlan {
            constant: self.book.scope.constant(&text),
            name: draft.name,
            local: local_name(&ident),
            ident,
            list: draft.list,
            exact: false,
            required: draft.required,
            checked: named || rules.is_some(),
            rules,
            headers,
            item,
            list_rules: None,
            media_types: encoding.media_types.clone(),
            words: DocText::of(&api.schemas.get(*schema).docs).or(|| draft.about),
            kind,
        }
    }

    /// Plans the content of a part that is a body of its own; `None` if it is a plain value.
    pub(super) fn part_body(
        &mut self,
        content: &Content,
        direction: Direction,
        (name, ty): (&str, &str),
    ) -> Option<PartKind> {
        // XML that is not clear has lost its schema.
        if content.schema.is_none() && content.ordered.is_none() {
            return None;
        }
        let codec = self.codec(content, direction, name, ty)?;
        Some(PartKind::Body(Box::new(ContentPlan {
            variant: String::new(),
            media_types: vec![content.media_type.clone()],
            codec,
        })))
    }
}

/// The least number of parts, unless the required parts ensure it.
fn least(ordered: &OrderedParts) -> Option<u64> {
    let own = u64::try_from(ordered.parts.len()).unwrap_or(u64::MAX);
    (ordered.least > own).then_some(ordered.least)
}
