//! A stand-alone crate from any document.

use std::io::ErrorKind;
use std::path::Path;

use copperplate::options::{
    Adjust, Config, ConfiguredText, KeepUnknown, LockFile, Reading, Runtime, Select,
};
use copperplate::package::{self, Form};
use copperplate::write::WriteError;
use copperplate::{Job, Target, naming};

use super::kept::Kept;
use super::one::fault;
use super::{Run, Stopped};
use crate::inputs::{inside, overlays, places};
use crate::output::shown;
use crate::place::{crate_around, resolved};

impl Run<'_> {
    /// The source of the runtime in the manifest of a stand-alone crate.
    fn runtime(&self, config: Option<&Config>, folder: &Path) -> Runtime {
        let folder = resolved(folder);
        match (&self.arguments.runtime, config) {
            (Some(runtime), _) => {
                package::runtime_from(&resolved(Path::new(".")), &folder, runtime)
            }
            (None, Some(config)) => {
                package::runtime_from(&resolved(&self.root), &folder, &config.runtime)
            }
            (None, None) => Runtime::default(),
        }
    }

    /// Generates a stand-alone crate from any document.
    pub(super) fn standalone(
        &self,
        document: &Path,
        folder: &Path,
        kept: &mut Kept,
    ) -> Result<(), Stopped> {
        let name = match &self.arguments.name {
            Some(name) => name.clone(),
            None => package::package_name(document),
        };
        if !naming::is_package_name(&name) {
            return self.usage(
                &format!("no package can be called `{name}`"),
                naming::PACKAGE_NAME,
            );
        }
        let config = self.configured.then(|| self.config(kept)).transpose()?;
        self.refuse_generated(config.as_ref(), folder)?;
        let job = Job {
            name: package::feature_name(&name),
            document: document.to_owned(),
            shown: inside(&self.root, document),
            title: None,
            targets: self
                .arguments
                .targets
                .iter()
                .cloned()
                .chain([Target::Types])
                .collect(),
            unsupported: self.arguments.allow.clone(),
            adjust: Adjust {
                lock: self.lock()?,
                ..self.adjust()
            },
            reading: Reading {
                assume_types: self.arguments.assume_types,
                literal_nullable: self.arguments.literal_nullable,
                exact_numbers: self.arguments.exact_numbers,
                unknown_formats: self.arguments.unknown_formats,
                stream_bodies: self.arguments.stream_bodies,
                strict: false,
            },
        };
        kept.watch_job(&job);
        let runtime = self.runtime(config.as_ref(), folder);
        let Some(cache) = self.again(folder, &format!("{job:?} {name:?} {runtime:?}")) else {
            return Ok(());
        };
        let mut made = self.generate(&[&job], Form::Crate, kept)?;
        let Some(files) = made.files.remove(&job.name) else {
            return Err(Stopped::Failed);
        };
        let tree = package::standalone(&name, files, &job, &runtime)
            .map_err(|why| self.failed(&fault(&why)))?;
        self.finish(folder, &tree, &made, cache.as_ref())
    }

    /// The lock in the arguments, with its present text.
    fn lock(&self) -> Result<Option<LockFile>, Stopped> {
        let Some(path) = &self.arguments.lock else {
            return Ok(None);
        };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => Some(text.into()),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(self.refused(&WriteError::Io(path.clone(), error))),
        };
        Ok(Some(LockFile {
            path: path.clone(),
            shown: shown(&self.root, path),
            text,
            renames: self.arguments.accept_renames,
        }))
    }

    /// The adjustments in the arguments.
    fn adjust(&self) -> Adjust {
        let arguments = self.arguments;
        let tolerant = arguments
            .tolerant
            .then(|| ConfiguredText::argument("--tolerant"));
        Adjust {
            feature_per_tag: arguments.feature_per_tag,
            overlays: overlays(&self.root, &arguments.overlay),
            tolerant,
            places: places(&self.root, arguments.root.as_deref(), &arguments.reference),
            select: Select {
                include: self.arguments.include.clone(),
                exclude: self.arguments.exclude.clone(),
            },
            keep_unknown: KeepUnknown {
                all: self
                    .arguments
                    .keep_unknown
                    .then(|| ConfiguredText::argument("--keep-unknown")),
                types: Vec::new(),
            },
            ..Adjust::default()
        }
    }

    /// Refuses a folder inside a generated crate, which its own run replaces as a whole, and
    /// refuses to replace the crate of all APIs by a stand-alone one.
    fn refuse_generated(&self, config: Option<&Config>, folder: &Path) -> Result<(), Stopped> {
        let shared = config.map(|it| (resolved(&self.root.join(&it.output)), &it.shown));
        if let Some((_, shown)) = shared.filter(|(it, _)| resolved(folder).starts_with(it)) {
            return self.usage(
                &format!("the output folder is that of the APIs in {shown}"),
                &format!("choose another folder, or add the document to {shown}"),
            );
        }
        match crate_around(folder) {
            Some(around) => self.usage(
                &format!(
                    "the output folder lies in a generated crate, {}",
                    shown(&self.root, &around)
                ),
                "choose a folder outside of it",
            ),
            None => Ok(()),
        }
    }
}
