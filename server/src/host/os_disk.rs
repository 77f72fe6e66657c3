//! A folder of the real file system. Must never write outside its folder, nor return before what it says is so.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, DiskError, DiskFile};

/// The file whose lock says that a waystation is running on the folder.
pub(super) const LOCK: &str = "lock";

/// A folder, locked for as long as this (or a folder in it) lives.
#[derive(Debug)]
pub(crate) struct OsDisk {
    folder: PathBuf,
    /// Nothing where a folder is looked at that nobody ever locked.
    _lock: Option<Arc<File>>,
}

impl OsDisk {
    /// Opens `folder` and takes its lock; makes it first if `create`.
    ///
    /// # Errors
    /// [`DiskError::Locked`] if another program (or another part of this one) has it open; [`DiskError::Missing`] if
    /// there is no folder and `create` is false.
    pub(crate) fn open(folder: &Path, create: bool) -> Result<Self, DiskError> {
        let shown = folder.display().to_string();
        if create {
            make_private_folder(folder).map_err(|error| DiskError::of(&shown, error))?;
        }
        is_folder(folder)?;
        let lock = private_file()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(folder.join(LOCK))
            .map_err(|error| DiskError::of(LOCK, error))?;
        match lock.try_lock() {
            Ok(()) => {
                // Whatever made it. Where it is somebody else's, it is for them to say who may look into it.
                if let Err(error) = make_private(folder) {
                    tracing::warn!(%error, "a folder cannot be kept from other users of this computer");
                }
                Ok(Self { folder: folder.to_owned(), _lock: Some(Arc::new(lock)) })
            }
            Err(error) => Err(not_locked(error)),
        }
    }

    /// Opens `folder` to read and makes nothing in it, so that a medium that cannot be written is read as well. Where it
    /// has a lock, nobody else writes while this lives; a folder that never had one has nobody who runs on it.
    ///
    /// # Errors
    /// As [`OsDisk::open`].
    pub(crate) fn look_at(folder: &Path) -> Result<Self, DiskError> {
        is_folder(folder)?;
        let lock = match File::open(folder.join(LOCK)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(DiskError::of(LOCK, error)),
            Ok(lock) => {
                lock.try_lock_shared().map_err(not_locked)?;
                Some(Arc::new(lock))
            }
        };
        Ok(Self { folder: folder.to_owned(), _lock: lock })
    }

    /// Opens `folder` to read without its lock: another program may be writing there.
    ///
    /// # Errors
    /// As [`OsDisk::open`], but that it may be locked.
    pub(crate) fn beside(folder: &Path) -> Result<Self, DiskError> {
        is_folder(folder)?;
        Ok(Self { folder: folder.to_owned(), _lock: None })
    }

    /// The folder `name` in this one, under the same lock; `None` if it is not there and not to be made. A new one is
    /// durable on return.
    ///
    /// # Errors
    /// [`DiskError`], also if there is a file in its place.
    pub(crate) fn below(&self, name: &str, create: bool) -> Result<Option<Self>, DiskError> {
        let folder = self.folder.join(name);
        let failed = |error| DiskError::of(name, error);
        match fs::metadata(&folder) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(failed(io::ErrorKind::NotADirectory.into())),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            Err(_) if !create => return Ok(None),
            Err(_) => {
                make_private_folder(&folder).map_err(failed)?;
                if let Err(error) = self.sync_folder() {
                    // Not there, so that the next try makes it durable too.
                    fs::remove_dir(&folder).map_err(failed)?;
                    return Err(error);
                }
            }
        }
        Ok(Some(Self { folder, _lock: self._lock.clone() }))
    }

    /// Where it is.
    #[must_use]
    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }
}

/// Whose a folder is, where that is not who runs this and yet no right of the file system would stop them: root, who was
/// asked for one command (`sudo`), would leave files that the folder's owner cannot open.
#[cfg(unix)]
pub(super) fn foreign_owner(folder: &Path) -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    let owner = fs::metadata(folder).ok()?.uid();
    (rustix::process::geteuid().is_root() && owner != 0).then_some(owner)
}

/// On Windows a new file takes the access list of the folder around it.
#[cfg(not(unix))]
pub(super) fn foreign_owner(_: &Path) -> Option<u32> {
    None
}

fn is_folder(folder: &Path) -> Result<(), DiskError> {
    let failed = |error| DiskError::of(&folder.display().to_string(), error);
    if fs::metadata(folder).map_err(failed)?.is_dir() {
        Ok(())
    } else {
        Err(failed(io::ErrorKind::NotADirectory.into()))
    }
}

fn not_locked(error: TryLockError) -> DiskError {
    match error {
        TryLockError::WouldBlock => DiskError::Locked { file: LOCK.to_owned() },
        TryLockError::Error(error) => DiskError::of(LOCK, error),
    }
}

#[cfg(unix)]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// On Windows a new folder takes the access list of the folder around it.
#[cfg(not(unix))]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Lets nobody but its owner into a folder, nor at anything in it, whatever made them. Makes none.
#[cfg(unix)]
pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let only_owner = |path: &Path, mode: u32| match fs::metadata(path)?.permissions().mode() & 0o077 {
        0 => Ok(()),
        _ => fs::set_permissions(path, fs::Permissions::from_mode(mode)),
    };
    only_owner(folder, 0o700)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            make_private(&entry.path())?;
        } else if kind.is_file() {
            only_owner(&entry.path(), 0o600)?;
        }
    }
    Ok(())
}

/// On Windows the access list of the folder around it says who may.
#[cfg(not(unix))]
pub(crate) fn make_private(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn private_file() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
fn private_file() -> OpenOptions {
    OpenOptions::new()
}

/// Makes the entries of a folder durable.
#[cfg(unix)]
pub(crate) fn sync_folder_at(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows has no sync of a folder: NTFS logs its entries in order, and `FlushFileBuffers` on a file (every
/// [`DiskFile::sync`], and [`Disk::rename`] for the renamed one) writes that log out.
#[cfg(not(unix))]
pub(crate) fn sync_folder_at(_folder: &Path) -> io::Result<()> {
    Ok(())
}

impl Disk for OsDisk {
    fn create(&self, name: &str) -> Result<Box<dyn DiskFile>, DiskError> {
        let opened = private_file().read(true).write(true).create_new(true).open(self.folder.join(name));
        let file = opened.map_err(|error| DiskError::of(name, error))?;
        Ok(Box::new(OsFile { name: name.to_owned(), file }))
    }

    fn open(&self, name: &str, write: bool) -> Result<Box<dyn DiskFile>, DiskError> {
        let opened = OpenOptions::new().read(true).write(write).open(self.folder.join(name));
        let file = opened.map_err(|error| DiskError::of(name, error))?;
        Ok(Box::new(OsFile { name: name.to_owned(), file }))
    }

    fn list(&self) -> Result<Vec<String>, DiskError> {
        let list = || -> io::Result<Vec<String>> {
            let mut names = Vec::new();
            for entry in fs::read_dir(&self.folder)? {
                let entry = entry?;
                // A name that is no Unicode is none of ours.
                if let (true, Ok(name)) = (entry.file_type()?.is_file(), entry.file_name().into_string()) {
                    names.push(name);
                }
            }
            names.sort_unstable();
            Ok(names)
        };
        list().map_err(|error| DiskError::of(&self.folder.display().to_string(), error))
    }

    fn remove(&self, name: &str) -> Result<(), DiskError> {
        fs::remove_file(self.folder.join(name)).map_err(|error| DiskError::of(name, error))
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), DiskError> {
        let target = self.folder.join(to);
        fs::rename(self.folder.join(from), &target).map_err(|error| DiskError::of(to, error))?;
        if cfg!(windows) {
            let flushed = OpenOptions::new().write(true).open(&target).and_then(|file| file.sync_all());
            flushed.map_err(|error| DiskError::of(to, error))?;
        }
        Ok(())
    }

    fn sync_folder(&self) -> Result<(), DiskError> {
        sync_folder_at(&self.folder).map_err(|error| DiskError::of(&self.folder.display().to_string(), error))
    }
}

/// A file read and written by position: an append-only handle cannot be cut on Windows.
#[derive(Debug)]
struct OsFile {
    name: String,
    file: File,
}

impl OsFile {
    fn failed(&self, error: io::Error) -> DiskError {
        DiskError::of(&self.name, error)
    }
}

impl DiskFile for OsFile {
    fn size(&self) -> Result<u64, DiskError> {
        self.file.metadata().map(|found| found.len()).map_err(|error| self.failed(error))
    }

    fn append(&mut self, bytes: &[u8]) -> Result<(), DiskError> {
        let write = |mut file: &File| {
            file.seek(SeekFrom::End(0))?;
            file.write_all(bytes)
        };
        write(&self.file).map_err(|error| self.failed(error))
    }

    fn rewrite(&mut self, offset: u64, bytes: &[u8]) -> Result<(), DiskError> {
        let write = |mut file: &File| {
            file.seek(SeekFrom::Start(offset))?;
            file.write_all(bytes)
        };
        write(&self.file).map_err(|error| self.failed(error))
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), DiskError> {
        let read = |mut file: &File, into: &mut [u8]| {
            file.seek(SeekFrom::Start(offset))?;
            file.read_exact(into)
        };
        read(&self.file, into).map_err(|error| self.failed(error))
    }

    fn truncate(&mut self, len: u64) -> Result<(), DiskError> {
        self.file.set_len(len).map_err(|error| self.failed(error))
    }

    fn sync(&mut self) -> Result<(), DiskError> {
        self.file.sync_all().map_err(|error| self.failed(error))
    }
}
