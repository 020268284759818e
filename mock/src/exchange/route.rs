//! Finds the operation of a request.

use std::collections::HashMap;

use copperplate_runtime::message::{captures, normal_path, segments};

use crate::model::{Api, leaked_text};

/// The operation of a request, with the raw text of its path parameters.
pub struct Routed {
    pub api: &'static Api,
    pub index: usize,
    pub captures: Vec<(&'static str, String)>,
}

/// The reason why a request has no operation.
pub enum Unrouted {
    /// No path fits; the API, if its prefix fits.
    Path(Option<&'static Api>),
    /// The methods of the path.
    Method(&'static Api, Vec<&'static str>),
}

/// The operations of all APIs.
pub struct Router {
    tables: Vec<Table>,
    /// True if each API is below its name.
    prefixed: bool,
}

struct Table {
    api: &'static Api,
    /// The templates with a number of segments, the most literal ones first.
    templates: HashMap<usize, Vec<Template>>,
}

struct Template {
    text: &'static str,
    /// The methods with the indexes of their operations.
    methods: Vec<(&'static str, usize)>,
}

impl Router {
    pub fn new(apis: &[&'static Api], prefixed: bool) -> Self {
        Self {
            tables: apis.iter().map(|api| Table::new(api)).collect(),
            prefixed,
        }
    }

    /// Finds an operation by the method and the path of a request.
    pub fn route(&self, method: &str, path: &str) -> Result<Routed, Unrouted> {
        let (table, path) = self.table(path).ok_or(Unrouted::Path(None))?;
        let found = table.find(method, path);
        if let Err(Unrouted::Path(_)) = found {
            for base in &table.api.bases {
                let inner = path.strip_prefix(base.as_str());
                if let Some(inner) = inner.filter(|it| it.starts_with('/')) {
                    return table.find(method, inner);
                }
            }
        }
        found
    }

    fn table<'r, 'p>(&'r self, path: &'p str) -> Option<(&'r Table, &'p str)> {
        if !self.prefixed {
            return self.tables.first().map(|it| (it, path));
        }
        self.tables.iter().find_map(|table| {
            let rest = path.strip_prefix('/')?.strip_prefix(&*table.api.name)?;
            rest.starts_with('/').then_some((table, rest))
        })
    }
}

impl Table {
    fn new(api: &'static Api) -> Self {
        let mut by_path: Vec<Template> = Vec::new();
        let mut known = HashMap::new();
        for (index, operation) in api.calls() {
            let path: &'static str = operation.path.as_str();
            let place = *known.entry(path).or_insert_with(|| {
                by_path.push(Template {
                    text: path,
                    methods: Vec::new(),
                });
                by_path.len() - 1
            });
            if let Some(template) = by_path.get_mut(place) {
                let method = leaked_text(operation.method.as_str());
                template.methods.push((method, index));
            }
        }
        let mut templates: HashMap<usize, Vec<Template>> = HashMap::new();
        for template in by_path {
            let count = segments(template.text.split(['?', '#']).next().unwrap_or_default());
            templates.entry(count).or_default().push(template);
        }
        for list in templates.values_mut() {
            list.sort_by_cached_key(|it| variables(it.text));
        }
        Self { api, templates }
    }

    fn find(&self, method: &str, path: &str) -> Result<Routed, Unrouted> {
        let mut allowed = Vec::new();
        let normal = normal_path(path);
        let templates = self.templates.get(&segments(path)).into_iter().flatten();
        for template in templates {
            let found = captures(template.text, path);
            let found = found.or_else(|| captures(template.text, &normal));
            let Some(found) = found else {
                continue;
            };
            match template.methods.iter().find(|(known, _)| *known == method) {
                Some((_, index)) => {
                    let owned = found
                        .into_iter()
                        .map(|(name, text)| (name, text.to_owned()));
                    return Ok(Routed {
                        api: self.api,
                        index: *index,
                        captures: owned.collect(),
                    });
                }
                None => allowed.extend(template.methods.iter().map(|(known, _)| *known)),
            }
        }
        match allowed.is_empty() {
            true => Err(Unrouted::Path(Some(self.api))),
            false => {
                allowed.sort_unstable();
                allowed.dedup();
                Err(Unrouted::Method(self.api, allowed))
            }
        }
    }
}

/// Sorts literal segments before variable ones.
fn variables(template: &str) -> Vec<bool> {
    template.split('/').map(|it| it.contains('{')).collect()
}
