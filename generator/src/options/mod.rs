//! The data of a run: inputs, outputs and settings. The configuration and the command line create
//! it; every stage may read it.

mod adjust;
mod config;
mod edition;
mod entry;
mod feature;
mod job;
mod lock;
mod places;
mod reading;
mod select;
mod target;

pub use adjust::{Adjust, Derive, Given, KeepUnknown, Named, OverlayFile, Replaced, Replacement};
pub use config::{Config, Dependency, Runtime};
pub use edition::Edition;
pub use entry::{ConfiguredText, Locator};
pub use feature::Feature;
pub use job::Job;
pub use lock::LockFile;
pub use places::{Folder, Mapped, Places};
pub use reading::{Reading, StreamBodies, UnknownFormats};
pub use select::{By, Select, Wanted};
pub use target::{NoTarget, Target};
