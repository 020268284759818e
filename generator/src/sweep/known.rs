//! The fields that an object may have, by its place in a document, for editors.

use super::extension_tables::EXTENSIONS;
use super::kind::{Field, FieldType, ObjectKind};
use super::tables::fields;
use super::{Stand, schema_tables};

/// A field that an object may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownField {
    /// The name.
    pub name: &'static str,
    /// True if the latest version of OpenAPI requires the field.
    pub required: bool,
    /// The only values, if there are few.
    pub words: &'static [&'static str],
}

/// The fields of the object that these keys and indices lead to from the root of a document, of any version of
/// OpenAPI; none if the object has names of its author.
///
/// # Examples
///
/// ```
/// let path = ["components", "schemas", "A", "properties", "b"].map(str::to_owned);
/// let fields = copperplate::known_fields(&path);
/// assert!(fields.iter().any(|it| it.name == "maxLength"));
/// let names = copperplate::known_fields(&path[..4]);
/// assert!(names.is_empty());
/// ```
#[must_use]
pub fn known_fields(segments: &[String]) -> Vec<KnownField> {
    let Some(kind) = kind_at(segments) else {
        return Vec::new();
    };
    let own = fields(kind).iter().filter(|it| !it.is_former());
    let own = own.map(known);
    let extensions = EXTENSIONS.iter().filter(|it| admits(it.stands, kind));
    own.chain(extensions.map(|it| known(&it.field))).collect()
}

fn known(field: &Field) -> KnownField {
    KnownField {
        name: field.name,
        required: field.required,
        words: match field.shape {
            FieldType::Word(words) => words,
            FieldType::Bool => &["true", "false"],
            FieldType::Type => schema_tables::TYPES,
            _ => &[],
        },
    }
}

/// True if an extension may stand on a kind of object, except where it may stand anywhere.
pub(super) fn admits(stands: &[Stand], kind: ObjectKind) -> bool {
    stands.iter().any(|stand| match stand {
        Stand::Anywhere => false,
        Stand::On(wanted) => *wanted == kind,
        Stand::HeaderParameter => kind == ObjectKind::Parameter,
        Stand::RequestMember | Stand::AnswerMember => kind == ObjectKind::Schema,
    })
}

/// The kind of object at a place.
fn kind_at(segments: &[String]) -> Option<ObjectKind> {
    let mut kind = ObjectKind::OpenApi;
    let mut rest = segments.iter();
    while let Some(segment) = rest.next() {
        kind = match kind {
            ObjectKind::Paths | ObjectKind::Callback => ObjectKind::PathItem,
            ObjectKind::Responses => ObjectKind::Response,
            ObjectKind::Properties => ObjectKind::Schema,
            _ => {
                let field = fields(kind).iter().find(|it| it.name == segment)?;
                let (inner, is_nested) = inner(field.shape)?;
                // The name of an entry, or the index of an item.
                if is_nested && rest.next().is_none() {
                    return None;
                }
                inner
            }
        };
    }
    Some(kind)
}

/// The kind of the objects in a field, and whether they are entries of a map or items of a list.
fn inner(shape: FieldType) -> Option<(ObjectKind, bool)> {
    match shape {
        FieldType::One(kind) | FieldType::OneOrRef(kind) | FieldType::OneOrList(kind) => {
            Some((kind, false))
        }
        FieldType::SchemaOrBool | FieldType::Items => Some((ObjectKind::Schema, false)),
        FieldType::List(kind)
        | FieldType::ListOrRef(kind)
        | FieldType::Map(kind)
        | FieldType::MapOrRef(kind) => Some((kind, true)),
        _ => None,
    }
}
