//! Names in a query and in cookies: each is that of one parameter alone.

use crate::diagnostics;
use crate::ir::{Location, Origin, Parameter, Style};

use super::Lower;
use super::keywords::Feature;

/// The names that are taken, each with where it is.
#[derive(Default)]
struct Taken {
    /// Names of parameters, and of members of objects that are spread.
    names: Vec<(Location, String, Origin)>,
    /// Objects that take any other name.
    open: Vec<(Location, Origin)>,
}

impl Taken {
    fn name(&self, location: Location, name: &str) -> Option<&Origin> {
        let mut names = self.names.iter();
        let found = names.find(|(place, known, _)| *place == location && known == name);
        found.map(|(_, _, at)| at)
    }

    fn open(&self, location: Location) -> Option<&Origin> {
        let found = self.open.iter().find(|(place, _)| *place == location);
        found.map(|(_, at)| at)
    }
}

/// What an object takes of the query or the cookies that it is spread over.
struct Spread {
    members: Vec<String>,
    open: bool,
}

impl Lower<'_> {
    /// Objects that are spread over a query or the cookies share it with all other parameters. One
    /// that can't be told from them is carried as JSON under its own name.
    pub(super) fn tell_apart(&mut self, parameters: &mut [Parameter]) {
        let mut taken = Taken::default();
        let spread: Vec<_> = parameters.iter().map(|it| self.spread(it)).collect();
        // A parameter of one name keeps it, whatever stands before it.
        for (parameter, spread) in parameters.iter().zip(&spread) {
            if spread.is_none() {
                let own = (parameter.location, parameter.name.clone());
                taken.names.push((own.0, own.1, parameter.origin.clone()));
            }
        }
        for (parameter, spread) in parameters.iter_mut().zip(spread) {
            if let Some(spread) = spread {
                self.place(parameter, spread, &mut taken);
            }
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
            members: sent.map(|(member, _)| member.name).collect(),
            open: facets.additional.is_some(),
        })
    }

    /// Takes the names of an object, or its own where they are taken.
    fn place(&mut self, parameter: &mut Parameter, spread: Spread, taken: &mut Taken) {
        let location = parameter.location;
        let clash = |name: &String| Some((name.clone(), taken.name(location, name)?.clone()));
        let clashes: Vec<_> = spread.members.iter().filter_map(clash).collect();
        let second = taken.open(location).filter(|_| spread.open).cloned();
        let own = (location, parameter.name.clone(), parameter.origin.clone());
        if clashes.is_empty() && second.is_none() {
            let names = spread.members.into_iter();
            let names = names.map(|name| (location, name, parameter.origin.clone()));
            taken.names.extend(names);
            if spread.open {
                taken.open.push((location, parameter.origin.clone()));
            }
            return;
        }
        if taken.name(location, &parameter.name).is_some() {
            for (name, _) in &clashes {
                let what = format!("a second parameter with the name `{name}` on the wire");
                self.refuse_parameter(parameter, &what);
            }
            if second.is_some() {
                self.refuse_parameter(parameter, "a second object that takes any name");
            }
            return;
        }
        let names: Vec<_> = clashes.iter().map(|(name, _)| name.as_str()).collect();
        let other = clashes.first().map(|(_, at)| at).or(second.as_ref());
        if let Some(other) = other {
            let carried = diagnostics::parameter::object_as_json(parameter, &names, other);
            self.diagnostics.push(carried);
        }
        parameter.json = true;
        taken.names.push(own);
    }

    fn refuse_parameter(&mut self, parameter: &Parameter, what: &str) {
        let feature = Feature::ParameterStyle;
        let origin = &parameter.origin;
        let refusal =
            diagnostics::lower::unsupported(origin.span, &origin.pointer, feature.as_str(), what);
        self.unsupported.push((feature, refusal));
    }
}
