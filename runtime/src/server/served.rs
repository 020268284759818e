//! An operation with the layers and settings of the service.

use std::sync::Arc;

use axum::extract::Request;
use axum::handler::Handler as _;
use axum::routing::{MethodRouter, any};

use super::paths::{ResponseFuture, Route};
use super::settings::Settings;

/// An operation, its settings, and the layers around it.
#[derive(Clone)]
pub(super) struct Served {
    pub(super) route: Route,
    settings: Arc<Settings>,
    /// The operation within its layers; `None` if it has no layers.
    layered: Option<MethodRouter>,
}

impl Served {
    pub(super) fn new(route: Route, settings: &Arc<Settings>) -> Self {
        let mut served = Self {
            route,
            settings: Arc::clone(settings),
            layered: None,
        };
        if !settings.layers.is_empty() {
            let inner = served.clone();
            let methods: MethodRouter = any(move |request: Request| inner.call(request));
            let layers = settings.layers.iter();
            served.layered =
                Some(layers.fold(methods, |methods, layer| layer(served.route.info, methods)));
        }
        served
    }

    /// Handles a request for this operation. Layers can see the operation: its own layers in the
    /// request, and layers around the router in the response.
    pub(super) fn call(&self, mut request: Request) -> ResponseFuture {
        let info = self.route.info;
        if let Some(layered) = self.layered.clone() {
            request.extensions_mut().insert(info);
            return Box::pin(async move {
                let mut response = layered.call(request, ()).await;
                response.extensions_mut().insert(info);
                response
            });
        }
        request.extensions_mut().insert(info);
        (self.route.call)(request, &self.settings)
    }
}
