# The page that connects a tablet, phone or computer once. Read on that device, by whoever holds it.

connect-title = Connect this device
connect-fresh = Not begun yet
    .sentence = This clinic has no people yet. Someone must begin it at the clinic's own screen first.
connect-locked = Locked
    .sentence = Locked: someone must sign in at the clinic's own screen first. After that, the pages open here again.
connect-soon = Almost ready
    .sentence = The clinic was just opened. Look again in a moment.
connect-trouble = Not ready
    .sentence = Something must be put right at the clinic's own screen first. Its page “{ devices-title }” says what.

connect-intro = Done once, then this device opens the clinic's pages by itself. It takes about five minutes.

connect-right = 3. Is it the clinic's certificate?
    .sentence = When you install it, or afterwards in its details, this device itself shows the certificate's SHA-256 fingerprint. Its first and last eight digits must be those on the poster beside the clinic's computer, or on the page “{ devices-title }” of that computer.
    .next = Different, or nothing there to compare with? Remove the certificate again, and tell someone at the clinic. Do not go by anything on this page: somebody on the network could have made one like it.

connect-clock = 1. Is its clock right?
# $time is "24 Nov 2026, 10:42"
connect-clinic-clock = The clinic's clock says { $time }.
connect-clock-unknown = Does this device say the same, within a few minutes? If not, set the one that is wrong: the pages open only when both are about right.
connect-clock-agrees = This device's clock agrees with it.
# Followed by how much, such as "(3 days)"
connect-clock-behind = This device's clock is behind it
connect-clock-ahead = This device's clock is ahead of it
connect-clock-next = Set the one that is wrong, or the pages may not open.

# $name is the certificate's name
connect-install = 2. Install the clinic's certificate
    .sentence = It is called “{ $name }”.
connect-certificate = Get the certificate
connect-profile = Get the profile

# What the device's own screen says stands in quotes, as that screen says it in English

connect-android = Android tablet or phone
connect-android-settings = Open “Settings” and search for “CA certificate”. On most devices it is under “Security”, “Encryption & credentials”, “Install a certificate”.
connect-android-file = Choose “Install anyway”, then the file clinic.crt from the downloads. The device asks for its screen lock; if it has none, set one.
connect-android-note = It then says that the network may be monitored. It says so about every certificate that somebody adds.
connect-apple = iPhone or iPad
connect-apple-profile = In Safari, and choose “Allow”:
connect-apple-install = Open “Settings”, then “Profile Downloaded” (or “General”, “VPN & Device Management”), and choose “Install”. It says “Not Verified”; that is expected.
# $name is the certificate's name
connect-apple-trust = In “Settings”, “General”, “About”, at the very end, open “Certificate Trust Settings” and turn on “{ $name }”. Without this step the pages do not open.
connect-windows = Windows
connect-windows-file = Open the file clinic.crt, choose “Install Certificate”, then “Current User”, then “Place all certificates in the following store”.
connect-windows-store = Browse to “Trusted Root Certification Authorities”, finish, and answer “Yes”.
connect-windows-note = Close the browser and open it again. This is for Edge, Chrome and Firefox.
connect-mac = Mac
connect-mac-file = Open the file clinic.crt. “Keychain Access” adds it.
# $name is the certificate's name
connect-mac-trust = In “Keychain Access”, find “{ $name }” and open it. Under “Trust”, choose “Always Trust”.
connect-mac-note = Close the window; the Mac asks for your password. Then open the browser again.
connect-linux = Linux
connect-linux-firefox = Firefox: “Settings”, “Privacy & Security”, “Certificates”, “View Certificates”, “Authorities”, “Import”. Tick that it may identify websites.
connect-linux-chrome = Chrome or Chromium: “Settings”, “Privacy and security”, “Security”, “Manage certificates”. Import it as an authority that may identify websites.

connect-open = 4. Open the pages
    .sentence = Keep the address as a bookmark or on the home screen. If there is a warning, something in step 2 is still missing: do not go past it, come back here.
connect-pages = Open the clinic's pages
connect-names = If an address with a name does not open, use one with numbers: not every device finds names.
