//! The scales of a report: categories, severities, directions, and the parties that a change affects.

/// The part of an API that a change concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// The HTTP message: paths, statuses, parameters, headers, media types, credentials.
    Wire,
    /// The values in bodies and parameters.
    Json,
    /// The public items of the generated crate.
    RustApi,
    /// Only names of the generated crate; each message stays as it was.
    NameOnly,
    /// Only documentation.
    Docs,
}

impl Category {
    /// The name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wire => "WIRE",
            Self::Json => "JSON",
            Self::RustApi => "RUST-API",
            Self::NameOnly => "NAME-ONLY",
            Self::Docs => "DOCS",
        }
    }
}

/// The consequence of a change for one party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// There is none.
    #[default]
    None,
    /// It can matter to some: a strict reader, a lost value, a new credential.
    Risk,
    /// Programs that worked stop working.
    Break,
}

impl Severity {
    /// The name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Risk => "risk",
            Self::Break => "break",
        }
    }
}

/// The message of a change, which decides the writer and the reader of its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flow {
    /// A request: callers write, servers read.
    Request,
    /// A response: servers write, callers read.
    Response,
    /// A request of a webhook or callback: servers write, receivers read.
    HookRequest,
    /// The response to a webhook or callback: receivers write, servers read.
    HookResponse,
}

impl Flow {
    /// The name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
            Self::HookRequest => "webhook request",
            Self::HookResponse => "webhook response",
        }
    }

    /// True if its values have the form of requests: without `readOnly` members.
    pub(super) const fn has_request_form(self) -> bool {
        matches!(self, Self::Request | Self::HookResponse)
    }

    /// True if the generated reader refuses every violation.
    pub(super) const fn is_strict(self) -> bool {
        matches!(self, Self::Request)
    }
}

/// The consequences of a change, by party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Programs that call the API and are not rebuilt.
    pub callers: Severity,
    /// Servers that follow the old document, once callers follow the new one.
    pub servers: Severity,
    /// Receivers of webhooks and callbacks that are not rebuilt.
    pub receivers: Severity,
    /// Programs that are rebuilt with the new generated crate.
    pub builds: Severity,
    /// True if only a name changes, so that a rebuild needs renaming alone.
    pub names: bool,
}

impl Effects {
    /// The strongest consequence for any party.
    #[must_use]
    pub fn worst(&self) -> Severity {
        let names = match self.names {
            true => Severity::Risk,
            false => Severity::None,
        };
        let all = [self.callers, self.servers, self.receivers, self.builds];
        all.into_iter().fold(names, Severity::max)
    }

    /// The stronger consequence of two for each party.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            callers: self.callers.max(other.callers),
            servers: self.servers.max(other.servers),
            receivers: self.receivers.max(other.receivers),
            builds: self.builds.max(other.builds),
            names: self.names || other.names,
        }
    }
}

/// The severity of a rule by direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A change of a set of values. The direction of the message decides who writes old values to a
    /// new reader (`narrower`), and who reads new values with an old reader (`wider`).
    Values {
        /// For a reader that refuses every violation, and for one that keeps what it can read.
        narrower: [Severity; 2],
        /// The same for an old reader of new values.
        wider: [Severity; 2],
    },
    /// The same severity in each direction.
    Parties {
        /// For callers.
        callers: Severity,
        /// For servers.
        servers: Severity,
        /// For receivers of webhooks, if the operation is one; callers are then not affected.
        receivers: Severity,
    },
    /// Only programs that are rebuilt are affected.
    Builds(Severity),
    /// Only names change.
    Names,
    /// Nobody is affected.
    Nobody,
}

impl By {
    /// The consequences in a direction. A `hard` change can't be read leniently either.
    pub(super) fn effects(self, flow: Option<Flow>, hard: bool) -> Effects {
        match self {
            Self::Values { narrower, wider } => values(flow, hard, narrower, wider),
            Self::Parties {
                callers,
                servers,
                receivers,
            } => match flow {
                Some(Flow::HookRequest | Flow::HookResponse) => Effects {
                    servers,
                    receivers,
                    ..Effects::default()
                },
                Some(Flow::Request | Flow::Response) | None => Effects {
                    callers,
                    servers,
                    ..Effects::default()
                },
            },
            Self::Builds(builds) => Effects {
                builds,
                ..Effects::default()
            },
            Self::Names => Effects {
                names: true,
                ..Effects::default()
            },
            Self::Nobody => Effects::default(),
        }
    }
}

fn values(
    flow: Option<Flow>,
    hard: bool,
    narrower: [Severity; 2],
    wider: [Severity; 2],
) -> Effects {
    let flow = flow.unwrap_or(Flow::Request);
    let of = |[strict, lenient]: [Severity; 2]| match flow.is_strict() {
        true => strict,
        false if hard => strict.max(lenient),
        false => lenient,
    };
    let (narrower, wider) = (of(narrower), of(wider));
    let none = Effects::default();
    match flow {
        Flow::Request => Effects {
            callers: narrower,
            servers: wider,
            ..none
        },
        Flow::Response => Effects {
            callers: wider,
            servers: narrower,
            ..none
        },
        Flow::HookRequest => Effects {
            receivers: wider,
            servers: narrower,
            ..none
        },
        Flow::HookResponse => Effects {
            receivers: narrower,
            servers: wider,
            ..none
        },
    }
}
