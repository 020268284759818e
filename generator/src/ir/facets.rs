//! The types of values that a schema admits, as far as text can express them.

use super::{Additional, ChoiceKind, Member, SchemaId, Schemas, Shape};

/// The types of values that one or several schemas admit, with unions and references followed.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    /// Strings.
    pub text: bool,
    /// Numbers.
    pub number: bool,
    /// `true` and `false`.
    pub boolean: bool,
    /// Any value.
    pub any: bool,
    /// A type of value that text can't express.
    pub other: bool,
    /// Lists, with the schemas of their items.
    pub items: Option<Vec<SchemaId>>,
    /// Objects, with the schemas of each named member.
    pub members: Option<Vec<(Member, Vec<SchemaId>)>>,
    /// The schemas of all other members.
    pub additional: Option<Vec<SchemaId>>,
}

impl Facets {
    /// True if values other than lists and objects are admitted.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        self.text || self.number || self.boolean || self.any
    }

    /// True if objects are admitted.
    #[must_use]
    pub fn is_object(&self) -> bool {
        self.members.is_some() || self.additional.is_some()
    }

    /// True if only values other than lists and objects are admitted.
    #[must_use]
    pub fn is_only_scalar(&self) -> bool {
        self.is_scalar() && self.items.is_none() && !self.is_object() && !self.other
    }
}

impl Schemas {
    /// The types of values that at least one of these schemas admits.
    #[must_use]
    pub fn facets(&self, schemas: &[SchemaId]) -> Facets {
        let mut facets = Facets::default();
        let mut seen = Vec::new();
        for schema in schemas {
            self.add_facets(*schema, &mut facets, &mut seen);
        }
        facets
    }

    fn add_facets(&self, schema: SchemaId, to: &mut Facets, seen: &mut Vec<SchemaId>) {
        let target = self.target(schema);
        if seen.contains(&target) {
            return;
        }
        seen.push(target);
        match &self.get(target).shape {
            Shape::Boolean => to.boolean = true,
            Shape::Number(_) => to.number = true,
            Shape::Text(_) => to.text = true,
            Shape::Choice(choice) => match choice.kind {
                ChoiceKind::Text => to.text = true,
                ChoiceKind::Integer => to.number = true,
            },
            Shape::Any => to.any = true,
            Shape::Never(_) => {}
            Shape::Array(array) => to.items.get_or_insert_default().push(array.items),
            Shape::Object(object) => {
                for member in &object.members {
                    to.add_member(member);
                }
                match object.additional {
                    Additional::Kept(values) => {
                        to.additional.get_or_insert_default().push(values);
                    }
                    // Without declared members, each member may be anything.
                    Additional::Unstated if object.members.is_empty() => {
                        to.additional.get_or_insert_default();
                    }
                    Additional::Unstated | Additional::Refused(_) => {
                        to.members.get_or_insert_default();
                    }
                }
            }
            Shape::Union(union) => {
                for branch in &union.branches {
                    self.add_facets(branch.schema, to, seen);
                }
            }
            Shape::Same(_) => to.other = true,
        }
    }
}

impl Facets {
    fn add_member(&mut self, member: &Member) {
        let members = self.members.get_or_insert_default();
        match members
            .iter_mut()
            .find(|(known, _)| known.name == member.name)
        {
            Some((_, schemas)) => schemas.push(member.schema),
            None => members.push((member.clone(), vec![member.schema])),
        }
    }
}
