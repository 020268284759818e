//! The sources of a client's credentials.

use std::fmt;
use std::sync::Arc;

use http::header::HeaderMap;
use reqwest::Url;

use super::super::boxed::BoxError;
use super::super::build_error::BuildError;
use super::super::site::{Site, is_private};
use super::put::put;
use super::{Credential, CredentialSource};
use crate::wire::security::{Requirement, SchemeKind};

/// The sources by the names of their schemes.
#[derive(Default)]
pub(in crate::client) struct Sources(Vec<(String, Arc<dyn CredentialSource>)>);

impl Sources {
    /// Sets the source of a scheme; the last one counts.
    pub(in crate::client) fn set(&mut self, scheme: String, source: Arc<dyn CredentialSource>) {
        self.0.retain(|(known, _)| *known != scheme);
        self.0.push((scheme, source));
    }

    fn get(&self, scheme: &str) -> Option<&dyn CredentialSource> {
        let found = self.0.iter().find(|(known, _)| known == scheme)?;
        Some(found.1.as_ref())
    }

    /// The first alternative that is configured as a whole. One that asks for nothing is the last
    /// choice, so that a credential which is there is used.
    pub(in crate::client) fn choose(
        &self,
        alternatives: &'static [&'static [Requirement]],
    ) -> Option<&'static [Requirement]> {
        let complete = alternatives.iter().filter(|alternative| {
            let mut schemes = alternative.iter();
            schemes.all(|it| self.get(it.scheme.name).is_some())
        });
        let mut best = alternatives.is_empty().then_some::<&[Requirement]>(&[]);
        for alternative in complete {
            if !alternative.is_empty() {
                return Some(alternative);
            }
            best = Some(alternative);
        }
        best
    }

    /// Whether any of the chosen schemes can replace a rejected credential.
    pub(in crate::client) fn can_refresh(&self, chosen: &[Requirement]) -> bool {
        let mut sources = chosen.iter().filter_map(|it| self.get(it.scheme.name));
        sources.any(CredentialSource::can_refresh)
    }

    /// Tells all sources about the client.
    pub(in crate::client) fn attach(&self, site: &Site<'_>) -> Result<(), BuildError> {
        self.0
            .iter()
            .try_for_each(|(_, source)| source.attach(site))
    }

    /// Fetches the chosen credentials and puts them on a message. `rejected` are those of the last
    /// attempt in the same order, if the server has rejected them. Returns the credentials that a
    /// source can replace.
    pub(in crate::client) async fn apply(
        &self,
        chosen: &[Requirement],
        rejected: &[Option<Credential>],
        url: &mut Url,
        headers: &mut HeaderMap,
    ) -> Result<Vec<Option<Credential>>, BoxError> {
        let mut used = Vec::with_capacity(chosen.len());
        for (index, requirement) in chosen.iter().enumerate() {
            let Some(source) = self.get(requirement.scheme.name) else {
                continue;
            };
            let old = rejected.get(index).and_then(Option::as_ref);
            let credential = source.credential(old).await?;
            put(requirement.scheme, &credential, url, headers)?;
            used.push(source.can_refresh().then_some(credential));
        }
        Ok(used)
    }

    /// The scheme of a secret that a message to this URL would carry in the clear.
    pub(in crate::client) fn exposed(
        &self,
        chosen: &'static [Requirement],
        url: &Url,
    ) -> Option<&'static str> {
        let secret = |it: &&Requirement| !matches!(it.scheme.kind, SchemeKind::MutualTls);
        let scheme = chosen.iter().find(secret)?.scheme.name;
        (!is_private(url)).then_some(scheme)
    }
}

impl fmt::Debug for Sources {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|(name, _)| name);
        formatter.debug_list().entries(names).finish()
    }
}
