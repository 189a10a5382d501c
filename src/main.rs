//! The app: starts the runtime on the page, and says where the app is split into parts. Here and not in
//! the library, or the parts would be linked into the worker too.

#[cfg(target_arch = "wasm32")]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the part may not come: that is what the result is for, and the macro puts it there"
)]
mod afterwards {
    use alongside::platform::afterwards::Job;
    use alongside::ui::later::LaterScreen;
    use leptos::prelude::AnyView;
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    /// A screen for after class.
    #[wasm_split(afterwards, fallible, wasm_split_path = leptos::wasm_split)]
    pub fn screen(screen: LaterScreen) -> Result<AnyView, SplitLoaderError> {
        Ok(screen.view())
    }

    /// Something to do with files.
    #[wasm_split(afterwards, fallible, wasm_split_path = leptos::wasm_split)]
    pub fn job(job: Job) -> Result<(), SplitLoaderError> {
        job.run();
        Ok(())
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    alongside::runtime::start(alongside::runtime::Parts {
        screens: |screen| Box::pin(async move { afterwards::screen(screen).await.ok() }),
        files: |job| Box::pin(async move { afterwards::job(job).await.is_ok() }),
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
