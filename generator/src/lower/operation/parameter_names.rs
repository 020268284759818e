//! Names in a query and in cookies: each is that of one parameter alone.

use crate::diagnostics;
use crate::ir::{Location, Parameter, Style};

use crate::lower::Lower;
use crate::options::Feature;

/// The names that are taken, each by the parameter at this place.
#[derive(Default)]
struct Taken {
    /// Names of parameters, and of members of objects that are spread.
    names: Vec<(Location, String, usize)>,
    /// Objects that take any other name.
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

/// What an object takes of the query or the cookies that it is spread over.
struct Spread {
    location: Location,
    name: String,
    members: Vec<String>,
    open: bool,
}

/// An object that can't be told from another parameter.
struct Clash {
    object: usize,
    /// Its members whose names are taken; none where two objects take any name.
    names: Vec<String>,
    other: usize,
}

/// Which objects are carried as JSON, and which can't be carried.
#[derive(Default)]
struct Told {
    carried: Vec<Clash>,
    refused: Vec<Clash>,
}

impl Lower<'_> {
    /// Objects that are spread over a query or the cookies share it with all other parameters. One
    /// that can't be told from them is carried as JSON under its own name.
    pub(crate) fn tell_apart(&mut self, parameters: &mut [Parameter]) {
        let spread: Vec<_> = parameters.iter().map(|it| self.spread(it)).collect();
        if spread.iter().all(Option::is_none) {
            return;
        }
        let told = told_apart(parameters, &spread);
        for clash in &told.refused {
            self.refuse_clash(parameters, clash);
        }
        for clash in told.carried {
            let other = parameters.get(clash.other).map(|it| it.origin.span);
            let Some((object, other)) = parameters.get_mut(clash.object).zip(other) else {
                continue;
            };
            let names: Vec<_> = clash.names.iter().map(String::as_str).collect();
            let told = (
                object.name.as_str(),
                object.origin.span,
                object.origin.pointer.as_str(),
            );
            let carried = diagnostics::parameter::object_as_json(told, &names, other);
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
        // A member that is only read is in no request.
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

/// Which objects are carried as JSON. Where a member of one has the name under which another would be
/// carried, it is that one instead, and all are looked at again.
fn told_apart(parameters: &[Parameter], spread: &[Option<Spread>]) -> Told {
    let mut instead: Vec<Clash> = Vec::new();
    loop {
        let mut told = Told::default();
        let is_carried = |place: &usize| instead.iter().any(|it| it.object == *place);
        let mut taken = Taken::default();
        // A parameter of one name keeps it, whatever stands before it.
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
            blocking = blocking.or_else(|| claim(place, object, spread, &mut taken, &mut told));
        }
        match blocking {
            Some(clash) => instead.push(clash),
            None => {
                told.carried.extend(instead);
                return told;
            }
        }
    }
}

/// Takes the names of an object, or its own where they are taken; gives the object that is in the way
/// of that, if there is one that can be carried itself.
fn claim(
    place: usize,
    object: &Spread,
    spread: &[Option<Spread>],
    taken: &mut Taken,
    told: &mut Told,
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
        told.carried.push(clash);
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
    told.refused.push(clash);
    None
}
