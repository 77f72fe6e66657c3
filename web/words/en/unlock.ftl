# Keys in files, which open the clinic without a passphrase

unlock-title = Opening without a passphrase
unlock-intro = After a power cut the clinic stays locked until somebody signs in. A key on a USB stick opens it instead: put the stick in, start the computer, take the stick out and lock it away.
unlock-how = Whoever looks after the computer starts it with: waystation clinic --unlock-file, and then where the file is.
unlock-keys = Keys
unlock-none = There is none.
unlock-key-line = Made on { $when }
unlock-shut-out = Shut out
    .hint = A key that is lost is shut out here: from then on it opens nothing. Older copies of the clinic’s folder it opens still.
unlock-make = Make a key
    .warning = Whoever has the file and the clinic’s computer opens the whole record. Keep the stick apart from the computer, never in it.
    .button = Make a key and save its file
    .full = There is no room for another: shut one out first.
    .own-screen = That is done at the clinic’s own screen.
unlock-shut-out-done = The key is shut out.
