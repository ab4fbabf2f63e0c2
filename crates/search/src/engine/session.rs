//! The worker's side of the protocol: hands requests to the engine, and answers that none is open until one is.

use super::{Engine, Options};
use crate::protocol::{Request, Response};
use crate::sheets::SheetRequest;
use crate::store::StoreError;

/// Takes one request after the other, as the worker of a program does that analyses articles.
#[derive(Debug, Default)]
pub struct Session {
    options: Options,
    engine: Option<Engine>,
}

impl From<Engine> for Session {
    /// With a corpus that is open.
    fn from(engine: Engine) -> Self {
        Self { options: engine.options, engine: Some(engine) }
    }
}

impl Session {
    /// Without a corpus; one that is opened later gets these options.
    pub fn new(options: Options) -> Self {
        Self { options, engine: None }
    }

    /// The corpus that is open.
    pub fn engine(&mut self) -> Option<&mut Engine> {
        self.engine.as_mut()
    }

    /// The answer to `request`. While a corpus is being opened, `meanwhile` is handed [`Response::Progress`], at most some
    /// hundred times. A bundle that cannot be read leaves the corpus that was open before.
    pub fn handle(&mut self, request: &Request, meanwhile: &mut dyn FnMut(Response)) -> Response {
        if let Request::Open { bundle } = request {
            let mut progress = per_cent(meanwhile);
            return match Engine::open(bundle, self.options, &mut progress) {
                Ok(engine) => Response::Opened(self.engine.insert(engine).summary()),
                Err(error) => Response::Failed { message: error.to_string() },
            };
        }
        if let (Some(engine), Request::Date { set }) = (&mut self.engine, request) {
            engine.redate(set);
            return Response::Dated(engine.summary());
        }
        if let (Some(engine), Request::Sheet { question }) = (&mut self.engine, request) {
            return match SheetRequest::read(question) {
                Some(asked) => Response::Sheet { answer: engine.answer_sheet(&asked).write() },
                None => Response::Failed { message: "This sheet and the page are of different versions.".to_owned() },
            };
        }
        match (&self.engine, request) {
            (Some(engine), _) => engine.answer(request),
            (None, _) => not_open(),
        }
    }
}

/// The same for a program that carries no analysis, as the page's own does: it opens analysed corpora that are one file, and
/// says of what it lacks that another program is needed.
#[derive(Debug, Default)]
pub struct AnalysedSession {
    engine: Option<Engine>,
}

impl AnalysedSession {
    /// The answer to `request`. A corpus that cannot be opened leaves the one that was open before.
    pub fn handle(&mut self, request: &Request) -> Response {
        match (request, &self.engine) {
            (Request::Open { bundle }, _) => match Engine::open_analysed(bundle) {
                Ok(engine) => Response::Opened(self.engine.insert(engine).summary()),
                Err(StoreError::NotAnalysed) => Response::NeedsAnalysis,
                Err(error) => Response::Failed { message: error.to_string() },
            },
            (Request::Date { .. } | Request::Sheet { .. }, _) => Response::NeedsAnalysis,
            (_, Some(engine)) => engine.answer(request),
            (_, None) => not_open(),
        }
    }
}

fn not_open() -> Response {
    Response::Failed { message: "No corpus is open yet.".to_owned() }
}

/// Turns progress, told for every article, into [`Response::Progress`] once a per cent: each message costs the client a
/// turn of its event loop.
pub fn per_cent(tell: &mut dyn FnMut(Response)) -> impl FnMut(u32, u32) {
    let mut told = None;
    move |done, total| {
        let per_cent = u64::from(done) * 100 / u64::from(total.max(1));
        if told.replace(per_cent) != Some(per_cent) {
            tell(Response::Progress { done, total });
        }
    }
}
