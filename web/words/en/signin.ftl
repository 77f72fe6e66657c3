# Signing in

signin-title = Sign in
signin-open-clinic = Open this clinic
signin-open-laptop = Open this laptop
signin-locked = Everything here is locked since the last stop. The first person to sign in opens it for the others.
signin-intro = Your passphrase opens what you may see, and signs what you write.
signin-kept = What you sent waits for you. Sign in and it is here again.
signin-sign-in = Sign in
signin-and-open = Sign in and open
signin-forgot = Forgot it? Nobody can read it or give it back. A supervisor can add you again, with another login.
signin-no-cookie = The passphrase was right, but this browser did not keep the cookie that says who is signed in, so no page can be opened in it. Allow cookies for this address in the browser, or use another browser.
