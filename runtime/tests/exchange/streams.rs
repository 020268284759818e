//! Streams whose length differs from the declared one.

use copperplate_runtime as rt;
use rt::body::ByteStream;

const OCTETS: &str = "application/octet-stream";
static BYTES: rt::body::StreamBody = rt::body::StreamBody::new(OCTETS);

pub struct Store;

impl rt::Operation for Store {
    const INFO: rt::operation::OperationInfo =
        rt::operation::OperationInfo::new("store", rt::operation::MethodName::PUT, "/store")
            .consumes(&[OCTETS])
            .streamed_request_types(&[OCTETS])
            .produces(&[OCTETS])
            .streamed_response_types(&[OCTETS]);
    type Request = StoreRequest;
    type Response = Stored;
    type Error = std::convert::Infallible;
}

#[derive(Clone, Debug, PartialEq)]
pub struct StoreRequest {
    pub body: ByteStream,
}

rt::request! {
    StoreRequest {
        .. body: body(&BYTES),
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Stored {
    Ok(ByteStream),
}

rt::response! {
    Stored {
        200 => Ok(body: body(&BYTES)),
    }
}

/// Bytes in pieces of three.
struct Pieces(usize);

impl rt::Stream for Pieces {
    type Item = Result<rt::Bytes, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let size = self.0.min(3);
        self.0 -= size;
        let piece = Ok(rt::Bytes::from(vec![7; size]));
        std::task::Poll::Ready((size > 0).then_some(piece))
    }
}

/// A server that collects the body and responds with `size` bytes, declared as six, and its client.
async fn stage(size: usize) -> rt::client::Client {
    static PLAIN: rt::refusal::Refusals = rt::refusal::Refusals::new();
    let router = rt::server::Routes::new((), &PLAIN)
        .public::<Store, _, _>(move |_, request, _| async move {
            let sent = request.body.collect(100).await;
            let message = if sent.is_ok() { 6 } else { 0 };
            Ok(Stored::Ok(ByteStream::sized(message, Pieces(size))))
        })
        .finish();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    rt::client::Builder::new(&[], std::convert::identity)
        .base_url(url)
        .http(reqwest::Client::builder().no_proxy())
        .build()
        .unwrap()
}

/// The length of the response body, if the exchange succeeded.
async fn exchanged(client: &rt::client::Client, body: ByteStream) -> Option<usize> {
    let request = StoreRequest { body };
    let response = client.send::<Store>(&request).await.ok()?;
    let Stored::Ok(body) = response.into_value();
    body.collect(100).await.ok().map(|it| it.len())
}

#[tokio::test]
async fn the_start_of_a_longer_stream_does_not_pass_for_the_whole() {
    let client = stage(6).await;
    for message in [3, 0] {
        let longer = ByteStream::sized(message, Pieces(6));
        assert_eq!(exchanged(&client, longer).await, None, "{message}");
    }
    let shorter = ByteStream::sized(9, Pieces(6));
    assert_eq!(exchanged(&client, shorter).await, None);
    for size in [6, 0] {
        let exact = ByteStream::sized(size as u64, Pieces(size));
        assert_eq!(exchanged(&client, exact).await, Some(6), "{size}");
    }
    for size in [9, 3] {
        let client = stage(size).await;
        assert_eq!(exchanged(&client, "ab".into()).await, None, "{size}");
    }
}
