//! Finds parameters that claim the same names in the query or in cookies.

use crate::diagnostics;
use crate::ir::{Location, Parameter, Style};

use crate::ir::Schemas;
use crate::lower::findings::Findings;
use crate::options::Feature;

/// The claimed names, each with the index of the parameter.
#[derive(Default)]
struct Taken {
    /// Names of parameters, and of members of exploded objects.
    names: Vec<(Location, String, usize)>,
    /// Objects that take all other names.
    open: Vec<(Location, usize)>,
}

impl Taken {
    fn by(&self, location: Location, name: &str) -> Option<usize> {
        let mut names = self.names.iter();
        let found = names.find(|(place, known, _)| *place == location && known == name);
        found.map(|(_, _, by)| *by)
    }

    fn open(&self, location: Location) -> Option<usize> {
        let found = self.open.iter().find(|(place, _)| *place == location);
        found.map(|(_, by)| *by)
    }
}

/// The names that an exploded object takes in the query or in cookies.
struct Spread {
    location: Location,
    name: String,
    members: Vec<String>,
    open: bool,
}

/// An object with names of another parameter.
struct Clash {
    object: usize,
    /// Its members with taken names; empty if two objects take any name.
    names: Vec<String>,
    other: usize,
}

/// The objects to send as JSON, and those without a valid form.
#[derive(Default)]
struct Clashes {
    carried: Vec<Clash>,
    refused: Vec<Clash>,
}

/// Compares the names of parameters.
pub(crate) struct ParameterNames<'r> {
    pub(crate) schemas: &'r Schemas,
    pub(crate) findings: &'r mut Findings,
}

impl ParameterNames<'_> {
    /// An exploded object shares the query or the cookies with all other parameters. If its names
    /// collide with another parameter, it is sent as JSON under its own name.
    pub(super) fn resolve_clashes(&mut self, parameters: &mut [Parameter]) {
        let spread: Vec<_> = parameters.iter().map(|it| self.spread(it)).collect();
        if spread.iter().all(Option::is_none) {
            return;
        }
        let clashes = find_clashes(parameters, &spread);
        for clash in &clashes.refused {
            self.refuse_clash(parameters, clash);
        }
        for clash in clashes.carried {
            let other = parameters.get(clash.other).map(|it| it.origin.span);
            let Some((object, other)) = parameters.get_mut(clash.object).zip(other) else {
                continue;
            };
            let names: Vec<_> = clash.names.iter().map(String::as_str).collect();
            let carrier = (
                object.name.as_str(),
                object.origin.span,
                &object.origin.pointer,
            );
            let carried = diagnostics::parameter::object_as_json(carrier, &names, other);
            self.findings.diagnostics.push(carried);
            object.json = true;
        }
    }

    fn spread(&self, parameter: &Parameter) -> Option<Spread> {
        let shared = matches!(parameter.location, Location::Query | Location::Cookie);
        if !shared || !parameter.explode || parameter.json || parameter.style == Style::DeepObject {
            return None;
        }
        let facets = self.schemas.facets(&[parameter.schema]);
        if !facets.is_object() {
            return None;
        }
        // Requests have no `readOnly` members.
        let members = facets.members.unwrap_or_default().into_iter();
        let sent = members.filter(|(member, _)| !member.read_only);
        Some(Spread {
            location: parameter.location,
            name: parameter.name.clone(),
            members: sent.map(|(member, _)| member.name).collect(),
            open: facets.additional.is_some(),
        })
    }

    fn refuse_clash(&mut self, parameters: &[Parameter], clash: &Clash) {
        let Some(parameter) = parameters.get(clash.object) else {
            return;
        };
        for name in &clash.names {
            let what = format!("a second parameter with the name `{name}` on the wire");
            self.refuse_parameter(parameter, &what);
        }
        if clash.names.is_empty() {
            self.refuse_parameter(parameter, "a second object that takes any name");
        }
    }

    fn refuse_parameter(&mut self, parameter: &Parameter, what: &str) {
        let feature = Feature::ParameterStyle;
        let origin = &parameter.origin;
        let refusal = diagnostics::allowance::unsupported(
            origin.span,
            &origin.pointer,
            feature.as_str(),
            what,
        );
        self.findings.unsupported.push((feature, refusal));
    }
}

/// Decides which objects are sent as JSON. If a member of another object has the name that the JSON
/// needs, that object is sent as JSON first, and the search starts again.
fn find_clashes(parameters: &[Parameter], spread: &[Option<Spread>]) -> Clashes {
    let mut instead: Vec<Clash> = Vec::new();
    loop {
        let mut clashes = Clashes::default();
        let is_carried = |place: &usize| instead.iter().any(|it| it.object == *place);
        let mut taken = Taken::default();
        // A parameter with a single name keeps it, regardless of the order.
        for (place, parameter) in parameters.iter().enumerate() {
            if is_carried(&place) || spread.get(place).is_some_and(Option::is_none) {
                let own = (parameter.location, parameter.name.clone(), place);
                taken.names.push(own);
            }
        }
        let objects = spread.iter().enumerate();
        let objects = objects.filter_map(|(place, it)| Some((place, it.as_ref()?)));
        let mut blocking = None;
        for (place, object) in objects.filter(|(place, _)| !is_carried(place)) {
            blocking = blocking.or_else(|| claim(place, object, spread, &mut taken, &mut clashes));
        }
        match blocking {
            Some(clash) => instead.push(clash),
            None => {
                clashes.carried.extend(instead);
                return clashes;
            }
        }
    }
}

/// Claims the names of an object, or its own name if they are taken. Returns an object that has its
/// own name as a member, if that object can be sent as JSON.
fn claim(
    place: usize,
    object: &Spread,
    spread: &[Option<Spread>],
    taken: &mut Taken,
    clashes: &mut Clashes,
) -> Option<Clash> {
    let location = object.location;
    let mut members = object.members.iter();
    let names = members
        .clone()
        .filter(|name| taken.by(location, name).is_some());
    let names: Vec<_> = names.cloned().collect();
    let first = members.find_map(|name| taken.by(location, name));
    let Some(other) = first.or(taken.open(location).filter(|_| object.open)) else {
        let own = object.members.iter();
        let own = own.map(|name| (location, name.clone(), place));
        taken.names.extend(own);
        taken.open.extend(object.open.then_some((location, place)));
        return None;
    };
    let clash = Clash {
        object: place,
        names,
        other,
    };
    let Some(before) = taken.by(location, &object.name) else {
        taken.names.push((location, object.name.clone(), place));
        clashes.carried.push(clash);
        return None;
    };
    let in_the_way = spread.get(before).and_then(Option::as_ref);
    if in_the_way.is_some_and(|it| taken.by(location, &it.name).is_none()) {
        return Some(Clash {
            object: before,
            names: vec![object.name.clone()],
            other: place,
        });
    }
    clashes.refused.push(clash);
    None
}
