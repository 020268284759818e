//! Request forms that are made of answer forms, so that what was read can be changed and sent back.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{
    AdditionalPlan, Carried, Field, InputPlan, Kind, Presence, RustType, Struct, TypePlan, Union,
};
use super::reach::Direction;
use super::types::Key;

/// The place of an answer form and that of the request form of the same schema.
type Pair = (usize, usize);

/// Adds to each request form how it is made of its answer form, wherever all of it can be.
pub(super) fn add(keys: &[Key], types: &mut [TypePlan]) {
    let forms = Forms::new(keys, types);
    let mut pairs: BTreeMap<Pair, InputPlan> = BTreeMap::new();
    let mut whole = forms.pairs.clone();
    // Forms that hold each other are taken to be carried until one of them turns out not to be.
    loop {
        pairs.clear();
        for pair in &forms.pairs {
            pairs.extend(forms.input(*pair, &whole).map(|plan| (*pair, plan)));
        }
        let carried = pairs.iter().filter(|(_, plan)| plan.given.is_empty());
        let carried: BTreeSet<Pair> = carried.map(|(pair, _)| *pair).collect();
        if carried == whole {
            break;
        }
        whole = carried;
    }
    for ((_, request), plan) in pairs {
        if let Some(it) = types.get_mut(request) {
            it.inputs.push(plan);
        }
    }
}

struct Forms<'t> {
    types: &'t [TypePlan],
    /// The types by name; an alias leads to the type that it stands for.
    places: BTreeMap<&'t str, usize>,
    pairs: BTreeSet<Pair>,
}

impl<'t> Forms<'t> {
    fn new(keys: &[Key], types: &'t [TypePlan]) -> Self {
        let own = types.iter().enumerate();
        let own: BTreeMap<&str, usize> = own.map(|(at, it)| (it.ident.as_str(), at)).collect();
        let places = types.iter().enumerate().map(|(at, it)| match &it.kind {
            Kind::Alias(alias) => (
                it.ident.as_str(),
                own.get(alias.of.as_str()).copied().unwrap_or(at),
            ),
            _ => (it.ident.as_str(), at),
        });
        let places: BTreeMap<&str, usize> = places.collect();
        let place = |at: usize| {
            types
                .get(at)
                .and_then(|it| places.get(it.ident.as_str()))
                .copied()
        };
        let mut answers = BTreeMap::new();
        for (at, (id, form)) in keys.iter().enumerate() {
            if *form == Some(Direction::Response) {
                answers.insert(*id, at);
            }
        }
        let requests = keys.iter().enumerate();
        let requests = requests.filter(|(_, (_, form))| *form == Some(Direction::Request));
        let pairs = requests.filter_map(|(at, (id, _))| {
            let pair = (place(*answers.get(id)?)?, place(at)?);
            (pair.0 != pair.1).then_some(pair)
        });
        Self {
            types,
            pairs: pairs.collect(),
            places,
        }
    }

    /// How one form is made of the other; `None` where a part can't be.
    fn input(&self, (answer, request): Pair, whole: &BTreeSet<Pair>) -> Option<InputPlan> {
        let (answer, request) = (self.types.get(answer)?, self.types.get(request)?);
        let mut plan = InputPlan {
            answer: answer.ident.clone(),
            union: false,
            parts: Vec::new(),
            given: Vec::new(),
        };
        match (&answer.kind, &request.kind) {
            (Kind::Struct(from), Kind::Struct(to)) => self.object((from, to), whole, &mut plan)?,
            (Kind::Union(from), Kind::Union(to)) => {
                plan.union = true;
                plan.parts = self.union((from, to), whole)?;
            }
            // What is around one value is built by its rules alone.
            _ => return None,
        }
        Some(plan)
    }

    fn object(
        &self,
        (from, to): (&Struct, &Struct),
        whole: &BTreeSet<Pair>,
        plan: &mut InputPlan,
    ) -> Option<()> {
        for field in &to.fields {
            let carried = match same_member(from, to, field) {
                Some(other) if other.ident == field.ident && other.presence == field.presence => {
                    self.carried(&other.ty, &field.ty, whole)?
                }
                Some(_) => return None,
                None if field.presence == Presence::Required => {
                    plan.given.push((field.ident.clone(), field.ty.clone()));
                    Carried::Given
                }
                None => Carried::Absent,
            };
            plan.parts.push((field.ident.clone(), carried));
        }
        let others = match (&from.additional, &to.additional) {
            (
                AdditionalPlan::Kept { ident, ty, .. },
                AdditionalPlan::Kept {
                    ident: own, ty: to, ..
                },
            ) if ident == own => Some((own, self.carried(ty, to, whole)?)),
            (AdditionalPlan::Unknown { ident }, AdditionalPlan::Unknown { ident: own })
                if ident == own =>
            {
                Some((own, Carried::Same))
            }
            (_, AdditionalPlan::Kept { .. } | AdditionalPlan::Unknown { .. }) => return None,
            (_, AdditionalPlan::Ignored | AdditionalPlan::Refused(_)) => None,
        };
        let others = others.map(|(ident, carried)| match carried {
            Carried::Converted => (ident.clone(), Carried::Converted),
            _ => (ident.clone(), Carried::Same),
        });
        plan.parts.extend(others);
        Some(())
    }

    fn union(
        &self,
        (from, to): (&Union, &Union),
        whole: &BTreeSet<Pair>,
    ) -> Option<Vec<(String, Carried)>> {
        // A form that keeps nothing unknown can't take what the other has kept.
        if from.variants.len() != to.variants.len() || (from.open && !to.open) {
            return None;
        }
        let unknown = from
            .open
            .then(|| Some((super::unions::UNKNOWN.to_owned(), Carried::Same)));
        let variants = from.variants.iter().zip(&to.variants);
        let parts = variants.map(|(from, to)| {
            let carried = self.carried(&from.ty, &to.ty, whole)?;
            (from.ident == to.ident).then(|| (to.ident.clone(), carried))
        });
        parts.chain(unknown).collect()
    }

    /// How a value of one type becomes one of the other.
    fn carried(&self, from: &RustType, to: &RustType, whole: &BTreeSet<Pair>) -> Option<Carried> {
        if self.is_same(from, to) {
            return Some(Carried::Same);
        }
        self.converts(from, to, whole).then_some(Carried::Converted)
    }

    fn is_same(&self, from: &RustType, to: &RustType) -> bool {
        let own = |name: &str| {
            let place = self.places.get(name)?;
            Some(self.types.get(*place)?.ident.clone())
        };
        from.renamed(&own) == to.renamed(&own)
    }

    fn converts(&self, from: &RustType, to: &RustType, whole: &BTreeSet<Pair>) -> bool {
        match (from, to) {
            (RustType::Named(from), RustType::Named(to)) => {
                let pair = self
                    .places
                    .get(from.as_str())
                    .zip(self.places.get(to.as_str()));
                pair.is_some_and(|(from, to)| whole.contains(&(*from, *to)))
            }
            (RustType::List(from), RustType::List(to))
            | (RustType::Map(from), RustType::Map(to))
            | (RustType::Nullable(from), RustType::Nullable(to))
            | (RustType::Sensitive(from), RustType::Sensitive(to))
            | (RustType::Boxed(from), RustType::Boxed(to)) => self.converts(from, to, whole),
            _ => false,
        }
    }
}

/// The field of the same member in the other form.
fn same_member<'s>(from: &'s Struct, to: &Struct, field: &Field) -> Option<&'s Field> {
    let name = &to.entries.get(field.entry)?.name;
    let mut fields = from.fields.iter();
    fields.find(|it| {
        from.entries
            .get(it.entry)
            .is_some_and(|entry| entry.name == *name)
    })
}
