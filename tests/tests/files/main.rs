//! Files in parts, over loopback: sent in pieces, spooled by a server, and never sent twice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod sent;
mod spooled;

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context as Poller, Poll};
use std::time::Duration;

use copperplate_runtime as rt;
use copperplate_tests::cases::bodies_files as api;
use rt::body::{ByteStream, File};
use rt::client::{Error, RetryPolicy};
use rt::message::{read_request, write_request};
use rt::server::Context;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, mpsc};

use api::operations::{
    Load, LoadOkParts, LoadRequest, LoadResponse, Store, StoreParts, StoreRequest, StoreResponse,
};
use api::types::{Meta, Stored};

const MIB: usize = 1024 * 1024;

/// Pieces of 64 KiB.
struct Pieces(usize);

impl rt::Stream for Pieces {
    type Item = Result<rt::Bytes, io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Poller<'_>) -> Poll<Option<Self::Item>> {
        let size = self.0.min(64 * 1024);
        self.0 -= size;
        Poll::Ready((size > 0).then(|| Ok(rt::Bytes::from(vec![7; size]))))
    }
}

#[derive(Clone, Default)]
struct Files(Arc<AtomicUsize>);

impl api::Service for Files {
    async fn store(
        &self,
        request: StoreRequest,
        _: Context<()>,
    ) -> rt::server::HandlerResult<Store> {
        self.0.fetch_add(1, Ordering::SeqCst);
        let StoreParts { file, pages, .. } = request.body;
        let long = file.content.length().unwrap() > 64 * 1024;
        assert_eq!(file.content.buffered().is_none(), long);
        // Each handle reads on its own.
        let (mut content, mut length) = (file.content.clone(), 0);
        while let Some(piece) = content.next().await {
            let piece = piece.unwrap();
            assert!(piece.iter().all(|it| *it == 7));
            length += piece.len() as i64;
        }
        assert_eq!(file.content.length(), Some(length as u64));
        let mut sum = 0;
        for page in pages.unwrap_or_default() {
            sum += page.content.collect(MIB).await.unwrap().len() as i64;
        }
        Ok(StoreResponse::Ok(Stored { length, pages: sum }))
    }

    async fn load(&self, _: LoadRequest, _: Context<()>) -> rt::server::HandlerResult<Load> {
        let content = ByteStream::from_stream(Pieces(100_000));
        let file = File::new(content).filename("a.bin");
        let title = "title".to_owned();
        Ok(LoadResponse::Ok(LoadOkParts { file, title }))
    }
}

async fn start(upload_limit: usize) -> (String, Files) {
    let service = Files::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let routes = api::routes(service.clone()).upload_limit(upload_limit);
    let router = routes.finish();
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, service)
}

fn client(url: &str) -> api::Client {
    let retry = RetryPolicy::default().base_delay(Duration::from_millis(1));
    let client = api::Client::builder().base_url(url).retry(retry);
    client.timeout(Duration::from_secs(20)).build().unwrap()
}

fn store(content: impl Into<ByteStream>) -> StoreRequest {
    StoreRequest {
        body: StoreParts {
            file: File::new(content)
                .filename("../a.bin")
                .media_type("application/octet-stream"),
            file_x_digest: Some("abcd".to_owned()),
            title: "title".to_owned(),
            meta: Some(Meta {
                note: "note".to_owned(),
            }),
            pages: None,
        },
    }
}
