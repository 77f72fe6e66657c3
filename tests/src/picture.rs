//! Pictures of pages, compared with those that are kept in `tests/pictures`: small ones, in which words are grey lines,
//! so that a picture tells what moved, came or went, and not how a letter is drawn. Must never be the only test of
//! anything.
//!
//! `UPDATE_PICTURES=1 cargo test -p waystation-tests --test whole browser_pictures` takes them anew; look at them
//! before they are kept. Where the letters of this computer are of other widths than those of the kept pictures, the
//! lines break elsewhere: then nothing is compared, and the test says so.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::browser::Browser;
use crate::tour::say;

/// Makes a page say the same on every day.
const STILL: &str = include_str!("page/still.js");
/// The widths of known words in the page's letters.
const LETTERS: &str = include_str!("page/letters.js");
/// So many pixels of the screen, across and down, are one of a kept picture.
const SHRUNK: usize = 8;
/// How far a pixel's red, green or blue may be from the kept one's, of 255, and still be the same.
const DISTANCE: u8 = 40;
/// How large a share of a picture's pixels may differ.
const SHARE: f64 = 0.015;

/// A picture in red, green and blue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    width: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// Reads a PNG of 8 bits for each colour.
    ///
    /// # Panics
    /// When it is none.
    #[must_use]
    pub fn read(png: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info().expect("a picture");
        let mut bytes = vec![0; reader.output_buffer_size().expect("of a size")];
        let frame = reader.next_frame(&mut bytes).expect("a picture");
        let each = frame.color_type.samples();
        assert!(each >= 3, "a picture in colours");
        let pixels = bytes[..frame.buffer_size()].chunks_exact(each).map(|one| [one[0], one[1], one[2]]).collect();
        Self { width: frame.width as usize, pixels }
    }

    /// Each square of so many pixels as one, of their mean colour in few steps.
    #[must_use]
    pub fn shrunk(&self, times: usize) -> Self {
        let (width, height) = (self.width / times, self.pixels.len() / self.width / times);
        let mut pixels = Vec::with_capacity(width * height);
        for (row, column) in (0..height).flat_map(|row| (0..width).map(move |column| (row, column))) {
            let mut sums = [0_usize; 3];
            for at in (0..times).map(|down| (row * times + down) * self.width + column * times) {
                for pixel in &self.pixels[at..at + times] {
                    for (sum, part) in sums.iter_mut().zip(pixel) {
                        *sum += usize::from(*part);
                    }
                }
            }
            pixels.push(sums.map(|sum| u8::try_from(sum / (times * times)).unwrap_or(u8::MAX) & 0xf8));
        }
        Self { width, pixels }
    }

    /// As a PNG.
    ///
    /// # Panics
    /// When it cannot be written.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let size = |length: usize| u32::try_from(length).expect("a picture of a page");
        let mut encoder = png::Encoder::new(&mut bytes, size(self.width), size(self.pixels.len() / self.width));
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("a head");
        writer.write_image_data(self.pixels.as_flattened()).expect("pixels");
        writer.finish().expect("an end");
        bytes
    }

    /// The share of pixels that differ from another picture's; all of them where the sizes do.
    #[must_use]
    pub fn differs_from(&self, other: &Self) -> f64 {
        let rows = |one: &Self| one.pixels.len() / one.width;
        // A line of text more or less is a difference; a pixel that was rounded is none.
        if self.width != other.width || rows(self).abs_diff(rows(other)) > 1 {
            return 1.0;
        }
        let far =
            |(one, two): (&[u8; 3], &[u8; 3])| one.iter().zip(two).any(|(one, two)| one.abs_diff(*two) > DISTANCE);
        let differ = self.pixels.iter().zip(&other.pixels).filter(|pair| far(*pair)).count();
        differ as f64 / self.pixels.len().min(other.pixels.len()) as f64
    }
}

/// The kept pictures, compared or taken anew.
pub struct Album {
    folder: PathBuf,
    anew: bool,
    /// What looks otherwise than it was kept.
    pub found: Vec<String>,
}

impl Album {
    /// Opens the album; `None`, with a line that says so, where this computer's letters are not those of the pictures.
    ///
    /// # Panics
    /// When the pictures are not there.
    pub async fn open(browser: &Browser) -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pictures");
        let anew = std::env::var_os("UPDATE_PICTURES").is_some();
        let letters = browser.lines(LETTERS, Vec::new()).await.join("\n") + "\n";
        if anew {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(folder.join("letters.txt"), &letters).expect("it is written");
        }
        let kept = fs::read_to_string(folder.join("letters.txt")).expect("the letters of the kept pictures");
        if kept != letters {
            say(&format!("skipped: pictures are not compared, since this computer's letters are others:\n{letters}"));
            return None;
        }
        Some(Self { folder, anew, found: Vec::new() })
    }

    /// Compares the whole page that is open with the picture of that name.
    ///
    /// # Panics
    /// When there is no such picture, or none can be taken.
    pub async fn compare(&mut self, browser: &Browser, name: &str) {
        browser.window.execute(STILL, Vec::new()).await.expect("it stands still");
        let png = browser.whole_page().await;
        let now = Picture::read(&png).shrunk(SHRUNK);
        let file = self.folder.join(format!("{name}.png"));
        if self.anew {
            fs::write(file, now.write()).expect("it is written");
            return;
        }
        let kept = fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let share = now.differs_from(&Picture::read(&kept));
        if share > SHARE {
            let seen = std::env::temp_dir().join(format!("waystation-{name}.png"));
            fs::write(&seen, png).expect("it is written");
            self.found.push(format!("{name}: {:.1} % of it differ; see {}", share * 100.0, seen.display()));
        }
    }
}

impl Browser {
    /// How high the page that is open is, in CSS pixels.
    ///
    /// # Panics
    /// When the browser does not tell.
    pub async fn height(&self) -> u32 {
        let size = &self.devtools("Page.getLayoutMetrics", &json!({})).await["cssContentSize"];
        u32::try_from(size["height"].as_u64().expect("a height")).expect("of a page")
    }

    /// The whole page that is open, as a PNG.
    ///
    /// # Panics
    /// When no picture can be taken.
    pub async fn whole_page(&self) -> Vec<u8> {
        let size = &self.devtools("Page.getLayoutMetrics", &json!({})).await["cssContentSize"];
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let settings = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let said = self.devtools("Page.captureScreenshot", &settings).await;
        STANDARD.decode(said["data"].as_str().expect("a picture")).expect("in base 64")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(rows: usize, colour: u8) -> Picture {
        Picture { width: 64, pixels: vec![[colour; 3]; 64 * rows] }
    }

    #[test]
    fn a_picture_comes_back_as_it_was_written() {
        let mut picture = plain(32, 200);
        picture.pixels[70] = [8, 16, 240];
        assert_eq!(Picture::read(&picture.write()), picture);
        assert_eq!(picture.shrunk(64).pixels.len(), 0, "less than a square is none");
        assert_eq!(plain(32, 200).shrunk(8), Picture { width: 8, pixels: vec![[200; 3]; 32] });
    }

    #[test]
    fn shades_and_a_rounded_edge_are_the_same_and_a_patch_or_another_height_is_not() {
        let kept = plain(32, 200);
        assert!(kept.differs_from(&plain(32, 190)) <= 0.0);
        assert!(kept.differs_from(&plain(33, 200)) <= 0.0);
        assert!(kept.differs_from(&plain(34, 200)) >= 1.0);
        let mut patch = kept.clone();
        patch.pixels[100..164].fill([20; 3]);
        assert!(kept.differs_from(&patch) > SHARE, "{}", kept.differs_from(&patch));
    }
}
