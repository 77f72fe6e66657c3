//! What the record and the keyring need of a file system, as a trait, so that a simulated one can take its place.
//! Must never let an error out without the name of the file it is about.

use std::fmt;
use std::io;

/// A file system call that failed. The name is the file's own, without its folder.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    /// No room is left. Make room and start again.
    #[error("the disk is full: there was no room to write `{file}`")]
    Full {
        /// The file being written.
        file: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The folder may not be written (or read) by this program.
    #[error("`{file}` may not be opened or written by this program")]
    ReadOnly {
        /// The file concerned.
        file: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// There is no such file.
    #[error("`{file}` is not there")]
    Missing {
        /// The file looked for.
        file: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// Another program holds the folder's lock.
    #[error("another program holds `{file}`")]
    Locked {
        /// The lock file.
        file: String,
    },
    /// Anything else.
    #[error("the disk failed on `{file}`")]
    Io {
        /// The file concerned.
        file: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

impl DiskError {
    /// Sorts a system error by what a person can do about it.
    #[must_use]
    pub fn of(file: &str, source: io::Error) -> Self {
        use io::ErrorKind as Kind;
        let file = file.to_owned();
        let kind = source.kind();
        if matches!(kind, Kind::StorageFull | Kind::QuotaExceeded) {
            Self::Full { file, source }
        } else if matches!(kind, Kind::ReadOnlyFilesystem | Kind::PermissionDenied) {
            Self::ReadOnly { file, source }
        } else if matches!(kind, Kind::NotFound) {
            Self::Missing { file, source }
        } else {
            Self::Io { file, source }
        }
    }
}

/// One folder of files. Names are plain file names; there are no folders below.
pub trait Disk: Send + Sync + fmt::Debug {
    /// Makes a new, empty file.
    ///
    /// # Errors
    /// [`DiskError`]; a file of that name already there is [`DiskError::Io`].
    fn create(&self, name: &str) -> Result<Box<dyn DiskFile>, DiskError>;

    /// Opens a file to read and, if `write`, to append to.
    ///
    /// # Errors
    /// [`DiskError`]; [`DiskError::Missing`] if there is none.
    fn open(&self, name: &str, write: bool) -> Result<Box<dyn DiskFile>, DiskError>;

    /// The names of all files, in ascending order.
    ///
    /// # Errors
    /// [`DiskError`].
    fn list(&self) -> Result<Vec<String>, DiskError>;

    /// Removes a file; durable only after [`Disk::sync_folder`].
    ///
    /// # Errors
    /// [`DiskError`]; [`DiskError::Missing`] if there is none.
    fn remove(&self, name: &str) -> Result<(), DiskError>;

    /// Gives a file another name, in place of the file that had it; durable only after [`Disk::sync_folder`].
    ///
    /// # Errors
    /// [`DiskError`].
    fn rename(&self, from: &str, to: &str) -> Result<(), DiskError>;

    /// Makes all creations, removals and renames so far durable.
    ///
    /// # Errors
    /// [`DiskError`]; the caller must then trust none of them.
    fn sync_folder(&self) -> Result<(), DiskError>;
}

/// One open file. Only one handle of a file may write.
pub trait DiskFile: Send + fmt::Debug {
    /// Its length in bytes.
    ///
    /// # Errors
    /// [`DiskError`].
    fn size(&self) -> Result<u64, DiskError>;

    /// Writes at the end.
    ///
    /// # Errors
    /// [`DiskError`]; some of the bytes may then have been written.
    fn append(&mut self, bytes: &[u8]) -> Result<(), DiskError>;

    /// Writes bytes again that are already there, so that the next [`DiskFile::sync`] covers them even if an earlier
    /// sync failed and the system has forgotten that they were never stored.
    ///
    /// # Errors
    /// [`DiskError`].
    fn rewrite(&mut self, offset: u64, bytes: &[u8]) -> Result<(), DiskError>;

    /// Fills `into` with the bytes from `offset` on.
    ///
    /// # Errors
    /// [`DiskError`]; a file that ends before is [`DiskError::Io`].
    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), DiskError>;

    /// Cuts the file to `len` bytes.
    ///
    /// # Errors
    /// [`DiskError`].
    fn truncate(&mut self, len: u64) -> Result<(), DiskError>;

    /// Returns once the file's bytes and length are durable.
    ///
    /// # Errors
    /// [`DiskError`]; what was written since the last sync may then be lost, and a later success does not change that.
    fn sync(&mut self) -> Result<(), DiskError>;
}

/// A whole file's bytes; `None` if there is no such file.
pub(crate) fn read_whole(disk: &dyn Disk, name: &str, limit: u64) -> Result<Option<Vec<u8>>, DiskError> {
    let file = match disk.open(name, false) {
        Ok(file) => file,
        Err(DiskError::Missing { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let len = file.size()?;
    let too_large = || DiskError::Io { file: name.to_owned(), source: io::ErrorKind::FileTooLarge.into() };
    if len > limit {
        return Err(too_large());
    }
    let mut bytes = vec![0; usize::try_from(len).map_err(|_| too_large())?];
    file.read_at(0, &mut bytes)?;
    Ok(Some(bytes))
}

/// Puts `bytes` in place of the whole file, so that after a power cut there is either the old file or the new one.
pub(crate) fn replace_whole(disk: &dyn Disk, name: &str, bytes: &[u8]) -> Result<(), DiskError> {
    let fresh = format!("{name}.new");
    match disk.remove(&fresh) {
        // What a failed try left may be half a file; its removal must be durable before the name is used again, or a disk
        // that stores renames out of order could put that half in place.
        Ok(()) => disk.sync_folder()?,
        Err(DiskError::Missing { .. }) => {}
        Err(error) => return Err(error),
    }
    let mut file = disk.create(&fresh)?;
    file.append(bytes)?;
    file.sync()?;
    drop(file); // Windows renames no open file.
    disk.rename(&fresh, name)?;
    disk.sync_folder()
}

/// Which side of a copy failed: whoever made room on one disk would look at the wrong one.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CopyError<E: std::error::Error + 'static> {
    /// What is copied could not be read.
    #[error(transparent)]
    From(E),
    /// The copy could not be written.
    #[error(transparent)]
    To(DiskError),
}

impl<E: std::error::Error> CopyError<E> {
    /// The same, where what is copied fails in more ways.
    pub(crate) fn widened<F: std::error::Error + From<E>>(self) -> CopyError<F> {
        match self {
            Self::From(error) => CopyError::From(error.into()),
            Self::To(error) => CopyError::To(error),
        }
    }
}

/// Bytes that are read at once of a file that is read from one end to the other.
const READ_BYTES: u64 = 1024 * 1024;

/// Reads a file in pieces, as long as it is when it is opened, whoever goes on writing to it; its length.
///
/// # Errors
/// [`CopyError::From`] the disk's, [`CopyError::To`] what `piece` gave.
pub(crate) fn read_through(
    disk: &dyn Disk,
    name: &str,
    piece: &mut dyn FnMut(&[u8]) -> Result<(), DiskError>,
) -> Result<u64, CopyError<DiskError>> {
    let file = disk.open(name, false).map_err(CopyError::From)?;
    let len = file.size().map_err(CopyError::From)?;
    let mut bytes = Vec::new();
    let mut offset = 0;
    while offset < len {
        bytes.resize(usize::try_from(READ_BYTES.min(len - offset)).unwrap_or(0), 0);
        file.read_at(offset, &mut bytes).map_err(CopyError::From)?;
        piece(&bytes).map_err(CopyError::To)?;
        offset += bytes.len() as u64;
    }
    Ok(len)
}

/// Copies a file under its own name, durable but for the folder's entry. A file of that name in `to` is replaced. False if
/// there is none in `from`.
///
/// # Errors
/// [`CopyError`], by the side that failed.
pub(crate) fn copy_file(from: &dyn Disk, to: &dyn Disk, name: &str) -> Result<bool, CopyError<DiskError>> {
    match from.open(name, false) {
        Err(DiskError::Missing { .. }) => return Ok(false),
        other => drop(other.map_err(CopyError::From)?),
    }
    match to.remove(name) {
        Ok(()) | Err(DiskError::Missing { .. }) => {}
        Err(error) => return Err(CopyError::To(error)),
    }
    let mut copy = to.create(name).map_err(CopyError::To)?;
    read_through(from, name, &mut |bytes| copy.append(bytes))?;
    copy.sync().map_err(CopyError::To)?;
    Ok(true)
}
